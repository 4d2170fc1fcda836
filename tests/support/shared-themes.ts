import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { themesVariable } from './backfile.ts';

/** Gives all test files of one run a folder for compiled themes, so that each is compiled once. */
export function setup(): (() => void) | undefined {
  if (process.env[themesVariable] !== undefined) return undefined;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-themes-'));
  process.env[themesVariable] = folder;
  return () => fs.rmSync(folder, { recursive: true, force: true });
}
