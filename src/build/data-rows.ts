import type { Archive } from '../archive/archive.ts';
import { buildSiteRows, type ArticleRows, type SiteRows } from '../exports/data/rows.ts';
import { addressesOf } from '../site/addresses.ts';
import { basePath, dataKindsOf, type Settings } from '../site/settings.ts';
import type { Row, TableName } from '../exports/data/tables.ts';
import type { Store } from '../store/store.ts';
import { digestOf } from './fingerprint.ts';

const noteName = 'data rows';

/** Keeps the rows that the archive as a whole has in the data; their digest. */
export function noteSiteRows(store: Store, archive: Archive, settings: Settings): string {
  if (dataKindsOf(settings).length === 0) return '';
  const text = JSON.stringify(buildSiteRows(archive, addressesOf(settings, basePath(settings))));
  const digest = digestOf([text]);
  store.writeNote(noteName, text);
  return digest;
}

/** The rows of a table of the archive as a whole. */
export function readSiteRows(store: Store, table: TableName): readonly Row[] {
  const rows: Partial<Record<TableName, readonly Row[]>> = JSON.parse(store.readNote(noteName) ?? '{}') as SiteRows;
  return rows[table] ?? [];
}

/** What each article has in the data, by its path, oldest first; with `beginning` of those whose paths begin so. */
export function* readArticleRows(store: Store, beginning?: string): Generator<{ path: string; rows: ArticleRows }> {
  for (const { path, data } of store.listData(beginning)) yield { path, rows: JSON.parse(data) as ArticleRows };
}
