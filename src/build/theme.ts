import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { pathToFileURL } from 'node:url';
import { basePath, pairingOf, type Settings } from '../site/settings.ts';
import type { PageView } from '../views/pages.ts';
import type { CompileSetup } from './compile-theme.ts';
import { projectRoot, themeVersion, viewsVersion } from './fingerprint.ts';

/** What a compiled theme is rendered with. */
export interface Renderer {
  /** The module that renders. */
  entry: string;
  /** The base under which the site stands. */
  base: string;
}

/** The compiled theme: what turns a view into a page, and the files that all pages need. */
export interface Theme extends Renderer {
  /** Of all that is compiled: an equal version makes equal pages of equal views. */
  version: string;
  /** Whether it was compiled just now. */
  compiled: boolean;
  /** Of all code, styles and packages, compiled or not. */
  sources: string;
  /** Of the code that makes whatever is no page: no template and no style is part of it. */
  code: string;
  /** Styles, fonts and public files: file below the site → where it lies. */
  files: ReadonlyMap<string, string>;
  /** Scripts of components that stand in pages themselves. */
  inline: readonly string[];
}

/** Gives the HTML of the page at a path, made of the view that `reader` gives. */
export async function openRenderer({ entry, base }: Renderer, reader: (path: string) => PageView | undefined): Promise<(path: string) => Promise<string>> {
  const { render, readViewsFrom } = await import(pathToFileURL(entry).href) as typeof import('./theme-entry.ts');
  readViewsFrom(reader);
  return (at) => render(at, base);
}

const run = promisify(execFile);

/** By this variable `astro.config.mjs` is told which faces the style sheet is made with. */
export const pairingVariable = 'BACKFILE_PAIRING';

/** Older themes are kept beside the newest: two builds with other settings may take turns. */
const mostKept = 3;

/** The theme for these settings, compiled where neither it nor anything it is made of was compiled before. */
export async function openTheme(settings: Settings, cache: string): Promise<Theme> {
  const [site, base, pairing] = [new URL(settings.address).origin, basePath(settings), pairingOf(settings)];
  const sources = themeVersion();
  const key = createHash('sha256').update(`${sources}\n${site}\n${base}\n${pairing}`).digest('hex').slice(0, 20);
  const folder = path.join(path.resolve(cache), 'theme', key);
  const compiled = !isWhole(folder);
  if (compiled) await compile({ site, base, pairing, folder, cache });
  const client = path.join(folder, 'client');
  return {
    compiled, sources, code: viewsVersion(), base, entry: path.join(folder, 'server', 'entry.mjs'),
    version: fs.readFileSync(path.join(folder, versionFile), 'utf8'),
    inline: readInline(folder),
    files: new Map(listFiles(client).map((file) => [file, path.join(client, file)])),
  };
}

/** Written last: tells what was compiled, and that all of it is there. */
export const versionFile = 'version';

function isWhole(folder: string): boolean {
  const file = path.join(folder, versionFile);
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8') === digestFolder(folder);
}

/** Scripts that stand in pages themselves, as a list in JSON. */
export const inlineFile = 'inline-scripts.json';

function readInline(folder: string): string[] {
  const file = path.join(folder, inlineFile);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) as string[] : [];
}

/** SHA-256 of every file below a folder by name, but for the version itself. */
export function digestFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const file of listFiles(folder)) if (file !== versionFile) hash.update(`${file}\n`).update(fs.readFileSync(path.join(folder, file)));
  return hash.digest('hex');
}

/** Files below a folder with forward slashes, in code-unit order. */
function listFiles(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
}

/** In a process of its own: Astro's memory goes with it. It is kept from one pool for each thread, which takes 70 MB less. */
async function compile(setup: CompileSetup): Promise<void> {
  const { folder, cache } = setup;
  const fresh = `${folder}.${process.pid}`;
  try {
    await run(process.execPath, ['--max-semi-space-size=2', '--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'start.js'), 'compile-theme.ts', JSON.stringify({ ...setup, folder: fresh, cache: path.resolve(cache) })], {
      cwd: projectRoot, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', VITEST: '', MALLOC_ARENA_MAX: '1', [pairingVariable]: setup.pairing },
    });
    fs.writeFileSync(path.join(fresh, versionFile), digestFolder(fresh));
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(fresh, folder);
  } catch (error) {
    throw new Error(`The theme cannot be compiled. ${(error as { stderr?: string }).stderr?.trim() ?? String(error)}`, { cause: error });
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
  forgetOld(path.dirname(folder));
}

function forgetOld(folder: string): void {
  const made = fs.readdirSync(folder).map((name) => ({ name, at: fs.statSync(path.join(folder, name)).mtimeMs })).sort((a, b) => b.at - a.at);
  for (const { name } of made.slice(mostKept)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}
