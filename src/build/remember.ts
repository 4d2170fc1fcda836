import type { ArticleFile, ReadingManner } from '../ingest/article-file.ts';
import type { Remember } from '../ingest/content.ts';
import type { SourceRow, Store } from '../store/store.ts';
import { hashBytes } from './fingerprint.ts';
import { openReadings, splitReading } from './kept-reading.ts';

/** A file changed within this many milliseconds before it was read may change again under the same stamp. */
const grain = 2000;

/** Readings that a process keeps, by file. */
export type Readings = Map<string, { stamp: string; version: string; value: ArticleFile }>;

/** A memory in the store: an untouched file is not opened, and an equal one is not parsed again. Only sound readings are kept. */
export function rememberIn(store: Store, pipeline: string, clock: () => number, readings?: Readings): Remember {
  const fromRow = openReadings(store);
  let known: { version: string; rows: Map<string, SourceRow> } | undefined;
  return (found, manner, open, read) => {
    const version = versionOf(pipeline, manner);
    const held = readings?.get(found.file);
    if (held && held.version === version && held.stamp === found.stamp) return { value: held.value };
    if (known?.version !== version) known = { version, rows: new Map([...store.listSources(version)].map((row) => [row.file, row])) };
    const row = known.rows.get(found.file);
    if (row && row.stamp !== '' && row.stamp === found.stamp) {
      const value = fromRow(row);
      // Its text is parsed and weighs twice.
      known.rows.delete(found.file);
      readings?.set(found.file, { stamp: row.stamp, version, value });
      return { value };
    }
    const opened = clock();
    const bytes = open();
    const digest = hashBytes(bytes);
    const stamp = trustStamp(found, opened);
    if (row?.digest === digest) {
      if (row.stamp !== stamp) store.stampSource(found.file, stamp);
      return { value: fromRow(row) };
    }
    const reading = read(bytes);
    if ('value' in reading) store.writeSource({ ...splitReading(reading.value), stamp }, version);
    return reading;
  };
}

/** Under what readings are kept: the code that made them, and what the settings have to say in them. */
export function versionOf(pipeline: string, { language, likeness }: ReadingManner): string {
  return `${pipeline}:${language}${likeness ? '' : ':alone'}`;
}

/** The stamp of a file opened at an instant, or nothing where it cannot be trusted yet. */
export function trustStamp(found: { stamp: string; touched: number }, opened: number): string {
  return opened - found.touched > grain ? found.stamp : '';
}
