import fs from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** A table to be written: its columns with their SQLite types, its primary key, and columns that name a row of another table. */
export interface FileTable {
  name: string;
  columns: readonly { name: string; type: 'TEXT' | 'INTEGER' | 'REAL' }[];
  key: readonly string[];
  links: readonly { column: string; table: string; to: string }[];
  rows: Iterable<readonly (string | number | null)[]>;
}

/** Bytes of an index that are gathered before they are written: fewer pieces to merge, in half the time. */
const wordsInMemory = 8 << 20;

/**
 * Writes tables as one SQLite file, in the order given, with full text search over some columns of one of them:
 * `<table>_fts`, as Datasette finds it (https://docs.datasette.io/en/stable/full_text_search.html). Equal rows give equal bytes.
 */
export function writeArchiveFile(file: string, tables: readonly FileTable[], search: { table: string; columns: readonly string[] }): void {
  fs.rmSync(file, { force: true });
  const database = new DatabaseSync(file);
  try {
    // Nothing reads it before it is whole.
    database.exec('PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA encoding = "UTF-8"; BEGIN');
    for (const table of tables) writeTable(database, table);
    const columns = search.columns.map(quote).join(', ');
    const index = quote(`${search.table}_fts`);
    database.exec(`CREATE VIRTUAL TABLE ${index} USING fts5(${columns}, content=${quote(search.table)}, tokenize="unicode61 remove_diacritics 2")`);
    database.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('hashsize', ${wordsInMemory}); INSERT INTO ${index} (${index}) VALUES ('rebuild'); COMMIT`);
  } finally {
    database.close();
  }
}

function writeTable(database: DatabaseSync, { name, columns, key, links, rows }: FileTable): void {
  const constraints = [
    `UNIQUE (${key.map(quote).join(', ')})`,
    ...links.map(({ column, table, to }) => `FOREIGN KEY (${quote(column)}) REFERENCES ${quote(table)} (${quote(to)})`),
  ];
  database.exec(`CREATE TABLE ${quote(name)} (id INTEGER PRIMARY KEY, ${columns.map((column) => `${quote(column.name)} ${column.type}`).join(', ')}, ${constraints.join(', ')})`);
  const insert = database.prepare(`INSERT INTO ${quote(name)} (${columns.map((column) => quote(column.name)).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(...row);
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
