import fs from 'node:fs';
import { hashBytes } from './fingerprint.ts';
import { checkBytes, folderOf, openStaging, prune, stampFolders, surveyFolder, type FileNote, type OutputNote, type Staging, type Survey } from './output-folder.ts';
import { startMeasure, type Measure } from './timing.ts';

/** One file of the site. */
export interface Output {
  /** Below the output folder, with forward slashes. */
  path: string;
  /** Of everything its bytes are made from: while it stays the same, the bytes do. */
  digest: string;
}

/** A file that was made elsewhere and is moved in: more than is to be held in memory. */
export interface MadeFile {
  file: string;
  /** As `hashBytes` gives it. */
  hash: string;
}

/** The bytes of an output, or where they lie. */
export type Made = Uint8Array | string | MadeFile;

/** One kind of output, with what each of its files is made from. Files are made only where that changed. */
export interface Stage {
  name: string;
  outputs: readonly Output[];
  /** `hashOf` knows every file of the stages before. */
  make: (output: Output, hashOf: (file: string) => string | undefined) => Promise<Made> | Made;
  /** Milliseconds since 1970 at which its outputs may be others though nothing was changed; never, where it is absent. */
  until?: number;
  /** Told what will be made, in that order, before any of it is, and how files of the stages before are read; what it gives back is called when all is made. */
  begin?: (stale: readonly Output[], read: (file: string) => Uint8Array) => (() => Promise<void>) | undefined;
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

export interface Outcome {
  stages: StageTally[];
  removed: number;
  /** What is there now; undefined where it is what the note said. */
  note?: OutputNote;
}

/** A stage, or one that is planned while those before it are made. */
export type Planned = Stage | Promise<Stage>;

/**
 * Makes `out` hold exactly the outputs of all stages: makes what is stale, leaves what is not, removes what is nobody's.
 * Everything is made beside `out` before anything in it changes. `looking` is the survey of `out` against `known`, where it was begun before.
 * @throws RangeError when an output would stand outside `out`, or two in one place.
 */
export async function writeStages(stages: readonly Planned[], out: string, known?: OutputNote, looking?: Promise<Survey>): Promise<Outcome> {
  const { folders, admit } = openPlaces();
  for (const stage of stages) {
    // Whoever comes to a stage is told why it cannot be planned.
    if (stage instanceof Promise) stage.catch(() => undefined);
    else admit(stage);
  }
  const before = known ?? { files: {}, folders: {} };
  const survey = await looking ?? surveyFolder(out, before);
  const staging = openStaging(out);
  try {
    const notes = readNotes(out, survey, before);
    const made = await makeStale(stages, admit, notes.of, staging);
    const { removed, busy } = prune(out, survey, before, made.files, folders);
    const changed = made.stages.some(({ written, equal }) => written + equal > 0) || removed > 0 || survey.touched.size > 0 || notes.isNews();
    if (!changed) return { stages: made.stages, removed };
    const placed = staging.place();
    for (const [file, stamp] of placed) {
      const note = made.files[file];
      if (note) note[0] = stamp;
    }
    const stood = openAncestors([...busy, ...survey.touched, ...placed.map(([file]) => folderOf(file))]);
    return { stages: made.stages, removed, note: { files: made.files, folders: stampFolders(out, folders, before.folders, stood) } };
  } finally {
    staging.close();
  }
}

/** Folders in which something may have changed: those given, and those they stand in. */
function openAncestors(given: readonly string[]): Set<string> {
  const all = new Set(['']);
  for (const each of given) for (let folder = each; !all.has(folder); folder = folderOf(folder)) all.add(folder);
  return all;
}

/** Not a plain path downwards: absolute, or with an empty, `.` or `..` part, or a backslash. */
const outside = /^\/|\\|(?:^|\/)(?:\.{0,2})(?:\/|$)/;

/** Every folder the outputs stand in, `` for `out` itself, of the stages that were admitted: none may have an output where another's is. */
function openPlaces(): { folders: ReadonlySet<string>; admit: (stage: Stage) => void } {
  const folders = new Set(['']);
  const taken = new Set<string>();
  return {
    folders,
    admit: ({ outputs }) => {
      for (const { path: file } of outputs) {
        if (outside.test(file)) throw new RangeError(`\`${file}\` lies outside the output folder.`);
        if (taken.has(file) || folders.has(file)) throw new RangeError(`Two outputs stand at \`${file}\`.`);
        taken.add(file);
        for (let folder = folderOf(file); !folders.has(folder); folder = folderOf(folder)) {
          if (taken.has(folder)) throw new RangeError(`Two outputs stand at \`${folder}\`.`);
          folders.add(folder);
        }
      }
    },
  };
}

/** The notes of files that are what they were. Those that only bear another stamp are read, where they are asked for, and noted anew. */
function readNotes(out: string, { missing, altered }: Survey, { files }: OutputNote): { of: (file: string) => FileNote | undefined; isNews: () => boolean } {
  const checked = new Map<string, FileNote | undefined>();
  return {
    isNews: () => [...checked.values()].some((note) => note !== undefined),
    of: (file) => {
      const note = Object.hasOwn(files, file) && !missing.has(file) ? files[file] : undefined;
      if (!note || !altered.has(file)) return note;
      if (!checked.has(file)) checked.set(file, checkBytes(out, file, note));
      return checked.get(file);
    },
  };
}

async function makeStale(stages: readonly Planned[], admit: (stage: Stage) => void, noteOf: (file: string) => FileNote | undefined, staging: Staging): Promise<{ stages: StageTally[]; files: Record<string, FileNote> }> {
  const files: Record<string, FileNote> = {};
  const tallies: StageTally[] = [];
  const hashOf = (file: string): string | undefined => files[file]?.[2];
  for (const planned of stages) {
    const measure = startMeasure();
    const stage = await planned;
    if (planned instanceof Promise) admit(stage);
    const { name, outputs, make, begin } = stage;
    const stale = outputs.filter(({ path: file, digest }) => {
      const note = noteOf(file);
      if (note?.[1] !== digest) return true;
      files[file] = note;
      return false;
    });
    const tally = { name, items: outputs.length, written: 0, equal: 0, kept: outputs.length - stale.length };
    const end = begin?.(stale, staging.read);
    try {
      for (const output of stale) {
        const note = noteOf(output.path);
        const bytes = await make(output, hashOf);
        const hash = isMadeFile(bytes) ? bytes.hash : hashBytes(bytes);
        files[output.path] = [note?.[0] ?? '', output.digest, hash];
        if (note?.[2] === hash) tally.equal += 1;
        else tally.written += 1;
        putMade(staging, output.path, bytes, note?.[2] === hash);
      }
    } finally {
      await end?.();
    }
    tallies.push({ ...tally, ...measure() });
  }
  return { stages: tallies, files };
}

function isMadeFile(made: Made): made is MadeFile {
  return typeof made === 'object' && 'file' in made;
}

/** Puts what was made where it waits; what is there already is thrown away. */
function putMade(staging: Staging, at: string, made: Made, isThere: boolean): void {
  if (!isMadeFile(made)) {
    if (!isThere) staging.write(at, made);
  } else if (isThere) fs.rmSync(made.file);
  else staging.take(at, made.file);
}

/** The bytes themselves, for one who holds them anyway. */
export async function readMade(making: Promise<Made> | Made): Promise<Uint8Array | string> {
  const made = await making;
  return isMadeFile(made) ? fs.readFileSync(made.file) : made;
}
