import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { hashBytes } from './fingerprint.ts';
import { isInside } from './write.ts';

/** What is asked of git never waits for a person, and takes no name for a pattern. */
const environment = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_LITERAL_PATHSPECS: '1', LC_ALL: 'C' };

/** A folder in which git knows commits, and where the content folder lies in it. */
export interface Repository {
  root: string;
  /** With forward slashes; empty where the repository is the content folder. */
  content: string;
}

/** A content folder of one commit, written to a folder of its own. */
export interface Extracted {
  folder: string;
  /** SHA-256 of each file that was written whole, base64url, by its path. */
  digests: Map<string, string>;
  /** The name git has for the bytes of each file, by its path. */
  blobs: Map<string, string>;
  /** Paths that no folder of this machine can hold. */
  refused: string[];
}

/** One entry of a tree: `name` has a character for each byte, as names of files need not be text. */
interface Entry {
  mode: string;
  blob: string;
  size: number;
  name: string;
}

/** Larger files are written by their size alone: whatever reads them looks no further than that. */
const largestBlob = 20 * 1024 * 1024;
const longestListing = 512 * 1024 * 1024;

/** The repository that holds a content folder, or why there is none. */
export async function openRepository(content: string, cwd: string): Promise<Repository | { reason: string }> {
  const top = await git(cwd, ['rev-parse', '--show-toplevel']);
  if ('reason' in top) return { reason: `This folder is in no git repository: ${top.reason}` };
  const root = fs.realpathSync(toText(top.text.trim()));
  const at = fs.existsSync(content) ? fs.realpathSync(content) : path.resolve(fs.realpathSync(cwd), content);
  if (at !== root && !isInside(root, at)) return { reason: `The content folder \`${content}\` is not in the repository \`${root}\`.` };
  return { root, content: path.relative(root, at).split(path.sep).join('/') };
}

/** The commit a name stands for, in full; no name is taken for an option. */
export async function findCommit({ root }: Repository, name: string): Promise<string | { reason: string }> {
  const unknown = { reason: `\`${name}\` is no commit of this repository. Write a branch, a tag or a commit, and fetch it first.` };
  if (name === '' || name.startsWith('-') || /[\p{Cc}\s]/u.test(name)) return unknown;
  const found = await git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  const commit = 'text' in found ? found.text.trim().split('\n').at(-1) ?? '' : '';
  return /^[0-9a-f]{40,64}$/.test(commit) ? commit : unknown;
}

/** Where two commits part; where they have nothing in common, the first. */
export async function findFork({ root }: Repository, base: string, head: string): Promise<string> {
  const found = await git(root, ['merge-base', base, head]);
  const fork = 'text' in found ? found.text.trim() : '';
  return /^[0-9a-f]{40,64}$/.test(fork) ? fork : base;
}

/**
 * Writes the content folder of a commit to `folder`, which is new. No file of the work tree is touched, no attribute
 * and no filter looked at. A link is written as one that leads nowhere; a name that would leave the folder is refused.
 * Files that `other` holds too are shared with it.
 */
export async function extractContent(repository: Repository, commit: string, folder: string, other?: Extracted): Promise<Extracted | { reason: string }> {
  const listed = await git(repository.root, ['ls-tree', '-r', '-z', '-l', '--full-tree', `${commit}:${repository.content}`]);
  if ('reason' in listed) return { reason: `There is no folder \`${repository.content}\` in the commit ${commit.slice(0, 10)}.` };
  const extracted: Extracted = { folder, digests: new Map(), blobs: new Map(), refused: [] };
  fs.mkdirSync(folder, { recursive: true });
  const wanted: Entry[] = [];
  for (const entry of readEntries(listed.text)) {
    const told = toText(entry.name);
    const isFile = entry.mode === '100644' || entry.mode === '100755' || entry.mode === '100664';
    if (!isSafe(entry.name) || !tryWrite(() => writeOther(entry, folder, isFile))) extracted.refused.push(told);
    else if (isFile && entry.size <= largestBlob) {
      extracted.blobs.set(told, entry.blob);
      if (!other || !share(entry, told, extracted, other)) wanted.push(entry);
    }
  }
  const failure = await readBlobs(repository.root, wanted, (entry, bytes) => {
    const told = toText(entry.name);
    if (tryWrite(() => fs.writeFileSync(placeOf(folder, entry.name), bytes, { flag: 'wx' }))) extracted.digests.set(told, hashBytes(bytes));
    else extracted.refused.push(told);
  });
  return failure ?? extracted;
}

function* readEntries(listing: string): Generator<Entry> {
  for (const line of listing.split('\0')) {
    const [, mode, blob, size, name] = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([^]+)$/.exec(line) ?? [];
    if (mode !== undefined && blob !== undefined && name !== undefined) yield { mode, blob, size: Number(size) || 0, name };
  }
}

/** A tree that was made by hand may hold any name. */
function isSafe(name: string): boolean {
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && !(path.sep === '\\' && /[\\:]/.test(name));
}

/** Folders, links and what is too large to be read; the files themselves come later. */
function writeOther({ mode, size, name }: Entry, folder: string, isFile: boolean): void {
  const place = placeOf(folder, name);
  fs.mkdirSync(placeOf(folder, name.split('/').slice(0, -1).join('/')), { recursive: true });
  if (mode === '120000') fs.symlinkSync('nowhere', place);
  else if (!isFile) fs.mkdirSync(place, { recursive: true });
  else if (size > largestBlob) {
    fs.writeFileSync(place, '', { flag: 'wx' });
    fs.truncateSync(place, size);
  }
}

function share({ blob, name }: Entry, told: string, extracted: Extracted, other: Extracted): boolean {
  const digest = other.digests.get(told);
  if (digest === undefined || other.blobs.get(told) !== blob) return false;
  if (!tryWrite(() => fs.linkSync(placeOf(other.folder, name), placeOf(extracted.folder, name)))) return false;
  extracted.digests.set(told, digest);
  return true;
}

function tryWrite(write: () => void): boolean {
  try {
    write();
    return true;
  } catch {
    return false;
  }
}

function placeOf(folder: string, name: string): Buffer {
  return Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
}

function toText(name: string): string {
  return Buffer.from(name, 'latin1').toString('utf8');
}

/** Runs git and gives what it wrote, a character for each byte, or its first line of complaint. */
function git(cwd: string, args: readonly string[]): Promise<{ text: string } | { reason: string }> {
  return new Promise((resolve) => {
    execFile('git', [...args], { cwd, encoding: 'latin1', maxBuffer: longestListing, env: { ...process.env, ...environment } }, (error, stdout, stderr) => {
      if (!error) resolve({ text: stdout });
      else resolve({ reason: error.code === 'ENOENT' ? 'git is not installed.' : stderr.trim().split('\n')[0] ?? '' });
    });
  });
}

/** Reads the bytes of entries in one run of git, one after the other. */
async function readBlobs(cwd: string, entries: readonly Entry[], take: (entry: Entry, bytes: Buffer) => void): Promise<{ reason: string } | undefined> {
  if (entries.length === 0) return undefined;
  const child = spawn('git', ['cat-file', '--batch'], { cwd, stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, ...environment } });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.end(entries.map(({ blob }) => `${blob}\n`).join(''));
  const read = openReader(child.stdout);
  for (const entry of entries) {
    const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(await read.line())?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) {
      child.kill();
      return { reason: `git could not read \`${toText(entry.name)}\`: fetch the commit with all its files.` };
    }
    take(entry, await read.bytes(size));
    await read.bytes(1);
  }
  return undefined;
}

/** Takes lines and bytes off a stream; past its end there is nothing. */
function openReader(stream: Readable): { line: () => Promise<string>; bytes: (count: number) => Promise<Buffer> } {
  const chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let held: Buffer[] = [];
  let length = 0;
  const more = async (): Promise<boolean> => {
    const next = await chunks.next();
    if (next.done === true) return false;
    held.push(next.value);
    length += next.value.length;
    return true;
  };
  const bytes = async (count: number): Promise<Buffer> => {
    while (length < count && await more());
    const all = held.length === 1 ? held[0] ?? Buffer.alloc(0) : Buffer.concat(held);
    held = [all.subarray(count)];
    length = all.length - Math.min(count, all.length);
    return all.subarray(0, count);
  };
  const line = async (): Promise<string> => {
    while (!held.some((chunk) => chunk.includes(10)) && await more());
    const all = held.length === 1 ? held[0] ?? Buffer.alloc(0) : Buffer.concat(held);
    const text = (await bytes(Math.max(0, all.indexOf(10)))).toString('latin1');
    await bytes(1);
    return text;
  };
  return { line, bytes };
}

/** One file of the content folder that is not what it was in a commit, by its path below the content folder. */
export interface ChangedFile {
  file: string;
  kind: 'added' | 'changed' | 'removed';
}

/** What differs between a commit and the content folder as it lies there, files unknown to git included. */
export async function listChanges({ root, content }: Repository, commit: string): Promise<ChangedFile[] | { reason: string }> {
  const under = content === '' ? '.' : content;
  const differing = await git(root, ['diff', '--name-status', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', commit, '--', under]);
  const unknown = await git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', under]);
  if ('reason' in differing) return differing;
  if ('reason' in unknown) return unknown;
  const parts = differing.text.split('\0');
  const kinds: Readonly<Record<string, ChangedFile['kind']>> = { A: 'added', D: 'removed' };
  const known = parts.flatMap((status, index): ChangedFile[] => (index % 2 === 0 && status !== '' ? [{ file: parts[index + 1] ?? '', kind: kinds[status] ?? 'changed' }] : []));
  const added = unknown.text.split('\0').filter((name) => name !== '').map((file): ChangedFile => ({ file, kind: 'added' }));
  const prefix = content === '' ? '' : Buffer.from(`${content}/`).toString('latin1');
  return [...known, ...added].map(({ file, kind }) => ({ file: toText(file.slice(prefix.length)), kind }));
}

/** The bytes of a file of the content folder in a commit; undefined where it has none, or one too large to be text. */
export async function readCommitted({ root, content }: Repository, commit: string, file: string): Promise<Uint8Array | undefined> {
  const name = `${commit}:${content === '' ? '' : `${content}/`}${file}`;
  const size = await git(root, ['cat-file', '-s', name]);
  if ('reason' in size || Number(size.text) > largestBlob) return undefined;
  const found = await git(root, ['cat-file', 'blob', name]);
  return 'text' in found ? Buffer.from(found.text, 'latin1') : undefined;
}

/** The messages of the commits since `fork`, one text. */
export async function readMessages({ root }: Repository, fork: string): Promise<string> {
  const found = await git(root, ['log', '--format=%B', `${fork}..HEAD`, '--']);
  return 'text' in found ? toText(found.text) : '';
}
