import { spawn } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { text } from 'node:stream/consumers';
import path from 'node:path';
import { formatOpenSearch } from '../exports/open-search.ts';
import { partPeriods } from '../exports/search.ts';
import { readArticlePath, searchIndexPath } from '../site/addresses.ts';
import { languageOf } from '../site/search.ts';
import type { Settings } from '../site/settings.ts';
import type { ListedView } from '../store/store.ts';
import { keepOnly } from './cached.ts';
import { digestOf, projectRoot, viewsVersion } from './fingerprint.ts';
import type { IndexTask } from './search-indexer.ts';
import { listPack, type PackedFile } from './search-pack.ts';
import { isOfShard, type Shard } from './shard.ts';

/** One search index, or the engine that all of them share. */
export interface SearchIndex {
  /** Of its period; `engine`. */
  name: string;
  /** Of everything its files are made from. */
  digest: string;
  /** The file of the cache its files are packed into, and what that holds. */
  pack: string;
  files: PackedFile[];
}

/** What a site is searched by. */
export interface Search {
  /** The periods of the whole site, newest first, each with the years it holds. */
  periods: { name: string; digest: string; first: string; last: string }[];
  /** What stands in the cache: of a shard, its own part. */
  indexes: SearchIndex[];
  /** What browsers are told of it; empty where there is no search. */
  description: string;
}

const folderName = 'search';
/** Each takes one processor, and up to 400 MB with Pagefind itself. */
const mostIndexers = 2;
/** Of fewer periods each, a second one is not worth its start. */
const worthIndexer = 3;
export const engineName = 'engine';

/** Indexes that are being made. */
export interface Indexing {
  items: number;
  /** How many of them are not in the cache. */
  missing: number;
  search: Promise<Search>;
}

/** Makes the indexes that are not in the cache, in processes of their own; the others cost nothing. */
export function startIndexing(views: readonly ListedView[], settings: Settings, cache: string, shard?: Shard): Indexing {
  if (settings.search === false) return { items: 0, missing: 0, search: Promise.resolve({ periods: [], indexes: [], description: '' }) };
  const periods = digestPeriods(views, settings.language);
  const engine = { name: engineName, digest: digestOf([viewsVersion(), settings.language]), paths: [] };
  const wanted = [engine, ...periods].filter(({ name }) => !shard || isOfShard(searchIndexPath(name).slice(1), shard))
    .map((index) => ({ ...index, file: path.join(cache, folderName, index.digest) })).map((index) => ({ ...index, files: listPack(index.file) }));
  const missing = wanted.filter(({ files }) => files === undefined);
  const make = async (): Promise<Search> => {
    if (missing.length > 0) {
      await makeIndexes(missing, settings.language, cache);
      // What other shards made stays: one cache may serve them all.
      keepOnly(path.join(cache, folderName), new Set([engine, ...periods].map(({ digest }) => digest)));
    }
    return {
      periods: periods.map(({ name, digest, paths }) => ({ name, digest, first: yearAt(paths.at(-1)), last: yearAt(paths[0]) })),
      indexes: wanted.map(({ name, digest, file, files }) => ({ name, digest, pack: file, files: files ?? listPack(file) ?? [] })),
      description: formatOpenSearch(settings),
    };
  };
  const search = make();
  // Whoever waits for it is told of an error.
  search.catch(() => undefined);
  return { items: wanted.length, missing: missing.length, search };
}

async function makeIndexes(missing: readonly { name: string; paths: string[]; file: string }[], language: string, cache: string): Promise<void> {
  const periods = missing.filter(({ name }) => name !== engineName).map(({ name, paths, file }) => ({ name, paths, file }));
  const engine = missing.find(({ name }) => name === engineName)?.file;
  const lanes = Math.max(1, Math.min(mostIndexers, os.availableParallelism(), Math.floor(periods.length / worthIndexer)));
  await Promise.all(Array.from({ length: lanes }, (_, lane) => runIndexer({ cache, language, engine: lane === 0 ? engine : undefined, periods: periods.filter((_period, at) => at % lanes === lane) })));
}

function yearAt(at = ''): string {
  return readArticlePath(at)?.date.slice(0, 4) ?? '';
}

function digestPeriods(views: readonly ListedView[], language: string): { name: string; digest: string; paths: string[] }[] {
  const records = new Map(views.flatMap(({ path: at, record }) => (record === undefined ? [] : [[at, record] as const])));
  return partPeriods([...records.keys()]).map(({ name, paths }) => ({
    name, paths, digest: digestOf([viewsVersion(), languageOf(language, name), ...paths.flatMap((at) => [at, records.get(at) ?? ''])]),
  }));
}

/** @throws with what the indexer says, where it fails. */
async function runIndexer(task: IndexTask): Promise<void> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'start.js'), 'search-indexer.ts'], { cwd: projectRoot, stdio: ['pipe', 'ignore', 'pipe'] });
  child.stdin.end(JSON.stringify(task));
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number | null]>]);
  if (code !== 0) throw new Error(`The search index cannot be made. ${said.trim()}`);
}
