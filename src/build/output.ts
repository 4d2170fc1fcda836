import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Store } from '../store/store.ts';
import { themeVersion } from './fingerprint.ts';

/** What an output folder was made from, and every file in it with its stamp. */
interface Note {
  made: string;
  files: Record<string, string>;
}

/** One word for all that decides the bytes of an output folder: the views, the theme, the pictures. */
export function describeInputs(store: Store, content: string, pictures: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256').update(`${store.viewsVersion()}\n${themeVersion()}\n`);
  for (const [target, file] of pictures) hash.update(`${target}\n${stampOf(path.join(content, file)) ?? ''}\n`);
  return hash.digest('hex');
}

function stampOf(file: string): string | undefined {
  const status = fs.lstatSync(file, { bigint: true, throwIfNoEntry: false });
  return status?.isFile() ? `${status.size}:${status.mtimeNs}:${status.ctimeNs}:${status.ino}` : undefined;
}

function stampAll(folder: string): Record<string, string> {
  const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(names.filter((entry) => !entry.isDirectory()).map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), stampOf(file) ?? ''];
  }));
}

/** Whether `out` was made from the same inputs and no file in it was added, changed or removed since. */
export function isCurrent(store: Store, out: string, made: string): boolean {
  const text = store.readOutput(out);
  if (text === undefined || !fs.existsSync(out)) return false;
  const note = JSON.parse(text) as Note;
  if (note.made !== made) return false;
  const found = stampAll(out);
  const names = Object.keys(found);
  return names.length === Object.keys(note.files).length && names.every((name) => found[name] === note.files[name]);
}

export function recordOutput(store: Store, out: string, made: string): void {
  const note: Note = { made, files: stampAll(out) };
  store.writeOutput(out, JSON.stringify(note));
}
