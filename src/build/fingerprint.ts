import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The folder that holds `package.json` and `src/`. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

const readingRooms = ['archive', 'markdown', 'site', 'ingest'];

/** SHA-256 of all that decides what a page looks like beside its view: code, styles, configuration, packages, public files. */
export function themeVersion(root = projectRoot): string {
  const hash = createHash('sha256').update(process.version);
  for (const place of ['src', 'public', 'astro.config.mjs', 'package-lock.json']) hashPlace(hash, path.join(root, place));
  return hash.digest('hex');
}

function hashPlace(hash: Hash, place: string): void {
  const status = fs.statSync(place, { throwIfNoEntry: false });
  if (status?.isDirectory()) for (const name of fs.readdirSync(place).sort()) hashPlace(hash, path.join(place, name));
  else if (status) hash.update(`${place}\n`).update(fs.readFileSync(place));
}

/** SHA-256 of the code that turns a file into a checked article, and of the packages it uses: another value makes every file be read again. */
export function pipelineVersion(root = projectRoot): string {
  const hash = createHash('sha256').update(process.version);
  for (const room of readingRooms) {
    for (const name of fs.readdirSync(path.join(root, 'src', room), { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.ts')) hash.update(`${room}/${name}\n`).update(fs.readFileSync(path.join(root, 'src', room, name)));
    }
  }
  return hash.update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}
