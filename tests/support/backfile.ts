import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Content } from '../../src/ingest/content.ts';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

function callOf(args: string[], env: Record<string, string>, root: string): [string, string[], { cwd: string; env: NodeJS.ProcessEnv }] {
  return [process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'src/cli/backfile.js'), ...args], {
    cwd: root, env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', VITEST: '', ...env },
  }];
}

/** Runs one command of Backfile as a user would, from the project's folder. Where its cache is new, the themes compiled before are laid in it. */
export function runBackfile(args: string[], env: Record<string, string> = {}, root = projectRoot): { code: number | null; text: string } {
  const [command, rest, options] = callOf(args, env, root);
  const cache = root === projectRoot ? args[args.indexOf('--cache') + 1] : undefined;
  const shared = env[themesVariable] ?? process.env[themesVariable];
  if (shared && cache && args.includes('--cache')) layThemes(path.join(shared, 'theme'), path.join(cache, 'theme'));
  const { status, stdout, stderr } = spawnSync(command, rest, { ...options, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (shared && cache && args.includes('--cache')) layThemes(path.join(cache, 'theme'), path.join(shared, 'theme'));
  return { code: status, text: stdout + stderr };
}

/** Names the folder in which the themes of one run of the tests are shared: a theme has its name from all it is compiled of. */
export const themesVariable = 'BACKFILE_TEST_THEMES';

/** For a build that is to compile its theme itself. */
export const compilesItself = { [themesVariable]: '' };

/** Copies what is missing, each theme whole or not at all; another test may lay the same one meanwhile. */
function layThemes(from: string, to: string): void {
  if (!fs.existsSync(from) || fs.lstatSync(path.dirname(to), { throwIfNoEntry: false })?.isFile()) return;
  for (const name of fs.readdirSync(from).filter((each) => /^[0-9a-f]{20}$/.test(each) && !fs.existsSync(path.join(to, each)))) {
    const half = path.join(to, `${name}.${process.pid}`);
    fs.cpSync(path.join(from, name), half, { recursive: true, preserveTimestamps: true });
    moveUnlessThere(half, path.join(to, name));
  }
}

/** Gives a folder its name, or removes it where another was quicker: both hold the same. */
function moveUnlessThere(half: string, to: string): void {
  try {
    fs.renameSync(half, to);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    fs.rmSync(half, { recursive: true, force: true });
  }
}

/** Starts one command and kills it after some milliseconds, where it is not done by then; whether it was killed. */
export async function killBackfile(args: string[], milliseconds: number): Promise<boolean> {
  const [command, rest, options] = callOf(args, {}, projectRoot);
  const child = spawn(command, rest, { ...options, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const [, signal] = await once(child, 'exit') as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  return signal === 'SIGKILL';
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

/** A copy of the project elsewhere on the disk, with the same packages and no content. */
export function copyProject(to: string): string {
  for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']) fs.cpSync(path.join(projectRoot, name), path.join(to, name), { recursive: true });
  fs.symlinkSync(fs.realpathSync(path.join(projectRoot, 'node_modules')), path.join(to, 'node_modules'), 'junction');
  return to;
}

/** What was read, with all that a store would give only when it is asked for; a ledger answers by functions and is left out. */
export function readOut({ ledger: _, ...content }: Content): unknown {
  return {
    ...content,
    articles: content.articles.map((file) => ({
      ...file, places: file.places, lead: file.lead, pictures: file.pictures,
      article: { ...file.article, ...readAll(file.article, ['opening', 'byline', 'stories', 'related', 'unrelated', 'aliases', 'updates', 'mentions']), profile: readAll(file.article.profile, ['key', 'size', 'words', 'names', 'nameKeys', 'terms', 'sketch']) },
      body: readAll(file.body, ['html', 'links', 'pictures', 'words', 'opening']),
    })),
  };
}

function readAll<T extends object>(record: T, names: readonly (keyof T)[]): object {
  return Object.fromEntries(names.map((name) => [name, record[name]]));
}
