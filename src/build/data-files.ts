import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ArticleRows } from '../exports/data/rows.ts';
import { formatCell, formatCsvHead, formatCsvRow, formatJsonLine } from '../exports/data/text.ts';
import { tableNames, tables, type Cell, type Row, type Table } from '../exports/data/tables.ts';
import { writeArchiveFile, type FileTable } from '../store/archive-file.ts';
import type { Store } from '../store/store.ts';
import { readPlainText } from '../store/views.ts';
import { readArticleRows, readSiteRows } from './data-rows.ts';
import { hashBytes } from './fingerprint.ts';
import type { MadeFile } from './stages.ts';

/** Letters that are gathered before they are written. */
const most = 1 << 20;

/** A file that is written piece by piece, few of them in memory at once. */
interface Writing {
  write: (piece: string) => void;
  end: () => MadeFile;
  /** Gives it up. */
  close: () => void;
}

function openWriting(file: string): Writing {
  const hash = createHash('sha256');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const open = fs.openSync(file, 'w');
  let isOpen = true;
  let waiting = '';
  const flush = (): void => {
    const bytes = Buffer.from(waiting);
    hash.update(bytes);
    fs.writeSync(open, bytes);
    waiting = '';
  };
  const close = (): void => {
    if (isOpen) fs.closeSync(open);
    isOpen = false;
  };
  return {
    close,
    write: (piece) => {
      waiting += piece;
      if (waiting.length >= most) flush();
    },
    end: () => {
      flush();
      close();
      return { file, hash: hash.digest('base64url') };
    },
  };
}

/** Writes pieces of text as one file. */
export function writePieces(file: string, pieces: Iterable<string>): MadeFile {
  const writing = openWriting(file);
  try {
    for (const piece of pieces) writing.write(piece);
    return writing.end();
  } finally {
    writing.close();
  }
}

/** A file that holds something of every article. All that are to be made are made in one reading of their rows. */
export interface WholeFile {
  /** Below the site. */
  path: string;
  table: 'articles' | 'relations';
  form: 'jsonl' | 'csv' | 'parquet' | 'sqlite';
}

/** What takes the rows of one article after the other. */
interface Taker {
  take: (rows: ArticleRows) => void;
  end: () => Promise<MadeFile> | MadeFile;
  close: () => void;
}

/** Writes files to the places that `placeOf` gives; by their paths. */
export async function writeWhole(store: Store, files: readonly WholeFile[], placeOf: (file: string) => string): Promise<Map<string, MadeFile>> {
  const takers = new Map<string, Taker>();
  function* articles(): Generator<{ path: string; rows: ArticleRows }> {
    for (const article of readArticleRows(store)) {
      for (const taker of takers.values()) taker.take(article.rows);
      yield article;
    }
  }
  const made = new Map<string, MadeFile>();
  try {
    for (const file of files) if (file.form !== 'sqlite') takers.set(file.path, openTaker(file, placeOf(file.path)));
    const archive = files.find(({ form }) => form === 'sqlite');
    if (archive) made.set(archive.path, writeSqlite(store, placeOf(archive.path), articles()));
    else for (const article of articles()) void article;
    for (const [file, taker] of takers) made.set(file, await taker.end());
    return made;
  } finally {
    for (const taker of takers.values()) taker.close();
  }
}

function openTaker({ table: name, form }: WholeFile, place: string): Taker {
  const table = tables[name];
  const rowsOf = ({ article, relations }: ArticleRows): readonly Row[] => (name === 'articles' ? [article] : relations);
  if (form === 'parquet') {
    const rows: Row[] = [];
    return { take: (article) => void rows.push(...rowsOf(article)), end: () => writeParquet(table, rows, place), close: () => undefined };
  }
  const writing = openWriting(place);
  if (form === 'csv') writing.write(formatCsvHead(table));
  return { ...writing, take: (article) => { for (const row of rowsOf(article)) writing.write(form === 'csv' ? formatCsvRow(table, row) : formatJsonLine(row)); } };
}

/** A small table as CSV. */
export function* csvLines(store: Store, table: Table): Generator<string> {
  yield formatCsvHead(table);
  for (const row of readSiteRows(store, table.name)) yield formatCsvRow(table, row);
}

/** The articles whose paths begin so, with their texts, as JSON Lines. */
export function* linesWithText(store: Store, beginning: string): Generator<string> {
  for (const { path: at, rows } of readArticleRows(store, beginning)) yield formatJsonLine(rows.article, { text: readPlainText(store, at) });
}

/** Everything as one SQLite file, texts included; `articles` are the rows of each. */
function writeSqlite(store: Store, file: string, articles: Iterable<{ path: string; rows: ArticleRows }>): MadeFile {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeArchiveFile(file, tableNames.map((name) => toFileTable(store, tables[name], articles)), { table: 'articles', columns: ['title', 'summary', 'text'] });
  return { file, hash: hashFile(file) };
}

function toFileTable(store: Store, { name, columns, key, links }: Table, articles: Iterable<{ path: string; rows: ArticleRows }>): FileTable {
  const withText = name === 'articles';
  const types = { integer: 'INTEGER', boolean: 'INTEGER', number: 'REAL' } as const;
  const typeOf = (type: string): 'TEXT' | 'INTEGER' | 'REAL' => (type in types ? types[type as keyof typeof types] : 'TEXT');
  const toRow = (row: Row): (string | number | null)[] => columns.map((column) => toSql(row[column.name]));
  function* rows(): Generator<(string | number | null)[]> {
    if (name === 'articles') for (const { path: at, rows: { article } } of articles) yield [...toRow(article), readPlainText(store, at) ?? null];
    else if (name === 'relations') for (const { rows: { relations } } of readArticleRows(store)) yield* relations.map(toRow);
    else for (const row of readSiteRows(store, name)) yield toRow(row);
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
async function writeParquet({ columns }: Table, rows: readonly Row[], file: string): Promise<MadeFile> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData: columns.map((column) => ({ name: column.name, nullable: !column.required, ...toParquet(column.type, rows.map((row) => row[column.name])) })) }));
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, bytes);
  return { file, hash: hashBytes(bytes) };
}

function toParquet(type: string, cells: Cell[]): { type: 'BOOLEAN' | 'INT32' | 'DOUBLE' | 'STRING'; data: (Cell | null)[] } {
  if (type === 'boolean') return { type: 'BOOLEAN', data: cells.map((cell) => cell ?? null) };
  if (type === 'integer') return { type: 'INT32', data: cells.map((cell) => cell ?? null) };
  if (type === 'number') return { type: 'DOUBLE', data: cells.map((cell) => cell ?? null) };
  return { type: 'STRING', data: cells.map((cell) => (cell === undefined ? null : formatCell(cell))) };
}

