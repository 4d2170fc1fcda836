import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { digestFolder, versionFile } from '../../src/build/theme.ts';
import { runBackfile } from './backfile.ts';
import { addresses } from './edited-archive.ts';

/** In memory where the system has such a place: a history writes thousands of small files. */
export const roomy = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

/** Caches that hold themes: a theme is loaded once from each, and so no newspaper has a cache of its own. */
export interface Caches {
  /** What builds leave to each other. */
  kept: string;
  /** Of clean builds. */
  fresh: string;
}

/** Compiles the theme for each address once, for every newspaper to come. */
function compileThemes(shared: string): Caches {
  const [kept, fresh] = [path.join(shared, 'kept'), path.join(shared, 'fresh')];
  for (const address of addresses) {
    const content = path.join(shared, 'content');
    fs.mkdirSync(content, { recursive: true });
    fs.writeFileSync(path.join(content, 'archive.yaml'), `name: Themes\naddress: ${address}\n`);
    const { code, text } = runBackfile(['build', '--content', content, '--out', path.join(shared, 'dist'), '--cache', kept]);
    expect(text).toMatch(/^0 articles/);
    expect(code).toBe(0);
  }
  fs.cpSync(path.join(kept, 'theme'), path.join(fresh, 'theme'), { recursive: true, preserveTimestamps: true });
  return { kept, fresh };
}

/** Themes for a test: as readers see them, and plain. */
export interface Themes {
  compiled: Caches;
  plain: Caches;
}

/** Makes both in a folder. */
export function makeThemes(shared: string): Themes {
  const compiled = compileThemes(shared);
  return { compiled, plain: plainThemes(compiled, shared) };
}

const plainEntry = `let read;
export const readViewsFrom = (reader) => { read = reader; };
export const render = async (path) => '<meta name="generator" content="Backfile">\\n' + JSON.stringify(read(path), undefined, 1);
`;

/** Themes of the same names that show the whole view as it is: nothing that differs can hide, and no time is lost. */
function plainThemes(compiled: Caches, shared: string): Caches {
  const caches = { kept: path.join(shared, 'plain-kept'), fresh: path.join(shared, 'plain-fresh') };
  for (const cache of Object.values(caches)) {
    for (const name of fs.readdirSync(path.join(compiled.kept, 'theme'))) {
      const folder = path.join(cache, 'theme', name);
      for (const part of ['server', 'client/_assets']) fs.mkdirSync(path.join(folder, part), { recursive: true });
      fs.writeFileSync(path.join(folder, 'server/entry.mjs'), plainEntry);
      fs.writeFileSync(path.join(folder, 'client/_assets/style.css'), `/* ${name} */`);
      fs.writeFileSync(path.join(folder, versionFile), digestFolder(folder));
    }
  }
  return caches;
}

/** Themes for all tests of a file, made before them and removed after them. */
export function useThemes(limit: number): Themes {
  const shared = fs.mkdtempSync(path.join(roomy, 'backfile-themes-'));
  const themes = {} as Themes;
  beforeAll(() => void Object.assign(themes, makeThemes(shared)), limit);
  afterAll(() => fs.rmSync(shared, { recursive: true, force: true }));
  return themes;
}
