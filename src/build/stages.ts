import fs from 'node:fs';
import path from 'node:path';
import { hashBytes } from './fingerprint.ts';
import { startMeasure, type Measure } from './timing.ts';

/** One file of the site. */
export interface Output {
  /** Below the output folder, with forward slashes. */
  path: string;
  /** Of everything its bytes are made from: while it stays the same, the bytes do. */
  digest: string;
}

/** One kind of output, with what each of its files is made from. Files are made only where that changed. */
export interface Stage {
  name: string;
  outputs: readonly Output[];
  /** `hashOf` knows every file of the stages before. */
  make: (output: Output, hashOf: (file: string) => string | undefined) => Promise<Uint8Array | string> | Uint8Array | string;
  /** Told what will be made, in that order, before any of it is; what it gives back is called when all is made. */
  begin?: (stale: readonly Output[]) => (() => Promise<void>) | undefined;
}

/** What became of a stage's files. */
export interface StageTally extends Measure {
  name: string;
  items: number;
  written: number;
  /** Made again with the same bytes as before, and left alone. */
  equal: number;
  kept: number;
}

/** A written file: the stamp it bore, what it was made from, and its own SHA-256. */
type FileNote = [stamp: string, digest: string, hash: string];

/** What an output folder holds, as it was left: every file and every folder. */
export interface OutputNote {
  files: Record<string, FileNote>;
  folders: Record<string, string>;
}

export interface Outcome {
  stages: StageTally[];
  removed: number;
  /** What is there now; undefined where it is what the note said. */
  note?: OutputNote;
}

/**
 * Makes `out` hold exactly the outputs of all stages: makes what is stale, leaves what is not, removes what is nobody's.
 * Everything is made beside `out` before anything in it changes.
 * @throws RangeError when an output would stand outside `out`, or two in one place.
 */
export async function writeStages(stages: readonly Stage[], out: string, known?: OutputNote): Promise<Outcome> {
  const folders = collectFolders(stages);
  const before = known ?? { files: {}, folders: {} };
  const survey = surveyFolder(out, before);
  const staging = openStaging(out);
  try {
    const made = await makeStale(stages, survey.intact, before, staging);
    const removed = prune(out, survey, before, made.files, folders);
    const changed = made.stages.some(({ written, equal }) => written + equal > 0) || removed > 0 || survey.touched;
    if (!changed) return { stages: made.stages, removed };
    for (const [file, stamp] of staging.place()) {
      const note = made.files[file];
      if (note) note[0] = stamp;
    }
    return { stages: made.stages, removed, note: { files: made.files, folders: Object.fromEntries([...folders].map((folder) => [folder, folderStamp(fs.lstatSync(path.join(out, folder)))])) } };
  } finally {
    staging.close();
  }
}

/** Not a plain path downwards: absolute, or with an empty, `.` or `..` part, or a backslash. */
const outside = /^\/|\\|(?:^|\/)(?:\.{0,2})(?:\/|$)/;

/** Every folder the outputs stand in, `` for `out` itself. */
function collectFolders(stages: readonly Stage[]): Set<string> {
  const folders = new Set(['']);
  const taken = new Set<string>();
  for (const { outputs } of stages) {
    for (const { path: file } of outputs) {
      if (outside.test(file)) throw new RangeError(`\`${file}\` lies outside the output folder.`);
      if (taken.has(file)) throw new RangeError(`Two outputs stand at \`${file}\`.`);
      taken.add(file);
      for (let folder = folderOf(file); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
    }
  }
  for (const file of taken) if (folders.has(file)) throw new RangeError(`Two outputs stand at \`${file}\`.`);
  return folders;
}

/** The folder a file or folder stands in, `` for `out` itself. */
function folderOf(name: string): string {
  return name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '';
}

function stampOf(status: fs.Stats): string {
  return `${status.size}:${status.mtimeMs}:${status.ctimeMs}:${status.ino}`;
}

function folderStamp(status: fs.Stats): string {
  return `${status.mtimeMs}:${status.ino}`;
}

/** What stands in an output folder beside what its note says. */
interface Survey {
  /** Files of the note that are there. */
  there: ReadonlySet<string>;
  /** Those that are as they were left. */
  intact: ReadonlySet<string>;
  /** Files, folders and links that are nobody's. */
  foreign: ReadonlySet<string>;
  /** Whether a folder bears another stamp than it was left with. */
  touched: boolean;
}

/**
 * Looks at every file and folder of the note; a folder is listed only where its stamp tells that its names changed.
 * Nothing is looked at through a link.
 */
function surveyFolder(out: string, before: OutputNote): Survey {
  const look = (name: string): fs.Stats | undefined => fs.lstatSync(`${out}/${name}`, { throwIfNoEntry: false });
  const folders = new Set<string>();
  const foreign = new Set<string>();
  let touched = false;
  // A folder comes before those in it.
  for (const folder of [...new Set(['', ...Object.keys(before.folders)])].sort()) {
    const status = folder === '' || folders.has(folderOf(folder)) ? look(folder) : undefined;
    if (status?.isDirectory()) folders.add(folder);
    if (status?.isDirectory() && folderStamp(status) === before.folders[folder]) continue;
    touched = true;
    if (status && !status.isDirectory() && folder !== '') foreign.add(folder);
    if (!status?.isDirectory()) continue;
    for (const entry of fs.readdirSync(path.join(out, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const isKnown = entry.isDirectory() ? Object.hasOwn(before.folders, name) : Object.hasOwn(before.files, name) && entry.isFile();
      if (!isKnown) foreign.add(name);
    }
  }
  const there = new Set<string>();
  const intact = new Set<string>();
  for (const [file, [stamp]] of Object.entries(before.files)) {
    const status = folders.has(folderOf(file)) ? look(file) : undefined;
    if (!status?.isFile()) continue;
    there.add(file);
    if (stampOf(status) === stamp) intact.add(file);
  }
  return { there, intact, foreign, touched };
}

/** Where made files wait until all are made. */
interface Staging {
  write: (file: string, bytes: Uint8Array | string) => void;
  /** Puts every file in its place; gives the stamps they bear there. */
  place: () => [file: string, stamp: string][];
  close: () => void;
}

function openStaging(out: string): Staging {
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
        make(path.posix.dirname(file));
        fs.writeFileSync(path.join(folder, file), bytes, { flag: 'wx' });
        written.push(file);
      },
      place: () => {
        fs.rmSync(out, { recursive: true, force: true });
        fs.renameSync(folder, out);
        return written.map(stamp);
      },
    };
  }
  const make = openFolders(out);
  return {
    close,
    write: (file, bytes) => {
      fs.writeFileSync(path.join(folder, String(written.length)), bytes, { flag: 'wx' });
      written.push(file);
    },
    place: () => written.map((file, at) => {
      make(path.posix.dirname(file));
      fs.renameSync(path.join(folder, String(at)), path.join(out, file));
      return stamp(file);
    }),
  };
}

/** Makes folders below `root`, each once. */
function openFolders(root: string): (folder: string) => void {
  const made = new Set(['.']);
  return (folder) => {
    if (made.has(folder)) return;
    fs.mkdirSync(path.join(root, folder), { recursive: true });
    made.add(folder);
  };
}

async function makeStale(stages: readonly Stage[], intact: ReadonlySet<string>, before: OutputNote, staging: Staging): Promise<{ stages: StageTally[]; files: Record<string, FileNote> }> {
  const files: Record<string, FileNote> = {};
  const tallies: StageTally[] = [];
  const noteOf = (file: string): FileNote | undefined => (intact.has(file) ? before.files[file] : undefined);
  const hashOf = (file: string): string | undefined => files[file]?.[2];
  for (const { name, outputs, make, begin } of stages) {
    const measure = startMeasure();
    const stale = outputs.filter(({ path: file, digest }) => {
      const note = noteOf(file);
      if (note?.[1] !== digest) return true;
      files[file] = note;
      return false;
    });
    const tally = { name, items: outputs.length, written: 0, equal: 0, kept: outputs.length - stale.length };
    const end = begin?.(stale);
    try {
      for (const output of stale) {
        const note = noteOf(output.path);
        const bytes = await make(output, hashOf);
        const hash = hashBytes(bytes);
        files[output.path] = [note?.[0] ?? '', output.digest, hash];
        if (note?.[2] === hash) tally.equal += 1;
        else {
          staging.write(output.path, bytes);
          tally.written += 1;
        }
      }
    } finally {
      await end?.();
    }
    tallies.push({ ...tally, ...measure() });
  }
  return { stages: tallies, files };
}

/** Removes what is nobody's and what is no output any longer, then the folders that are left empty; tells how many files. */
function prune(out: string, { there, foreign }: Survey, before: OutputNote, files: Record<string, FileNote>, folders: ReadonlySet<string>): number {
  const gone = [...foreign, ...[...there].filter((file) => !Object.hasOwn(files, file))];
  for (const name of gone) fs.rmSync(path.join(out, name), { recursive: true, force: true });
  for (const folder of Object.keys(before.folders).filter((name) => !folders.has(name)).sort().reverse()) fs.rmSync(path.join(out, folder), { recursive: true, force: true });
  return gone.length;
}
