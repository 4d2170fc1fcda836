import { text } from 'node:stream/consumers';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { formatRecord, type SearchPeriod, type SearchRecord } from '../exports/search.ts';
import { listParagraphs } from '../markdown/body.ts';
import { languageOf } from '../site/search.ts';
import { openStore, type Store } from '../store/store.ts';
import { openPage } from '../store/views.ts';
import { putWhole } from './cached.ts';
import { packFiles } from './search-pack.ts';

// Run as a program with its task as JSON on standard input: indexes periods one after the other and ends. Memory goes with it.

/** What is to be indexed, and where it is put. */
export interface IndexTask {
  /** The cache folder, whose store holds views and texts. */
  cache: string;
  /** Of the archive. */
  language: string;
  /** Whether what all indexes share is made as well: its file. */
  engine?: string;
  /** Each with the file its index is packed into. */
  periods: (SearchPeriod & { file: string })[];
}

/** What a browser needs of Pagefind's own files: not its ready-made pages of results. */
const engineFiles = /^(pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|wasm\..+|(fragment|index)\/.+|.+\.pf_meta)$/;
/** Every index has these of its own; the rest is shared. */
const ownFiles = /^(pagefind-entry\.json|(fragment|index|filter)\/.+|.+\.pf_meta)$/;

/** Records under way at a time. */
const batchSize = 32;

function refuseErrors({ errors }: { errors: string[] }): void {
  if (errors.length > 0) throw new Error(`Pagefind refuses: ${errors.join(' ')}`);
}

/** The files of an index that `fill` fills, of those that `wanted` tells. */
async function makeIndex(fill: (index: PagefindIndex) => Promise<void>, wanted: RegExp): Promise<IndexFile[]> {
  const made = await createIndex();
  refuseErrors(made);
  if (!made.index) throw new Error('Pagefind gives no index.');
  await fill(made.index);
  const files = await made.index.getFiles();
  refuseErrors(files);
  await made.index.deleteIndex();
  return files.files.filter((file) => wanted.test(file.path));
}

/**
 * The program that searches, with an index that every other is merged into. Pagefind keeps none that is empty, so it
 * holds one record, which is told from articles by its language.
 */
async function makeEngine(language: string): Promise<IndexFile[]> {
  const base = language.split('-')[0]?.toLowerCase() ?? 'en';
  const files = await makeIndex(async (index) => refuseErrors(await index.addCustomRecord({ url: '/', content: 'backfile', language: base })), engineFiles);
  // A language that Pagefind has no stems for is searched by the program without any.
  const own = files.filter(({ path: file }) => file.startsWith('wasm.') && !file.startsWith('wasm.unknown.'));
  return own.length === 0 ? files : files.filter(({ path: file }) => !file.startsWith('wasm.unknown.'));
}

function makePeriod(store: Store, { name, paths }: SearchPeriod, language: string): Promise<IndexFile[]> {
  const own = languageOf(language, name);
  return makeIndex(async (index) => {
    for (let start = 0; start < paths.length; start += batchSize) {
      const batch = paths.slice(start, start + batchSize);
      const added = await Promise.all(batch.map((at, place) => index.addCustomRecord(readRecord(store, at, paths.length - start - place, own))));
      added.forEach(refuseErrors);
    }
  }, ownFiles);
}

function readRecord(store: Store, at: string, rank: number, language: string): ReturnType<typeof formatRecord> {
  const record = store.readRecord(at);
  const page = openPage(store, at);
  if (record === undefined || page?.view.kind !== 'article') throw new TypeError(`There is no article at \`${at}\`.`);
  return formatRecord(JSON.parse(record) as SearchRecord, listParagraphs({ html: page.readPlainBody() }).join('\n'), rank, language);
}

const { cache, language, engine, periods } = JSON.parse(await text(process.stdin)) as IndexTask;
const store = openStore(cache);
try {
  if (engine !== undefined) putWhole(engine, packFiles(await makeEngine(language)));
  for (const period of periods) putWhole(period.file, packFiles(await makePeriod(store, period, language)));
} finally {
  store.close();
  await close();
}
