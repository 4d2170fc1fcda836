import { createHash, hash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The folder that holds `package.json` and `src/`. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** A digest of some texts, 22 characters: two that differ are told apart but by one chance in 2 ** 128. */
export function digestOf(texts: readonly string[]): string {
  return hash('sha256', texts.map((text) => `${text}\n`).join(''), 'base64url').slice(0, 22);
}

/** SHA-256 of a file's bytes, as notes of folders and manifests of shards have it. */
export function hashBytes(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url');
}

/** SHA-256 of all that decides what a page looks like beside its view: code, styles, configuration, packages, public files. */
export function themeVersion(root = projectRoot): string {
  const hash = createHash('sha256').update(process.version);
  for (const place of ['src', 'public', 'astro.config.mjs', 'package-lock.json']) hashPlace(hash, root, place);
  return hash.digest('hex');
}

/** A file or folder below `root`, by names and bytes: two machines may have the same project in different places. */
function hashPlace(hash: Hash, root: string, place: string): void {
  const at = path.join(root, place);
  const status = fs.statSync(at, { throwIfNoEntry: false });
  if (status?.isDirectory()) for (const name of fs.readdirSync(at).sort()) hashPlace(hash, root, `${place}/${name}`);
  else if (status) hash.update(`${place}\n`).update(fs.readFileSync(at));
}

/** SHA-256 of the code that turns a file into a checked article, and of the packages it uses: another value makes every file be read again. */
export const pipelineVersion = remember((root) => digestRooms(root, process.version, ['archive', 'markdown', 'site', 'ingest']));

/** The same of the code that turns articles into views and data. */
export const viewsVersion = remember((root) => digestRooms(root, pipelineVersion(root), ['views', 'exports', 'store', 'build']));

/** The same of what draws cards: the code and the fonts. */
export const cardsVersion = remember((root) => digestRooms(root, process.version, ['cards', 'styles/fonts']));

function digestRooms(root: string, below: string, rooms: readonly string[]): string {
  const hash = createHash('sha256').update(below);
  for (const place of [...rooms.map((room) => `src/${room}`), 'package-lock.json']) hashPlace(hash, root, place);
  return hash.digest('hex');
}

/** Digests each project once: the code of a running process stays what it was when it started. */
function remember(digest: (root: string) => string): (root?: string) => string {
  const known = new Map<string, string>();
  return (root = projectRoot) => {
    const version = known.get(root) ?? digest(root);
    known.set(root, version);
    return version;
  };
}
