import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** Runs one command of Backfile as a user would, from the project's folder. */
export function runBackfile(args: string[], env: Record<string, string> = {}): { code: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(projectRoot, 'src/cli/main.ts'), ...args], {
    cwd: projectRoot, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', VITEST: '', ...env }, maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, text: stdout + stderr };
}

/** Every file below a folder: path with forward slashes → bytes as base64. */
export function readTree(folder: string): Map<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(files.sort().map((file) => [path.relative(folder, file).split(path.sep).join('/'), fs.readFileSync(file).toString('base64')]));
}

/** A content folder in a temporary place: path → text. `archive.yaml` is added where it is missing. */
export function writeContent(files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-content-'));
  for (const [file, text] of Object.entries({ 'archive.yaml': 'name: Test archive\naddress: https://example.org/\n', ...files })) {
    fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  return folder;
}
