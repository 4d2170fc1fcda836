import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Puts a file in place whole or not at all, also where two builds share a cache. */
export function putWhole(file: string, bytes: Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${randomUUID()}`;
  fs.writeFileSync(beside, bytes);
  fs.renameSync(beside, file);
}

/** Removes everything in a folder but what is named. */
export function keepOnly(folder: string, names: ReadonlySet<string>): void {
  for (const name of fs.readdirSync(folder)) if (!names.has(name)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}
