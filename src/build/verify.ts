import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readFixity, type FixityEntry } from '../exports/fixity.ts';
import { fixityPath } from '../site/addresses.ts';

/** Answers of a server that has no such file. */
const gone: ReadonlySet<number> = new Set([403, 404, 410]);

/** A file that is not as it was built. */
export interface Difference {
  file: string;
  how: 'differs' | 'missing' | 'new';
}

export interface VerifyOptions {
  /** The folder of a site, or the address it is served at on this machine. */
  place: string | URL;
  /** A manifest kept elsewhere, in place of the one in `place`. */
  manifest?: string;
  /** Told after each file. */
  tell?: (done: number, total: number) => void;
}

export type Verification =
  /** `manifest` is the SHA-256 of the list itself; differences stand in code-unit order. */
  | { kind: 'verified'; files: number; differences: Difference[]; manifest: string }
  | { kind: 'unusable'; reason: string };

const manifestFile = fixityPath.slice(1);

/** Holds every file of a site against the list that was written when it was built. Nothing is followed out of the site. */
export async function verify({ place, manifest, tell = () => undefined }: VerifyOptions): Promise<Verification> {
  const unusable = (reason: string): Verification => ({ kind: 'unusable', reason });
  const site = typeof place === 'string' ? openFolder(place) : openServed(place);
  if (typeof site === 'string') return unusable(site);
  const own = await site.readManifest();
  const given = manifest === undefined ? own : readGiven(manifest);
  if (given === undefined) return unusable(manifest === undefined ? site.lacking : `There is no manifest at \`${manifest}\`.`);
  const entries = readFixity(given.toString('utf8'));
  if ('line' in entries) return unusable(`Line ${entries.line} of the manifest names no file of the site. Build the site again, or take the manifest from where it was kept.`);
  const differences: Difference[] = site.listNew(new Set(entries.map(([file]) => file))).map((file) => ({ file, how: 'new' }));
  if (own && manifest !== undefined && !own.equals(given)) differences.push({ file: manifestFile, how: 'differs' });
  await forEachInLanes(entries, site.lanes, async ([file, sha256], done) => {
    const how = await site.compare(file, sha256);
    if (how !== 'equal') differences.push({ file, how });
    tell(done, entries.length);
  });
  differences.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  return { kind: 'verified', files: entries.length, differences, manifest: createHash('sha256').update(given).digest('hex') };
}

/** A site that can be looked at. */
interface Site {
  readManifest: () => Promise<Buffer | undefined> | Buffer | undefined;
  /** What to say where it has no manifest. */
  lacking: string;
  /** Files that stand there and are not among those named. */
  listNew: (named: ReadonlySet<string>) => string[];
  compare: (file: string, sha256: string) => Promise<'equal' | 'differs' | 'missing'> | 'equal' | 'differs' | 'missing';
  /** Files that are looked at at one time. */
  lanes: number;
}

function readGiven(file: string): Buffer | undefined {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file) : undefined;
}

function openFolder(folder: string): Site | string {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return `The folder \`${folder}\` is not there.`;
  // Links are not followed: what is reached through one is no file of the site.
  const plain = new Set<string>();
  const other = new Set<string>();
  const list = (below: string): void => {
    for (const entry of fs.readdirSync(path.join(folder, below), { withFileTypes: true })) {
      if (entry.isDirectory()) list(`${below}${entry.name}/`);
      else (entry.isFile() ? plain : other).add(below + entry.name);
    }
  };
  list('');
  return {
    lanes: 1,
    lacking: `There is no \`${manifestFile}\` in \`${folder}\`. Run \`npm run build\` first, or name the folder of a site.`,
    readManifest: () => (plain.has(manifestFile) ? fs.readFileSync(path.join(folder, manifestFile)) : undefined),
    listNew: (named) => [...plain, ...other].filter((file) => file !== manifestFile && !named.has(file)),
    compare: (file, sha256) => {
      if (!plain.has(file)) return other.has(file) ? 'differs' : 'missing';
      return hashFile(path.join(folder, file)) === sha256 ? 'equal' : 'differs';
    },
  };
}

const chunk = Buffer.alloc(1024 * 1024);

/** SHA-256 of a file, which is read in pieces. */
function hashFile(file: string): string {
  const hash = createHash('sha256');
  const handle = fs.openSync(file, fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0));
  try {
    for (let read = fs.readSync(handle, chunk); read > 0; read = fs.readSync(handle, chunk)) hash.update(chunk.subarray(0, read));
  } finally {
    fs.closeSync(handle);
  }
  return hash.digest('hex');
}

/** Milliseconds a server of this machine has for one file. */
const patience = 60_000;

/** Whether an address is that of a server on this machine. */
export function isLocal({ protocol, hostname }: URL): boolean {
  return /^https?:$/.test(protocol) && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function openServed(address: URL): Site | string {
  if (!isLocal(address)) return `\`${address.host}\` is not this machine. Copy the site into a folder, or serve the copy at 127.0.0.1.`;
  const base = new URL('./', address);
  const addressOf = (file: string): URL => new URL(file.split('/').map(encodeURIComponent).join('/'), base);
  const ask = (file: string): Promise<Response> => fetch(addressOf(file), { redirect: 'manual', headers: { 'accept-encoding': 'identity' }, signal: AbortSignal.timeout(patience) });
  return {
    lanes: 8,
    lacking: `There is no \`${manifestFile}\` at \`${base.href}\`, or nothing answers there.`,
    readManifest: async () => {
      const answer = await ask(manifestFile).catch(() => undefined);
      return answer?.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
    },
    // A server lists no files.
    listNew: () => [],
    compare: async (file, sha256) => {
      // The page of a folder is asked for as readers ask for it; one that servers lead away from, by its name.
      const folder = file.replace(/(^|\/)index\.html$/, '$1');
      const first = await ask(folder);
      const moved = folder !== file && first.status >= 300 && first.status < 400;
      if (moved) await first.body?.cancel();
      const answer = moved ? await ask(file) : first;
      const hash = createHash('sha256');
      for await (const piece of answer.body ?? []) hash.update(piece);
      // The page for what is missing may come with 404 itself; a folder without its page is forbidden, where folders are not listed.
      return hash.digest('hex') === sha256 ? 'equal' : gone.has(answer.status) ? 'missing' : 'differs';
    },
  };
}

/** Does `work` for each item, `lanes` at a time; `done` counts those that were begun. */
async function forEachInLanes(items: readonly FixityEntry[], lanes: number, work: (item: FixityEntry, done: number) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async (): Promise<void> => {
    for (let item = items[next]; item !== undefined; item = items[next]) {
      next += 1;
      await work(item, next);
    }
  };
  await Promise.all(Array.from({ length: lanes }, run));
}
