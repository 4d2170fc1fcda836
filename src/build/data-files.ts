import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { formatCell, formatCsvHead, formatCsvRow, formatJsonLine } from '../exports/data/text.ts';
import { tableNames, tables, type Cell, type Table } from '../exports/data/tables.ts';
import { writeArchiveFile, type FileTable } from '../store/archive-file.ts';
import type { Store } from '../store/store.ts';
import { readPlainText } from '../store/views.ts';
import { readArticleRows, readRows } from './data-rows.ts';
import type { MadeFile } from './stages.ts';

/** Bytes that are gathered before they are written. */
const most = 1 << 20;

/** Writes pieces of text as one file, few of them in memory at once. */
export function writePieces(file: string, pieces: Iterable<string>): MadeFile {
  const hash = createHash('sha256');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const open = fs.openSync(file, 'w');
  try {
    let waiting = '';
    const flush = (): void => {
      const bytes = Buffer.from(waiting);
      hash.update(bytes);
      fs.writeSync(open, bytes);
      waiting = '';
    };
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length >= most) flush();
    }
    flush();
  } finally {
    fs.closeSync(open);
  }
  return { file, hash: hash.digest('base64url') };
}

/** A table as JSON Lines. */
export function* jsonLines(store: Store, { name }: Table): Generator<string> {
  for (const row of readRows(store, name)) yield formatJsonLine(row);
}

/** A table as CSV. */
export function* csvLines(store: Store, table: Table): Generator<string> {
  yield formatCsvHead(table);
  for (const row of readRows(store, table.name)) yield formatCsvRow(table, row);
}

/** The articles whose paths begin so, with their texts, as JSON Lines. */
export function* linesWithText(store: Store, beginning: string): Generator<string> {
  for (const { path: at, rows } of readArticleRows(store, beginning)) yield formatJsonLine(rows.article, { text: readPlainText(store, at) });
}

/** Everything as one SQLite file, texts included. */
export function writeSqlite(store: Store, file: string): MadeFile {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeArchiveFile(file, tableNames.map((name) => toFileTable(store, tables[name])), { table: 'articles', columns: ['title', 'summary', 'text'] });
  return { file, hash: hashFile(file) };
}

function toFileTable(store: Store, { name, columns, key, links }: Table): FileTable {
  const withText = name === 'articles';
  const types = { integer: 'INTEGER', boolean: 'INTEGER', number: 'REAL' } as const;
  const typeOf = (type: string): 'TEXT' | 'INTEGER' | 'REAL' => (type in types ? types[type as keyof typeof types] : 'TEXT');
  function* rows(): Generator<(string | number | null)[]> {
    if (!withText) for (const row of readRows(store, name)) yield columns.map((column) => toSql(row[column.name]));
    else for (const { path: at, rows } of readArticleRows(store)) yield [...columns.map((column) => toSql(rows.article[column.name])), readPlainText(store, at) ?? null];
  }
  return { name, columns: [...columns.map((column) => ({ name: column.name, type: typeOf(column.type) })), ...(withText ? [{ name: 'text', type: 'TEXT' as const }] : [])], key, links, rows: rows() };
}

function toSql(cell: Cell): string | number | null {
  if (cell === undefined) return null;
  if (typeof cell === 'number') return cell;
  return typeof cell === 'boolean' ? Number(cell) : formatCell(cell);
}

function hashFile(file: string): string {
  const hash = createHash('sha256');
  const open = fs.openSync(file, 'r');
  try {
    const part = Buffer.alloc(most);
    for (let read = fs.readSync(open, part); read > 0; read = fs.readSync(open, part)) hash.update(part.subarray(0, read));
  } finally {
    fs.closeSync(open);
  }
  return hash.digest('base64url');
}

/** A table as Parquet, column by column. */
export async function formatParquet(store: Store, { name, columns }: Table): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const rows = [...readRows(store, name)];
  return new Uint8Array(parquetWriteBuffer({ columnData: columns.map((column) => ({ name: column.name, nullable: !column.required, ...toParquet(column.type, rows.map((row) => row[column.name])) })) }));
}

function toParquet(type: string, cells: Cell[]): { type: 'BOOLEAN' | 'INT32' | 'DOUBLE' | 'STRING'; data: (Cell | null)[] } {
  if (type === 'boolean') return { type: 'BOOLEAN', data: cells.map((cell) => cell ?? null) };
  if (type === 'integer') return { type: 'INT32', data: cells.map((cell) => cell ?? null) };
  if (type === 'number') return { type: 'DOUBLE', data: cells.map((cell) => cell ?? null) };
  return { type: 'STRING', data: cells.map((cell) => (cell === undefined ? null : formatCell(cell))) };
}

