import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { packText, unpackText } from './pack.ts';
import { readRelations, relationsName, writeRelations } from './relations-file.ts';

/** What was read from one file. */
export interface SourceRow {
  file: string;
  /** Empty where it may not be trusted: a file changed within the clock's grain. */
  stamp: string;
  /** SHA-256 of the file, base64url. */
  digest: string;
  /** What is looked at in every build, as JSON. */
  record: string;
  /** Numbers of the names an article bears. */
  nameKeys: Uint32Array;
}

/** The parts of a reading that few builds look at, asked for one at a time. The body is packed. */
export interface SourceParts {
  opening: string;
  places: string;
  words: string;
  names: string;
  terms: Uint8Array;
  /** What tells whether two articles are one report. */
  sketch: Uint8Array;
  body: Uint8Array;
}

/** A view as it is kept: the text of an article stands in its source, and is filled in when the page is made. */
export interface StoredView {
  path: string;
  /** The view's kind; of a withdrawn article `withdrawn`. */
  kind: string;
  json: string;
  /** JSON of what fills the text: its file, its links, its pictures. */
  text?: string;
  /** JSON of what is drawn on its card, where it has one. */
  card?: string;
  /** Of all that the page shows. */
  digest: string;
  /** JSON of the rows an article has in the data, with a digest of its own row and its text. */
  data?: { json: string; digest: string };
  /** Gives the text of an article without its marks, a line for each paragraph, where files other than its page want it. */
  plain?: () => string;
  /** JSON of what is known of an article where it is searched for, with a digest of that and of its text. */
  record?: { json: string; digest: string };
  /** JSON of what the feed beside it is made from, with its title and a digest. */
  feed?: { title: string; json: string; digest: string };
  /** The day an article last changed, by its own account. */
  modified?: string;
  /** Present where search engines are asked to pass it over. */
  noindex?: boolean;
}

/** A view by what tells whether it changed. */
export interface ListedView {
  path: string;
  kind: string;
  digest: string;
  /** The digest of its record; absent where it is not searched for. */
  record?: string;
  /** The digest of its feed; absent where it has none. */
  feed?: string;
  /** Of an article's own row in the data, and of its text. */
  data?: string;
  /** The day an article last changed. */
  modified?: string;
  noindex?: boolean;
}

/** A page to be: its view is made where the one that is kept has another key, or none. */
export interface KeyedView {
  path: string;
  /** Of all that the view is made from; empty where nothing is known of that. */
  key: string;
  /** The same told more closely: where it is what it was, so is the view, though `key` is another. */
  exactly?: () => string;
  make: () => StoredView;
}

export interface ViewsTally {
  total: number;
  /** Made in this build, the same as before or not. */
  made: number;
  changed: number;
}

/** The file that remembers between builds. Deleting it costs time and nothing else. */
export interface Store {
  /** Everything read by this pipeline. */
  listSources: (pipeline: string) => Iterable<SourceRow>;
  /** The stamps alone, by file. */
  listStamps: (pipeline: string) => Map<string, string>;
  readPart: (file: string, part: Exclude<keyof SourceParts, 'sketch' | 'terms'>) => string | undefined;
  readNumbers: (file: string, part: 'sketch' | 'terms') => Uint8Array | undefined;
  writeSource: (source: SourceRow & SourceParts, pipeline: string) => void;
  /** A file whose bytes are what they were gets a new stamp. */
  stampSource: (file: string, stamp: string) => void;
  /** Forgets files that are not in `files`. */
  keepSources: (files: ReadonlySet<string>) => void;
  /** Puts the views of a build in place of the last one's; tells how many differ. `make` gives a view that is not kept yet. */
  replaceViews: (views: Iterable<KeyedView>) => ViewsTally;
  /** Puts one view in place, to be made again by the next build. */
  writeView: (view: StoredView) => void;
  readView: (path: string) => { json: string; text?: string } | undefined;
  /** In code-unit order of their paths. */
  listViews: () => ListedView[];
  /** JSON of what an article's view has for search. */
  readRecord: (path: string) => string | undefined;
  /** The text of an article without its marks, where it is kept. */
  readPlain: (path: string) => string | undefined;
  /** JSON of what the feed beside a page is made from. */
  readFeed: (path: string) => string | undefined;
  /** The pages that have a feed, with its title, in the same order. */
  listFeeds: () => { path: string; title: string }[];
  /** What is drawn on the cards of pages, as JSON, in the same order. */
  listCards: () => { path: string; card: string }[];
  /** What articles have in the data, as JSON, in the same order, one at a time; with `beginning` of those whose paths begin so. */
  listData: (beginning?: string) => Iterable<{ path: string; data: string }>;
  /** Short texts by name: what was written last, what a build was made from. */
  readNote: (name: string) => string | undefined;
  writeNote: (name: string, note: string) => void;
  /** What relations were found from last time, by this code, in one piece that stands on a multiple of four bytes. */
  readRelations: (pipeline: string) => Uint8Array | undefined;
  writeRelations: (pipeline: string, memory: readonly Uint8Array[]) => void;
  transaction: (work: () => void) => void;
  close: () => void;
}

export const storeName = 'backfile.sqlite';
const version = 15;

/** Opens the store of a cache folder, making it where it is missing, new where it is damaged or of another version. */
export function openStore(folder: string): Store {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, storeName);
  try {
    return buildStore(openDatabase(file), folder);
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) throw error;
    removeStore(folder);
    return buildStore(openDatabase(file), folder);
  }
}

/** Forgets everything. Other files of the folder stay. */
export function removeStore(folder: string): void {
  for (const name of [storeName, `${storeName}-wal`, `${storeName}-shm`, relationsName]) fs.rmSync(path.join(folder, name), { force: true });
}

/** Whether an error tells that the file is not whole: SQLITE_CORRUPT or SQLITE_NOTADB (https://sqlite.org/rescode.html). */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (error.errcode === 11 || error.errcode === 26);
}

function openDatabase(file: string): DatabaseSync {
  // First of all the patience: two threads may open it at once.
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
  if (found !== version) {
    database.exec(`
      DROP TABLE IF EXISTS source; DROP TABLE IF EXISTS part; DROP TABLE IF EXISTS view; DROP TABLE IF EXISTS shown; DROP TABLE IF EXISTS output; DROP TABLE IF EXISTS relations;
      DROP TABLE IF EXISTS views_version; DROP TABLE IF EXISTS note;
      CREATE TABLE note (name TEXT PRIMARY KEY, note TEXT NOT NULL);
      CREATE TABLE source (file TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, pipeline TEXT NOT NULL, record TEXT NOT NULL, name_keys BLOB NOT NULL);
      CREATE TABLE part (file TEXT PRIMARY KEY, sketch BLOB NOT NULL, names TEXT NOT NULL, opening TEXT NOT NULL, terms BLOB NOT NULL, places TEXT NOT NULL, words TEXT NOT NULL, body BLOB NOT NULL);
      CREATE TABLE view (path TEXT PRIMARY KEY, kind TEXT NOT NULL, digest TEXT NOT NULL, key TEXT NOT NULL, exactly TEXT NOT NULL, record_digest TEXT, feed_title TEXT, feed_digest TEXT, modified TEXT, noindex INTEGER, data_digest TEXT, drawn INTEGER) WITHOUT ROWID;
      CREATE TABLE shown (path TEXT PRIMARY KEY, card TEXT, record TEXT, data TEXT, json TEXT NOT NULL, text TEXT, feed TEXT, plain BLOB);
      PRAGMA user_version = ${version}`);
  }
  database.prepare('SELECT count(*) FROM source').get();
  return database;
}

function buildStore(database: DatabaseSync, folder: string): Store {
  const known = new Map<string, StatementSync>();
  const sql = (text: string): StatementSync => {
    const statement = known.get(text) ?? database.prepare(text);
    known.set(text, statement);
    return statement;
  };
  const transaction = (work: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    transaction,
    listSources: (pipeline) => listSources(sql, pipeline),
    listStamps: (pipeline) => new Map(sql('SELECT file, stamp FROM source WHERE pipeline = ?').all(pipeline).map((row) => [textOf(row, 'file') ?? '', textOf(row, 'stamp') ?? ''])),
    readPart: (file, part) => {
      const kept = sql(`SELECT ${part} FROM part WHERE file = ?`).get(file)?.[part];
      return kept instanceof Uint8Array ? unpackText(kept) : typeof kept === 'string' ? kept : undefined;
    },
    readNumbers: (file, part) => {
      const kept = sql(`SELECT ${part} FROM part WHERE file = ?`).get(file)?.[part];
      return kept instanceof Uint8Array ? kept : undefined;
    },
    writeSource: ({ file, stamp, digest, record, nameKeys, sketch, names, opening, terms, places, words, body }, pipeline) => {
      sql('INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?)').run(file, stamp, digest, pipeline, record, toBytes(nameKeys));
      sql('INSERT OR REPLACE INTO part VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(file, sketch, names, opening, terms, places, words, body);
    },
    stampSource: (file, stamp) => void sql('UPDATE source SET stamp = ? WHERE file = ?').run(stamp, file),
    keepSources: (kept) => {
      for (const row of sql('SELECT file FROM source').all()) {
        const file = textOf(row, 'file');
        if (file === undefined || kept.has(file)) continue;
        sql('DELETE FROM source WHERE file = ?').run(file);
        sql('DELETE FROM part WHERE file = ?').run(file);
      }
    },
    replaceViews: (views) => replaceViews(sql, transaction, views),
    writeView: (view) => putView(sql, view, '', ''),
    readView: (path) => {
      const row = sql('SELECT json, text FROM shown WHERE path = ?').get(path);
      const json = textOf(row, 'json');
      return json === undefined ? undefined : { json, text: textOf(row, 'text') };
    },
    listCards: () => sql('SELECT path, card FROM view JOIN shown USING (path) WHERE drawn = 1 ORDER BY path').all().map((row) => ({ path: textOf(row, 'path') ?? '', card: textOf(row, 'card') ?? '' })),
    listViews: () => sql('SELECT path, kind, digest, record_digest, feed_digest, data_digest, modified, noindex FROM view ORDER BY path').all().map((row) => ({
      path: textOf(row, 'path') ?? '', kind: textOf(row, 'kind') ?? '', digest: textOf(row, 'digest') ?? '', record: textOf(row, 'record_digest'),
      feed: textOf(row, 'feed_digest'), data: textOf(row, 'data_digest'), modified: textOf(row, 'modified'), noindex: row['noindex'] === 1 || undefined,
    })),
    readPlain: (path) => {
      const kept = sql('SELECT plain FROM shown WHERE path = ?').get(path)?.['plain'];
      return kept instanceof Uint8Array ? unpackText(kept) : undefined;
    },
    readFeed: (path) => textOf(sql('SELECT feed FROM shown WHERE path = ?').get(path), 'feed'),
    listFeeds: () => sql('SELECT path, feed_title FROM view WHERE feed_digest IS NOT NULL ORDER BY path').all().map((row) => ({ path: textOf(row, 'path') ?? '', title: textOf(row, 'feed_title') ?? '' })),
    readRecord: (path) => textOf(sql('SELECT record FROM shown WHERE path = ?').get(path), 'record'),
    listData: (beginning = '') => listData(sql, beginning),
    readNote: (name) => textOf(sql('SELECT note FROM note WHERE name = ?').get(name), 'note'),
    writeNote: (name, note) => void sql('INSERT OR REPLACE INTO note VALUES (?, ?)').run(name, note),
    readRelations: (pipeline) => readRelations(path.join(folder, relationsName), pipeline),
    writeRelations: (pipeline, memory) => writeRelations(path.join(folder, relationsName), pipeline, memory),
    close: () => database.close(),
  };
}

type Sql = (text: string) => StatementSync;
type Row = Record<string, unknown>;

function putView(sql: Sql, { path, kind, digest, json, text, record, card, feed, modified, noindex, data, plain }: StoredView, key: string, exactly: string): void {
  sql('INSERT OR REPLACE INTO view VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    path, kind, digest, key, exactly, record?.digest ?? null, feed?.title ?? null, feed?.digest ?? null, modified ?? null, noindex ? 1 : null, data?.digest ?? null, card === undefined ? null : 1);
  sql('INSERT OR REPLACE INTO shown VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(path, card ?? null, record?.json ?? null, data?.json ?? null, json, text ?? null, feed?.json ?? null, plain ? packText(plain()) : null);
}

function textOf(row: Row | undefined, column: string): string | undefined {
  return typeof row?.[column] === 'string' ? row[column] : undefined;
}

function* listData(sql: Sql, beginning: string): Generator<{ path: string; data: string }> {
  // No path holds a sign beyond this one.
  for (const row of sql('SELECT path, data FROM shown WHERE path >= ? AND path < ? AND data IS NOT NULL ORDER BY path').iterate(beginning, `${beginning}\u{10ffff}`)) yield { path: textOf(row, 'path') ?? '', data: textOf(row, 'data') ?? '' };
}

function* listSources(sql: Sql, pipeline: string): Generator<SourceRow> {
  for (const row of sql('SELECT * FROM source WHERE pipeline = ?').iterate(pipeline)) {
    const source = toSource(row);
    if (source) yield source;
  }
}

function toSource(row: Row | undefined): SourceRow | undefined {
  const [file, stamp, digest, record] = [textOf(row, 'file'), textOf(row, 'stamp'), textOf(row, 'digest'), textOf(row, 'record')];
  const nameKeys = toNumbers(row?.['name_keys']);
  return file === undefined || stamp === undefined || digest === undefined || record === undefined || !nameKeys ? undefined : { file, stamp, digest, record, nameKeys };
}

function toBytes(numbers: Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function toNumbers(bytes: unknown): Uint32Array | undefined {
  if (!(bytes instanceof Uint8Array)) return undefined;
  // A copy of its own stands on a multiple of four bytes.
  return new Uint32Array(bytes.byteOffset % 4 === 0 ? bytes.buffer : bytes.slice().buffer, bytes.byteOffset % 4 === 0 ? bytes.byteOffset : 0, bytes.byteLength / 4);
}

function replaceViews(sql: Sql, transaction: Store['transaction'], views: Iterable<KeyedView>): ViewsTally {
  const tally = { total: 0, made: 0, changed: 0 };
  transaction(() => {
    const known = new Map<string, string>();
    for (const row of sql('SELECT path, key FROM view').iterate()) known.set(textOf(row, 'path') ?? '', textOf(row, 'key') ?? '');
    for (const { path, key, exactly, make } of views) {
      tally.total += 1;
      const keptKey = known.get(path);
      known.delete(path);
      if (keptKey !== undefined && key !== '' && keptKey === key) continue;
      const exact = exactly?.() ?? '';
      const kept = keptKey === undefined ? undefined : sql('SELECT exactly, digest, record_digest, feed_digest, data_digest FROM view WHERE path = ?').get(path);
      if (exact !== '' && textOf(kept, 'exactly') === exact) {
        sql('UPDATE view SET key = ? WHERE path = ?').run(key, path);
        continue;
      }
      const view = make();
      tally.made += 1;
      if (textOf(kept, 'digest') === view.digest && textOf(kept, 'record_digest') === view.record?.digest && textOf(kept, 'feed_digest') === view.feed?.digest && textOf(kept, 'data_digest') === view.data?.digest) {
        if (keptKey !== key || exact !== '') sql('UPDATE view SET key = ?, exactly = ? WHERE path = ?').run(key, exact, path);
        continue;
      }
      putView(sql, view, key, exact);
      tally.changed += 1;
    }
    for (const path of known.keys()) for (const table of ['view', 'shown']) sql(`DELETE FROM ${table} WHERE path = ?`).run(path);
    tally.changed += known.size;
  });
  return tally;
}
