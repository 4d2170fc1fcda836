import fs from 'node:fs';
import path from 'node:path';
import { hashBytes } from './fingerprint.ts';

/** A written file: the stamp it bore, what it was made from, and its own SHA-256. */
export type FileNote = [stamp: string, digest: string, hash: string];

/** What an output folder holds, as it was left: every file and every folder. */
export interface OutputNote {
  files: Record<string, FileNote>;
  folders: Record<string, string>;
}

/** The folder a file or folder stands in, `` for `out` itself. */
export function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

function stampOf(status: fs.Stats): string {
  return `${status.size}:${status.mtimeMs}:${status.ctimeMs}:${status.ino}`;
}

function folderStamp(status: fs.Stats): string {
  return `${status.mtimeMs}:${status.ino}`;
}

/** The stamp of each folder below `out`; of one in which nothing was done it is what it was. */
export function stampFolders(out: string, folders: Iterable<string>, known: Readonly<Record<string, string>>, busy: ReadonlySet<string>): Record<string, string> {
  const stamp = (folder: string): string => folderStamp(fs.lstatSync(path.join(out, folder)));
  return Object.fromEntries([...folders].map((folder) => [folder, !busy.has(folder) && Object.hasOwn(known, folder) ? known[folder] ?? '' : stamp(folder)]));
}

/** What stands in an output folder beside what its note says. */
export interface Survey {
  /** Files of the note that are not there, or no plain files. */
  missing: ReadonlySet<string>;
  /** Those that are there, but not as they were left. */
  altered: ReadonlySet<string>;
  /** Files, folders and links that are nobody's. */
  foreign: ReadonlySet<string>;
  /** Folders that are missing, or bear another stamp than they were left with. */
  touched: ReadonlySet<string>;
}

/**
 * Looks at every file and folder of the note; a folder is listed only where its stamp tells that its names changed.
 * Nothing is looked at through a link.
 */
export function surveyFolder(out: string, before: OutputNote): Survey {
  const look = (name: string): fs.Stats | undefined => fs.lstatSync(`${out}/${name}`, { throwIfNoEntry: false });
  const folders = new Set<string>();
  const foreign = new Set<string>();
  const touched = new Set<string>();
  // A folder comes before those in it.
  for (const folder of [...new Set(['', ...Object.keys(before.folders)])].sort()) {
    const status = folder === '' || folders.has(folderOf(folder)) ? look(folder) : undefined;
    if (status?.isDirectory()) folders.add(folder);
    if (status?.isDirectory() && folderStamp(status) === before.folders[folder]) continue;
    touched.add(folder);
    if (status && !status.isDirectory() && folder !== '') foreign.add(folder);
    if (!status?.isDirectory()) continue;
    for (const entry of fs.readdirSync(path.join(out, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isKnown = entry.isDirectory() ? Object.hasOwn(before.folders, name) : Object.hasOwn(before.files, name) && entry.isFile();
      if (!isKnown) foreign.add(name);
    }
  }
  const missing = new Set<string>();
  const altered = new Set<string>();
  for (const [file, [stamp]] of Object.entries(before.files)) {
    const status = folders.has(folderOf(file)) ? look(file) : undefined;
    if (!status?.isFile()) missing.add(file);
    else if (stampOf(status) !== stamp) altered.add(file);
  }
  return { missing, altered, foreign, touched };
}

/** The note of a file that bears another stamp than it was left with, where its bytes are what they were: a folder that was copied or brought back. */
export function checkBytes(out: string, file: string, [, digest, hash]: FileNote): FileNote | undefined {
  const at = path.join(out, file);
  const stamp = stampOf(fs.lstatSync(at));
  return hashBytes(fs.readFileSync(at)) === hash ? [stamp, digest, hash] : undefined;
}

/** Where made files wait until all are made. */
export interface Staging {
  write: (file: string, bytes: Uint8Array | string) => void;
  /** The same of a file that lies elsewhere, which goes from there. */
  take: (file: string, from: string) => void;
  /** A file as it will be: from here where it was made anew, or else from where it stands. */
  read: (file: string) => Buffer;
  /** Puts every file in its place; gives the stamps they bear there. */
  place: () => [file: string, stamp: string][];
  close: () => void;
}

/** A place beside `out`, empty. It holds a whole new site where `out` is empty or missing. */
export function openStaging(out: string): Staging {
  const folder = `${out}.backfile-new`;
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  const written: string[] = [];
  const close = (): void => fs.rmSync(folder, { recursive: true, force: true });
  const stamp = (file: string): [string, string] => [file, stampOf(fs.lstatSync(path.join(out, file)))];
  if (!fs.existsSync(out) || fs.readdirSync(out).length === 0) {
    // A new site is made whole, and then put in place in one step.
    const make = openFolders(folder);
    return {
      close,
      write: (file, bytes) => {
        make(folderOf(file));
        fs.writeFileSync(path.join(folder, file), bytes, { flag: 'wx' });
        written.push(file);
      },
      take: (file, from) => {
        make(folderOf(file));
        moveFile(from, path.join(folder, file));
        written.push(file);
      },
      read: (file) => fs.readFileSync(path.join(folder, file)),
      place: () => {
        fs.rmSync(out, { recursive: true, force: true });
        fs.renameSync(folder, out);
        return written.map(stamp);
      },
    };
  }
  const make = openFolders(out);
  const places = new Map<string, string>();
  const placeFor = (file: string): string => {
    const at = path.join(folder, String(written.length));
    places.set(file, at);
    written.push(file);
    return at;
  };
  return {
    close,
    write: (file, bytes) => fs.writeFileSync(placeFor(file), bytes, { flag: 'wx' }),
    take: (file, from) => moveFile(from, placeFor(file)),
    read: (file) => fs.readFileSync(places.get(file) ?? path.join(out, file)),
    place: () => written.map((file, at) => {
      make(folderOf(file));
      fs.renameSync(path.join(folder, String(at)), path.join(out, file));
      return stamp(file);
    }),
  };
}

/** Moves a file, also to another disk. */
function moveFile(from: string, to: string): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
    fs.rmSync(from);
  }
}

/** Makes folders below `root`, each once. */
function openFolders(root: string): (folder: string) => void {
  const made = new Set(['']);
  return (folder) => {
    if (made.has(folder)) return;
    fs.mkdirSync(path.join(root, folder), { recursive: true });
    made.add(folder);
  };
}

/** Removes what is nobody's and what is no output any longer, then the folders that are left empty; tells how many files, and which folders they stood in. */
export function prune(out: string, { missing, foreign }: Survey, before: OutputNote, files: Record<string, FileNote>, folders: ReadonlySet<string>): { removed: number; busy: string[] } {
  const gone = [...foreign, ...Object.keys(before.files).filter((file) => !missing.has(file) && !Object.hasOwn(files, file))];
  for (const name of gone) fs.rmSync(path.join(out, name), { recursive: true, force: true });
  const empty = Object.keys(before.folders).filter((name) => !folders.has(name)).sort().reverse();
  for (const folder of empty) fs.rmSync(path.join(out, folder), { recursive: true, force: true });
  return { removed: gone.length, busy: [...gone, ...empty].map(folderOf) };
}
