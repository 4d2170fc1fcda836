import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** The file that remembers between builds. Deleting it costs time and nothing else. */
export interface Store {
  /** What was read from a file that bore this stamp. */
  readSource: (file: string, stamp: string, pipeline: string) => string | undefined;
  /** What was read from these bytes under this name, whatever the stamp. */
  readDigest: (file: string, digest: string, pipeline: string) => string | undefined;
  /** `stamp` is empty where it may not be trusted: a file changed within the clock's grain. */
  writeSource: (file: string, stamp: string, digest: string, pipeline: string, value: string) => void;
  /** Forgets files that are not in `files`. */
  keepSources: (files: ReadonlySet<string>) => void;
  /** Puts the views of a build in place of the last one's; tells how many differ. */
  replaceViews: (views: Iterable<{ path: string; json: string }>) => { total: number; changed: number };
  readView: (path: string) => string | undefined;
  listPaths: () => string[];
  /** Grows whenever any view differs from the build before. */
  viewsVersion: () => number;
  /** What was written last: one note for each output folder. */
  readOutput: (folder: string) => string | undefined;
  writeOutput: (folder: string, note: string) => void;
  /** What relations were found from last time, by this code, in one piece. */
  readRelations: (pipeline: string) => Uint8Array | undefined;
  writeRelations: (pipeline: string, memory: Uint8Array) => void;
  transaction: (work: () => void) => void;
  close: () => void;
}

export const storeName = 'backfile.sqlite';
const version = 3;

/** Opens the store of a cache folder, making it where it is missing, new where it is damaged or of another version. */
export function openStore(folder: string): Store {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, storeName);
  try {
    return buildStore(openDatabase(file));
  } catch (error) {
    if (error instanceof Error && /locked|busy/i.test(error.message)) throw error;
    removeStore(folder);
    return buildStore(openDatabase(file));
  }
}

/** Forgets everything. Other files of the folder stay. */
export function removeStore(folder: string): void {
  for (const ending of ['', '-wal', '-shm']) fs.rmSync(path.join(folder, storeName + ending), { force: true });
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA busy_timeout = 5000');
  const found = database.prepare('PRAGMA user_version').get()?.['user_version'];
  if (found !== version) {
    database.exec(`
      DROP TABLE IF EXISTS source; DROP TABLE IF EXISTS view; DROP TABLE IF EXISTS output; DROP TABLE IF EXISTS relations;
      CREATE TABLE relations (id INTEGER PRIMARY KEY, pipeline TEXT NOT NULL, memory BLOB NOT NULL);
      CREATE TABLE output (folder TEXT PRIMARY KEY, note TEXT NOT NULL);
      CREATE TABLE source (file TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL, pipeline TEXT NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE view (path TEXT PRIMARY KEY, json TEXT NOT NULL);
      DROP TABLE IF EXISTS views_version; CREATE TABLE views_version (version INTEGER NOT NULL); INSERT INTO views_version VALUES (0);
      PRAGMA user_version = ${version}`);
  }
  database.prepare('SELECT count(*) FROM source').get();
  return database;
}

function buildStore(database: DatabaseSync): Store {
  const sql = (text: string): StatementSync => database.prepare(text);
  const byStamp = sql(`SELECT value FROM source WHERE file = ? AND stamp = ? AND stamp <> '' AND pipeline = ?`);
  const byDigest = sql('SELECT value FROM source WHERE file = ? AND digest = ? AND pipeline = ?');
  const write = sql('INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)');
  const remove = sql('DELETE FROM source WHERE file = ?');
  const files = sql('SELECT file FROM source');
  const view = sql('SELECT json FROM view WHERE path = ?');
  const textOf = (row: Record<string, unknown> | undefined, column: string): string | undefined => (typeof row?.[column] === 'string' ? row[column] : undefined);
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
    readSource: (file, stamp, pipeline) => textOf(byStamp.get(file, stamp, pipeline), 'value'),
    readDigest: (file, digest, pipeline) => textOf(byDigest.get(file, digest, pipeline), 'value'),
    writeSource: (file, stamp, digest, pipeline, value) => void write.run(file, stamp, digest, pipeline, value),
    keepSources: (kept) => {
      for (const row of files.all()) {
        const file = textOf(row, 'file');
        if (file !== undefined && !kept.has(file)) remove.run(file);
      }
    },
    replaceViews: (views) => replaceViews(database, transaction, views),
    readView: (path) => textOf(view.get(path), 'json'),
    viewsVersion: () => {
      const row = database.prepare('SELECT version FROM views_version').get();
      return Number(row?.['version'] ?? 0);
    },
    readOutput: (folder) => textOf(sql('SELECT note FROM output WHERE folder = ?').get(folder), 'note'),
    writeOutput: (folder, note) => void sql('INSERT OR REPLACE INTO output VALUES (?, ?)').run(folder, note),
    listPaths: () => sql('SELECT path FROM view ORDER BY path').all().flatMap((row) => textOf(row, 'path') ?? []),
    readRelations: (pipeline) => {
      const memory = sql('SELECT memory FROM relations WHERE id = 1 AND pipeline = ?').get(pipeline)?.['memory'];
      return memory instanceof Uint8Array ? memory : undefined;
    },
    writeRelations: (pipeline, memory) => void sql('INSERT OR REPLACE INTO relations VALUES (1, ?, ?)').run(pipeline, memory),
    close: () => database.close(),
  };
}

function replaceViews(database: DatabaseSync, transaction: Store['transaction'], views: Iterable<{ path: string; json: string }>): { total: number; changed: number } {
  const known = new Map(database.prepare('SELECT path, json FROM view').all().map((row) => [String(row['path']), String(row['json'])]));
  const last = database.prepare('SELECT version FROM views_version').get()?.['version'];
  const put = database.prepare('INSERT OR REPLACE INTO view VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM view WHERE path = ?');
  let total = 0;
  let changed = 0;
  transaction(() => {
    for (const { path, json } of views) {
      total += 1;
      if (known.get(path) !== json) {
        put.run(path, json);
        changed += 1;
      }
      known.delete(path);
    }
    for (const path of known.keys()) remove.run(path);
    changed += known.size;
    if (changed > 0) database.prepare('UPDATE views_version SET version = ?').run(Number(last ?? 0) + 1);
  });
  return { total, changed };
}
