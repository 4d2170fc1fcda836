import path from 'node:path';
import { formatDatapackage, formatSums, type Resource } from '../exports/data/datapackage.ts';
import { tableNames, tables, type Table } from '../exports/data/tables.ts';
import { datapackagePath, dataPath, monthDataPath, readArticlePath, sqlitePath, sumsPath, tableDataPath } from '../site/addresses.ts';
import { dataKindsOf, type DataKind } from '../site/settings.ts';
import type { ListedView, Store } from '../store/store.ts';
import { csvLines, formatParquet, jsonLines, linesWithText, writePieces, writeSqlite } from './data-files.ts';
import { readRows } from './data-rows.ts';
import { digestOf } from './fingerprint.ts';
import type { SiteSources } from './site-stages.ts';
import type { Made, Output, Stage } from './stages.ts';

/** A file of the data: what it holds, what it is made from, and how. */
interface DataFile extends Omit<Resource, 'path' | 'sha256'> {
  /** Below the site. */
  path: string;
  digest: string;
  make: (passing: string) => Promise<Made> | Made;
}

/** In which forms each table stands. Small ones are one JSON array, large ones JSON Lines. */
const jsonForms: Readonly<Record<string, 'json' | 'jsonl'>> = { articles: 'jsonl', tags: 'json', stories: 'json', relations: 'jsonl' };

/**
 * The whole archive as data, then what describes it. Inputs: the rows, and of files with texts the texts, of all
 * articles in them, those of a month its articles' own rows alone; the code.
 */
export function planData(sources: SiteSources): Stage[] {
  const { store, views, settings, cache, theme, archiveFile } = sources;
  const kinds = dataKindsOf(settings);
  if (kinds.length === 0) return [];
  const files = new Map([...planTables(kinds, store, digestArchive(sources), archiveFile), ...planMonths(kinds, store, articlesOf(views), theme.sources)].map((file) => [file.path, file]));
  const described = { name: settings.name, address: settings.address, rights: settings.rights };
  const outputs = [...files.values()].map(({ path: at, digest }): Output => ({ path: at, digest }));
  const digest = digestOf([theme.sources, JSON.stringify(described), ...outputs.flatMap((output) => [output.path, output.digest])]);
  return [
    { name: 'data', outputs, make: ({ path: at }) => files.get(at)?.make(passingOf(cache, at)) ?? '' },
    {
      name: 'data described', outputs: [datapackagePath, sumsPath].map((at) => ({ path: at.slice(1), digest })),
      make: ({ path: at }, hashOf) => {
        const hex = (file: string): string => Buffer.from(hashOf(file) ?? '', 'base64url').toString('hex');
        const below = (file: string): string => file.slice(dataPath.length - 1);
        const resources = [...files.values()].map(({ path: file, table, withText }) => ({ path: below(file), table, withText, sha256: hex(file) }));
        if (at === datapackagePath.slice(1)) return formatDatapackage(described, resources.filter(({ path: file }) => !file.endsWith('.sqlite')));
        return formatSums([...files.keys(), datapackagePath.slice(1)].map((file) => [below(file), hex(file)] as const));
      },
    },
  ];
}

/** Where a file lies until it is moved into the site. */
export function passingOf(cache: string, file: string): string {
  return path.join(cache, 'passing', file);
}

function articlesOf(views: readonly ListedView[]): ListedView[] {
  return views.filter(({ kind }) => kind === 'article' || kind === 'withdrawn');
}

/** Of everything that the files of the whole archive are made from. */
export function digestArchive({ views, theme, rows }: Pick<SiteSources, 'views' | 'theme' | 'rows'>): string {
  return digestOf([theme.sources, rows, ...articlesOf(views).flatMap((view) => [view.path, view.digest])]);
}

/** `archiveFile` is the SQLite file, where it is in the making already. */
function* planTables(kinds: readonly DataKind[], store: Store, digest: string, archiveFile: SiteSources['archiveFile']): Generator<DataFile> {
  for (const table of tableNames.map((name) => tables[name])) {
    const form = jsonForms[table.name];
    const file = (extension: string, make: DataFile['make']): DataFile => ({ path: tableDataPath(table.name, extension).slice(1), table, digest, make });
    if (kinds.includes('jsonl') && form === 'jsonl') yield file('jsonl', (passing) => writePieces(passing, jsonLines(store, table)));
    if (kinds.includes('jsonl') && form === 'json') yield file('json', () => formatRows(store, table));
    if (kinds.includes('csv')) yield file('csv', (passing) => writePieces(passing, csvLines(store, table)));
  }
  if (kinds.includes('parquet')) yield { path: tableDataPath('articles', 'parquet').slice(1), table: tables.articles, digest, make: () => formatParquet(store, tables.articles) };
  if (kinds.includes('sqlite')) yield { path: sqlitePath.slice(1), table: tables.articles, withText: true, digest, make: (passing) => archiveFile ?? writeSqlite(store, passing) };
}

function formatRows(store: Store, { name }: Table): string {
  return `${JSON.stringify([...readRows(store, name)], undefined, 1)}\n`;
}

/** The articles of each month with their texts: the only files that grow with those, and each of its month alone. */
function* planMonths(kinds: readonly DataKind[], store: Store, articles: readonly ListedView[], version: string): Generator<DataFile> {
  if (!kinds.includes('jsonl')) return;
  const months = new Map<string, string[]>();
  for (const { path: at, data = '' } of articles) {
    const month = readArticlePath(at)?.date.slice(0, 7) ?? '';
    const known = months.get(month);
    if (known) known.push(at, data);
    else months.set(month, [at, data]);
  }
  for (const [month, parts] of months) {
    const beginning = `/${month.replace('-', '/')}/`;
    yield { path: monthDataPath(month).slice(1), table: tables.articles, withText: true, digest: digestOf([version, ...parts]), make: (passing) => writePieces(passing, linesWithText(store, beginning)) };
  }
}
