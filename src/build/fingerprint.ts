import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The folder that holds `package.json` and `src/`. */
export const projectRoot = path.resolve(import.meta.dirname, '../..');

/** A digest of some texts, 22 characters: two that differ are told apart but by one chance in 2 ** 128. */
export function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\n');
  return hash.digest('base64url').slice(0, 22);
}

/** SHA-256 of a file's bytes, as notes of folders and manifests of shards have it. */
export function hashBytes(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

const readingRooms = ['archive', 'markdown', 'site', 'ingest'];

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
export function pipelineVersion(root = projectRoot): string {
  const known = pipelines.get(root);
  if (known !== undefined) return known;
  const version = digestPipeline(root);
  pipelines.set(root, version);
  return version;
}

/** The same of the code that turns articles into views. */
export function viewsVersion(root = projectRoot): string {
  const known = views.get(root);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(pipelineVersion(root));
  for (const room of ['views', 'store', 'build']) hashPlace(hash, root, `src/${room}`);
  const version = hash.digest('hex');
  views.set(root, version);
  return version;
}

const views = new Map<string, string>();

/** The code of a running process stays what it was when it started. */
const pipelines = new Map<string, string>();

function digestPipeline(root: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const room of readingRooms) {
    for (const name of fs.readdirSync(path.join(root, 'src', room), { recursive: true, encoding: 'utf8' }).sort()) {
      if (name.endsWith('.ts')) hash.update(`${room}/${name}\n`).update(fs.readFileSync(path.join(root, 'src', room, name)));
    }
  }
  return hash.update(fs.readFileSync(path.join(root, 'package-lock.json'))).digest('hex');
}
