import fs from 'node:fs';
import path from 'node:path';
import { fixityPath } from '../site/addresses.ts';
import { openStore } from '../store/store.ts';
import { hashBytes, projectRoot } from './fingerprint.ts';
import { planFixity } from './fixity.ts';
import { manifestName, readManifest, type Inputs, type Manifest } from './manifest.ts';
import { readOutputNote, writeOutputNote } from './output-note.ts';
import { isKnownToAll, isOfShard } from './shard.ts';
import { writeStages, type Stage, type StageTally } from './stages.ts';
import { isInside, refuseCache, refuseOutput } from './write.ts';

export interface MergeOptions {
  /** The folders of all shards, in any order. */
  shards: readonly string[];
  out: string;
  cache: string;
}

export type MergeResult =
  | { kind: 'merged'; shards: number; files: number; written: number }
  | { kind: 'unusable'; reason: string };

/** A shard that was built: its folder and what that says of itself. */
interface BuiltShard {
  folder: string;
  manifest: Manifest;
}

/** The folders of all shards → one site in `out`, the same to the byte as one built whole. On a refusal nothing is written. */
export async function merge({ shards: folders, out, cache }: MergeOptions): Promise<MergeResult> {
  const unusable = (reason: string): MergeResult => ({ kind: 'unusable', reason });
  const shards = readShards(folders);
  if (typeof shards === 'string') return unusable(shards);
  const reason = refuseTogether(shards) ?? refuseMissing(shards) ?? refuseTarget(out, cache, folders) ?? refuseFiles(shards);
  if (reason !== undefined) return unusable(reason);
  const target = path.resolve(out);
  const store = openStore(path.resolve(cache));
  try {
    const files = [planFiles(shards)];
    const { stages, note } = await writeStages([...files, planFixity(files)], target, readOutputNote(store, target));
    if (note) writeOutputNote(store, target, note);
    const sum = (of: (tally: StageTally) => number): number => stages.reduce((total, tally) => total + of(tally), 0);
    return { kind: 'merged', shards: shards.length, files: sum(({ items }) => items), written: sum(({ written }) => written) };
  } finally {
    store.close();
  }
}

/** Inputs: the bytes of each file. */
function planFiles(shards: readonly BuiltShard[]): Stage {
  const places = new Map(shards.flatMap(({ folder, manifest }) => Object.keys(manifest.files).map((file) => [file, path.join(folder, file)])));
  return {
    name: 'files',
    outputs: shards.flatMap(({ manifest }) => Object.entries(manifest.files).map(([file, hash]) => ({ path: file, digest: hash }))),
    make: ({ path: file }) => fs.readFileSync(places.get(file) ?? ''),
  };
}

/** The shard of each folder, or why one of them is none. */
function readShards(folders: readonly string[]): BuiltShard[] | string {
  const shards: BuiltShard[] = [];
  for (const folder of folders) {
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return `The folder \`${folder}\` is not there.`;
    const manifest = readManifest(folder);
    if (manifest === 'none') return `The folder \`${folder}\` is no shard: \`${manifestName}\` is not in it.`;
    if (manifest === 'damaged' || Object.keys(manifest.files).some((file) => !isSound(folder, file, manifest))) return `The \`${manifestName}\` of \`${folder}\` is damaged. Build that shard again.`;
    shards.push({ folder, manifest });
  }
  return shards;
}

/** Whether a file can be one of the shard that names it. */
function isSound(folder: string, file: string, manifest: Manifest): boolean {
  return path.posix.normalize(file) === file && isInside(folder, path.join(folder, file)) && file !== manifestName && file !== fixityPath.slice(1) && isOfShard(file, manifest);
}

/** Why shards cannot be parts of one site, or undefined where they can. */
function refuseTogether(shards: readonly BuiltShard[]): string | undefined {
  const [first] = shards;
  const differs = (of: (manifest: Manifest) => number | string): BuiltShard | undefined => shards.find(({ manifest }) => first && of(manifest) !== of(first.manifest));
  const tell = (other: BuiltShard | undefined, how: (one: BuiltShard, other: BuiltShard) => string): string | undefined => first && other && how(first, other);
  const input = (name: keyof Inputs): BuiltShard | undefined => differs(({ inputs }) => inputs[name]);
  return tell(differs(({ count }) => count), (one, other) => `\`${one.folder}\` is one shard of ${one.manifest.count}, \`${other.folder}\` one of ${other.manifest.count}.`)
    ?? refuseTwice(shards)
    ?? tell(input('node'), (one, other) => `\`${one.folder}\` was built with Node ${one.manifest.inputs.node}, \`${other.folder}\` with ${other.manifest.inputs.node}. Build all shards with one.`)
    ?? tell(input('theme'), (one, other) => `\`${one.folder}\` and \`${other.folder}\` were built with different code or themes. Build all shards with the same.`)
    ?? tell(input('content') ?? input('files'), (one, other) => `\`${one.folder}\` and \`${other.folder}\` were built from different content. Build all shards from the same, with the same \`--now\`.`);
}

function refuseTwice(shards: readonly BuiltShard[]): string | undefined {
  const known = new Map<number, string>();
  for (const { folder, manifest: { index, count } } of shards) {
    const other = known.get(index);
    if (other === folder) return `The folder \`${folder}\` is named twice.`;
    if (other !== undefined) return `\`${other}\` and \`${folder}\` are both shard ${index} of ${count}.`;
    known.set(index, folder);
  }
  return undefined;
}

function refuseMissing(shards: readonly BuiltShard[]): string | undefined {
  const count = shards[0]?.manifest.count ?? 0;
  const there = new Set(shards.map(({ manifest }) => manifest.index));
  const missing = Array.from({ length: count }, (_, at) => at + 1).filter((index) => !there.has(index));
  if (missing.length === 0) return undefined;
  const [few, rest] = [missing.slice(0, 10).join(', '), missing.length - 10];
  return missing.length === 1 ? `Shard ${few} of ${count} is missing.` : `Shards ${few}${rest > 0 ? ` and ${rest} more` : ''} of ${count} are missing.`;
}

function refuseTarget(out: string, cache: string, folders: readonly string[]): string | undefined {
  const real = (folder: string): string => (fs.existsSync(folder) ? fs.realpathSync(folder) : path.resolve(folder));
  for (const folder of folders) {
    if (real(out) === real(folder)) return `The folder \`${out}\` is one of the shards. Name another for the site.`;
    if (isInside(real(folder), real(out))) return `The folder \`${out}\` lies inside the shard \`${folder}\`. Name another for the site.`;
    if (real(cache) === real(folder) || isInside(real(folder), real(cache))) return `The folder \`${cache}\` cannot be the cache: it belongs to the shard \`${folder}\`.`;
  }
  return refuseOutput(out, [...folders, cache, path.join(projectRoot, 'src'), process.cwd()]) ?? refuseCache(cache, out, 'output');
}

/** Looks at every file before any is written. */
function refuseFiles(shards: readonly BuiltShard[]): string | undefined {
  for (const { folder, manifest } of shards) {
    const [first, ...rest] = Object.entries(manifest.files).filter(([file, hash]) => !isAsBuilt(path.join(folder, file), hash)).map(([file]) => file);
    if (first === undefined) continue;
    return `In \`${folder}\` \`${first}\`${rest.length > 0 ? ` and ${rest.length} more` : ''} ${rest.length > 0 ? 'are' : 'is'} missing or damaged. Build that shard again.`;
  }
  const [found, all] = [shards.reduce((sum, { manifest }) => sum + Object.keys(manifest.files).filter(isKnownToAll).length, 0), shards[0]?.manifest.inputs.files ?? 0];
  return found === all ? undefined : `The shards hold ${found} of ${all} files. Build them again.`;
}

function isAsBuilt(file: string, hash: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() === true && hashBytes(fs.readFileSync(file)) === hash;
}
