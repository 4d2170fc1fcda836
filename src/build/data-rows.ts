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

/** The rows of a table, one at a time: those of articles never stand in memory together. */
export function* readRows(store: Store, table: TableName): Generator<Row> {
  if (table === 'articles') for (const { rows } of readArticleRows(store)) yield rows.article;
  else if (table === 'relations') for (const { rows } of readArticleRows(store)) yield* rows.relations;
  else yield* (JSON.parse(store.readNote(noteName) ?? '{"tags":[],"stories":[],"days":[]}') as SiteRows)[table];
}

/** What each article has in the data, by its path, oldest first; with `beginning` of those whose paths begin so. */
export function* readArticleRows(store: Store, beginning?: string): Generator<{ path: string; rows: ArticleRows }> {
  for (const { path, data } of store.listData(beginning)) yield { path, rows: JSON.parse(data) as ArticleRows };
}
