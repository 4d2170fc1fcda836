import fs from 'node:fs';
import path from 'node:path';
import type fc from 'fast-check';
import { storeName } from '../../src/store/store.ts';
import { editOf, pickFrom, type Edit } from './edits.ts';

/** Where the files of one newspaper lie. */
export interface Folders {
  content: string;
  out: string;
  cache: string;
  /** Where things are put aside, and what links lead to. */
  aside: string;
}

type Hand = (at: string, folders: Folders, numbers: { b: number; c: number }) => void;

/** Everything below a folder by path, files and folders, sorted. Links are not followed. */
export function listEntries(folder: string): { name: string; entry: fs.Dirent }[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ name: path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'), entry }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

let put = 0;

function putAside(at: string, { aside }: Folders): string {
  put += 1;
  const to = path.join(aside, String(put));
  fs.renameSync(at, to);
  return to;
}

function link(to: string, at: string): void {
  fs.rmSync(at, { recursive: true, force: true });
  fs.symlinkSync(to, at);
}

/** Other bytes, as many. */
function overwrite(at: string): void {
  const { atime, mtime } = fs.statSync(at);
  fs.writeFileSync(at, fs.readFileSync(at).map((byte) => byte ^ 1));
  fs.utimesSync(at, atime, mtime);
}

const fileHands = {
  append: (at) => fs.appendFileSync(at, '<p>Forged'),
  overwrite: (at) => overwrite(at),
  truncate: (at) => fs.truncateSync(at),
  unlink: (at) => fs.rmSync(at),
  touchOutput: (at) => fs.utimesSync(at, new Date(), new Date(Date.now() - 5000)),
  fileToFolder: (at) => {
    fs.rmSync(at);
    fs.mkdirSync(at);
    fs.writeFileSync(path.join(at, 'index.html'), 'Forged');
  },
  fileToLink: (at, folders) => link(putAside(at, folders), at),
  fileToBrokenLink: (at) => link('nowhere', at),
  swap: (at, folders, { b }) => {
    const other = pickFrom(listEntries(folders.out).filter(({ name, entry }) => entry.isFile() && name !== 'index.html'), b);
    const to = path.join(folders.out, other?.name ?? '');
    if (!other || to === at) return;
    const kept = putAside(at, folders);
    fs.renameSync(to, at);
    fs.renameSync(kept, to);
  },
} satisfies Record<string, Hand>;

const folderHands = {
  removeFolder: (at) => fs.rmSync(at, { recursive: true }),
  folderToFile: (at) => {
    fs.rmSync(at, { recursive: true });
    fs.writeFileSync(at, 'Forged');
  },
  folderToLink: (at, folders) => link(putAside(at, folders), at),
  folderToOther: (at, { aside }) => link(path.join(aside, 'precious'), at),
  emptyFolder: (at) => {
    for (const name of fs.readdirSync(at)) fs.rmSync(path.join(at, name), { recursive: true });
  },
  renameFolder: (at) => fs.renameSync(at, `${at}-away`),
} satisfies Record<string, Hand>;

const foreignNames = ['thesis.txt', '.hidden', 'constructor', '__proto__', 'index.htm', '99', 'toString'];

const outHands = {
  foreignFile: (at, _, { c }) => fs.writeFileSync(path.join(at, pickFrom(foreignNames, c) ?? ''), 'Foreign'),
  foreignFolder: (at, _, { b, c }) => {
    const folder = path.join(at, pickFrom(foreignNames, c) ?? '');
    fs.mkdirSync(folder, { recursive: true });
    if (b % 2 === 0) fs.writeFileSync(path.join(folder, 'index.html'), 'Foreign');
  },
  foreignLink: (at, { aside }, { c }) => link(path.join(aside, 'precious'), path.join(at, pickFrom(foreignNames, c) ?? '')),
} satisfies Record<string, Hand>;

const siteHands: Record<string, (folders: Folders, numbers: { b: number; c: number }) => void> = {
  removeOut: ({ out }) => fs.rmSync(out, { recursive: true, force: true }),
  copyOut: ({ out, aside }) => {
    if (!fs.existsSync(out)) return;
    fs.cpSync(out, path.join(aside, 'copy'), { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    fs.rmSync(out, { recursive: true });
    fs.renameSync(path.join(aside, 'copy'), out);
  },
  halfPlaced: ({ out }) => {
    fs.mkdirSync(`${out}.backfile-new/2024`, { recursive: true });
    fs.writeFileSync(`${out}.backfile-new/0`, 'Left by a build that was killed');
  },
  removeStore: ({ cache }) => fs.rmSync(path.join(cache, storeName), { force: true }),
  truncateStore: ({ cache }, { b }) => {
    const file = path.join(cache, storeName);
    if (fs.existsSync(file)) fs.truncateSync(file, Math.floor((fs.statSync(file).size * (b % 10)) / 10));
  },
  scrambleStore: ({ cache }, { b }) => {
    const file = path.join(cache, storeName);
    if (!fs.existsSync(file)) return;
    const bytes = fs.readFileSync(file);
    // Some pages from some page on.
    fs.writeFileSync(file, bytes.fill(0xa5, (b % 3) * 4096, b % 2 === 0 ? undefined : ((b % 3) + 2) * 4096));
  },
  leaveLog: ({ cache }) => fs.writeFileSync(path.join(cache, `${storeName}-wal`), Buffer.alloc(9000, 7)),
  keepStore: ({ cache, aside }) => {
    if (fs.existsSync(path.join(cache, storeName))) fs.copyFileSync(path.join(cache, storeName), path.join(aside, storeName));
  },
  // A cache of another day, as build servers bring back.
  restoreStore: ({ cache, aside }) => {
    if (fs.existsSync(path.join(aside, storeName))) fs.copyFileSync(path.join(aside, storeName), path.join(cache, storeName));
  },
};

/** Edits of what is no content: the site, the cache. */
export const tampering: fc.Arbitrary<Edit> = editOf(...Object.keys(fileHands), ...Object.keys(folderHands), ...Object.keys(outHands), ...Object.keys(siteHands), 'restoreStore');

/** Does one such edit, where there is something to do it to. */
export function tamper(folders: Folders, { kind, a, b, c }: Edit): void {
  const hands: Record<string, Hand> = { ...fileHands, ...folderHands, ...outHands };
  const hand = hands[kind];
  if (!hand) return siteHands[kind]?.(folders, { b, c });
  const entries = listEntries(folders.out).filter(({ entry }) => (kind in fileHands ? entry.isFile() : entry.isDirectory()));
  const chosen = kind in outHands && a % 3 === 0 ? '' : pickFrom(entries, a)?.name;
  if (chosen !== undefined && fs.existsSync(folders.out)) hand(path.join(folders.out, chosen), folders, { b, c });
}
