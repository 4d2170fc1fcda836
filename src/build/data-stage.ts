import path from 'node:path';
import { formatDatapackage, formatSums, type Resource } from '../exports/data/datapackage.ts';
import { tableNames, tables, type Table } from '../exports/data/tables.ts';
import { datapackagePath, dataPath, monthDataPath, readArticlePath, sqlitePath, sumsPath, tableDataPath } from '../site/addresses.ts';
import { dataKindsOf, type DataKind } from '../site/settings.ts';
import type { ListedView, Store } from '../store/store.ts';
import { csvLines, linesWithText, writePieces, writeWhole, type WholeFile } from './data-files.ts';
import { readSiteRows } from './data-rows.ts';
import { digestOf } from './fingerprint.ts';
import type { SiteSources } from './site-stages.ts';
import type { Made, MadeFile, Output, Stage } from './stages.ts';

/** What the data is made from. */
export type DataSources = Pick<SiteSources, 'views' | 'store' | 'settings' | 'cache' | 'theme' | 'rows' | 'dataFiles'>;

/** A file of the data: what it holds, what it is made from, and how. */
interface DataFile extends Omit<Resource, 'path' | 'sha256'> {
  /** Below the site. */
  path: string;
  digest: string;
  /** Absent where it is made together with others. */
  make?: (passing: string) => Made;
  whole?: WholeFile;
}

/** In which forms each table stands. Small ones are one JSON array, large ones JSON Lines. */
const jsonForms: Readonly<Record<string, 'json' | 'jsonl'>> = { articles: 'jsonl', tags: 'json', stories: 'json', relations: 'jsonl' };

/**
 * The whole archive as data, then what describes it. Inputs: the rows, and of files with texts the texts, of all
 * articles in them, those of a month its articles' own rows alone; the code.
 */
export function planData(sources: DataSources): Stage[] {
  const { store, views, settings, cache, theme } = sources;
  const kinds = dataKindsOf(settings);
  if (kinds.length === 0) return [];
  const files = new Map([...planTables(kinds, store, digestArchive(sources)), ...planMonths(kinds, store, articlesOf(views), theme.code)].map((file) => [file.path, file]));
  const described = { name: settings.name, address: settings.address, rights: settings.rights };
  const outputs = [...files.values()].map(({ path: at, digest }): Output => ({ path: at, digest }));
  const digest = digestOf([theme.code, JSON.stringify(described), ...outputs.flatMap((output) => [output.path, output.digest])]);
  let whole: Promise<ReadonlyMap<string, MadeFile>> | undefined;
  return [
    {
      name: 'data', outputs,
      begin: (stale) => {
        const wanted = stale.flatMap(({ path: at }) => files.get(at)?.whole ?? []);
        whole = wanted.length === 0 ? undefined : takeWhole(wanted, sources);
        // Whoever waits for a file is told of an error.
        whole?.catch(() => undefined);
        return undefined;
      },
      make: async ({ path: at }) => (await whole)?.get(at) ?? files.get(at)?.make?.(passingOf(cache, at)) ?? '',
    },
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
export function digestArchive({ views, theme, rows }: Pick<DataSources, 'views' | 'theme' | 'rows'>): string {
  return digestOf([theme.code, rows, ...articlesOf(views).flatMap((view) => [view.path, view.digest])]);
}

/** Takes the files that are made already, and makes the others: all, where whoever was to make them failed. */
async function takeWhole(wanted: readonly WholeFile[], { store, cache, dataFiles }: DataSources): Promise<ReadonlyMap<string, MadeFile>> {
  const made = await dataFiles?.catch(() => undefined) ?? new Map<string, MadeFile>();
  const missing = wanted.filter(({ path: at }) => !made.has(at));
  return missing.length === 0 ? made : new Map([...made, ...await writeWhole(store, missing, (at) => passingOf(cache, at))]);
}

/** The files that hold something of every article. */
export function listWhole(kinds: readonly DataKind[]): WholeFile[] {
  const file = (table: WholeFile['table'], form: Exclude<WholeFile['form'], 'sqlite'>): WholeFile[] => (kinds.includes(form) ? [{ path: tableDataPath(table, form).slice(1), table, form }] : []);
  const archive: WholeFile = { path: sqlitePath.slice(1), table: 'articles', form: 'sqlite' };
  return [...(['articles', 'relations'] as const).flatMap((table) => [...file(table, 'jsonl'), ...file(table, 'csv')]), ...file('articles', 'parquet'), ...(kinds.includes('sqlite') ? [archive] : [])];
}

function* planTables(kinds: readonly DataKind[], store: Store, digest: string): Generator<DataFile> {
  const whole = listWhole(kinds);
  for (const table of tableNames.map((name) => tables[name])) {
    for (const form of [jsonForms[table.name], 'csv'] as const) {
      const at = form && tableDataPath(table.name, form).slice(1);
      if (at === undefined || !kinds.includes(form === 'csv' ? 'csv' : 'jsonl')) continue;
      const file = { path: at, table, digest, whole: whole.find(({ path: other }) => other === at) };
      yield file.whole ? file : { ...file, make: (passing) => (form === 'csv' ? writePieces(passing, csvLines(store, table)) : formatRows(store, table)) };
    }
  }
  for (const file of whole) {
    if (file.form === 'parquet' || file.form === 'sqlite') yield { path: file.path, table: tables.articles, withText: file.form === 'sqlite' || undefined, digest, whole: file };
  }
}

function formatRows(store: Store, { name }: Table): string {
  return `${JSON.stringify(readSiteRows(store, name), undefined, 1)}\n`;
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
