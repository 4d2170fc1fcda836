import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { expect } from 'vitest';
import { build, type BuildResult } from '../../src/build/build.ts';
import type { Problem } from '../../src/ingest/problem.ts';
import { removeStore } from '../../src/store/store.ts';
import { emptyArchive, writeArchive, type EditedArchive } from './edited-archive.ts';
import { beginning, changeArchive, contentEdit, type Edit } from './edits.ts';
import { listEntries, tamper, tampering, type Folders } from './tamper.ts';
import { roomy, type Caches } from './themes.ts';

/** Edits with a build after each group of them; after the last the site is held against a clean build. */
type Sequence = Edit[][];

const group = fc.array(fc.oneof({ weight: 5, arbitrary: contentEdit }, { weight: 2, arbitrary: tampering }), { minLength: 1, maxLength: 2 });
const sequence: fc.Arbitrary<Sequence> = fc.array(group, { minLength: 2, maxLength: 3 });

/** Sequences that follow each other on one archive: each begins with the site and the cache that the last one left. */
const sequencesOfOne = 4;

const history = fc.record({ begun: beginning, sequences: fc.array(sequence, { minLength: sequencesOfOne, maxLength: sequencesOfOne }) });
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

const precious = 'Years of work';

/** How many sequences are played, and which: the same seed plays the same. */
export interface Programme extends Pick<fc.Parameters, 'seed' | 'path' | 'endOnFailure'> {
  sequences: number;
}

/** Plays sequences by chance. @throws with the seed and the edits of the first that fails. */
export function playSome(caches: Caches, { sequences, ...rest }: Programme): Promise<void> {
  return fc.assert(fc.asyncProperty(history, (chosen) => play(chosen, caches)), { ...rest, numRuns: Math.ceil(sequences / sequencesOfOne) });
}

function makeFolders(root: string, cache: string): Folders {
  const folders = { content: path.join(root, 'content'), out: path.join(root, 'dist'), cache, aside: path.join(root, 'aside') };
  fs.mkdirSync(path.join(folders.aside, 'precious/2024'), { recursive: true });
  for (const file of ['thesis.txt', 'index.html', '2024/index.html']) fs.writeFileSync(path.join(folders.aside, 'precious', file), precious);
  fs.mkdirSync(folders.content);
  removeStore(cache);
  fs.rmSync(path.join(cache, 'search'), { recursive: true, force: true });
  return folders;
}

/** Plays a history in a folder of its own. What a build refuses is taken back. @throws where the site is not what a clean build makes. */
async function play({ begun, sequences }: History, { kept, fresh }: Caches): Promise<void> {
  const root = fs.mkdtempSync(path.join(roomy, 'backfile-history-'));
  try {
    const folders = makeFolders(root, kept);
    const written = new Map<string, string | Buffer>();
    let archive = emptyArchive();
    for (const edit of begun) changeArchive(archive, edit);
    writeChanges(archive, folders.content, written);
    await buildOn(folders, archive.now);
    for (const [number, groups] of sequences.entries()) {
      const clean = { content: folders.content, out: path.join(root, `clean-${number}`), cache: fresh };
      for (const edits of groups) {
        // The clock of a disk has a grain: what follows a build within it bears the same time.
        await wait(8);
        const before = structuredClone(archive);
        for (const edit of edits) if (!changeArchive(archive, edit)) tamper(folders, edit);
        writeChanges(archive, folders.content, written);
        const result = await buildOn(folders, archive.now);
        if (result.kind === 'built') continue;
        expect(result).toMatchObject({ kind: 'refused', problems: await findProblems(clean, archive.now) });
        archive = before;
        writeChanges(archive, folders.content, written);
        await buildOn(folders, archive.now);
      }
      await compareWithClean(folders, archive.now, clean);
    }
    for (const { name, entry } of listEntries(path.join(folders.aside, 'precious'))) if (entry.isFile()) expect([name, fs.readFileSync(path.join(folders.aside, 'precious', name), 'utf8')]).toEqual([name, precious]);
    expect(listEntries(path.join(folders.aside, 'precious'))).toHaveLength(4);
  } finally {
    fs.rmSync(root, { recursive: true, force: true });
  }
}

/** Writes the files that differ from those written last, and removes those that are no more. */
function writeChanges(archive: EditedArchive, content: string, written: Map<string, string | Buffer>): void {
  const files = writeArchive(archive);
  for (const file of [...written.keys()].filter((name) => !files.has(name))) {
    fs.rmSync(path.join(content, file));
    written.delete(file);
  }
  for (const [file, bytes] of files) {
    const known = written.get(file);
    if (known !== undefined && Buffer.from(known).equals(Buffer.from(bytes))) continue;
    fs.mkdirSync(path.join(content, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(content, file), bytes);
    written.set(file, bytes);
  }
}

/** Builds on what the last build left. A build that is refused leaves the site as it was; one whose site is not known for ours is done anew. */
async function buildOn(folders: Folders, now: number): Promise<BuildResult> {
  const before = readSite(folders.out);
  const result = await build({ ...folders, clean: false, now });
  if (result.kind === 'built') return result;
  expect(findDifferences(readSite(folders.out), before)).toEqual([]);
  if (result.kind === 'refused') return result;
  expect(result.reason).toMatch(/holds files that were not built here|is not a folder/);
  fs.rmSync(folders.out, { recursive: true });
  return build({ ...folders, clean: false, now });
}

async function buildClean(clean: Pick<Folders, 'content' | 'out' | 'cache'>, now: number): Promise<BuildResult> {
  removeStore(clean.cache);
  fs.rmSync(path.join(clean.cache, 'search'), { recursive: true, force: true });
  return build({ ...clean, clean: false, now });
}

async function findProblems(clean: Pick<Folders, 'content' | 'out' | 'cache'>, now: number): Promise<Problem[]> {
  const result = await buildClean(clean, now);
  return result.kind === 'refused' ? result.problems : [];
}

async function compareWithClean(folders: Folders, now: number, clean: Pick<Folders, 'content' | 'out' | 'cache'>): Promise<void> {
  const result = await buildClean(clean, now);
  if (result.kind === 'built') expect(findDifferences(readSite(folders.out), readSite(clean.out))).toEqual([]);
  expect(fs.readdirSync(path.dirname(folders.out)).filter((name) => name.startsWith('dist.'))).toEqual([]);
  fs.rmSync(clean.out, { recursive: true, force: true });
}

/** Every file, folder and link of a site: path → what it is and holds. */
export function readSite(folder: string): Map<string, string> {
  return new Map(listEntries(folder).map(({ name, entry }) => {
    const at = path.join(folder, name);
    return [name, entry.isFile() ? `file ${fs.readFileSync(at, 'latin1')}` : entry.isSymbolicLink() ? `link ${fs.readlinkSync(at)}` : 'folder'];
  }));
}

const shown = 60;

/** What tells one site from another, a line each, with the first place at which a file differs. */
export function findDifferences(site: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): string[] {
  const missing = [...wanted.keys()].filter((name) => !site.has(name)).map((name) => `${name} is missing`);
  const others = [...site].flatMap(([name, held]) => {
    const right = wanted.get(name);
    if (right === undefined) return [`${name} is a stray`];
    if (right === held) return [];
    let at = 0;
    while (held[at] === right[at]) at += 1;
    return [`${name}: …${held.slice(Math.max(0, at - shown), at + shown)}… is to be …${right.slice(Math.max(0, at - shown), at + shown)}…`];
  });
  return [...missing, ...others];
}
