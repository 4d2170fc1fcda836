import type { Article } from '../archive/article.ts';
import type { TermProfile } from '../archive/relations/terms.ts';
import type { ArticleFile, ReadingManner } from '../ingest/article-file.ts';
import type { Remember } from '../ingest/content.ts';
import { packText } from '../store/pack.ts';
import type { SourceParts, SourceRow, Store } from '../store/store.ts';
import { hashBytes } from './fingerprint.ts';

/** A file changed within this many milliseconds before it was read may change again under the same stamp. */
const grain = 2000;

/** What is left of a reading when its heavy parts are taken out. */
type Light = Omit<ArticleFile, 'article' | 'body'> & { article: Omit<Article, 'profile'>; body: Omit<ArticleFile['body'], 'html' | 'opening' | 'words'>; key: string; size: number; names: string };

/** Readings that a process keeps, by file. */
export type Readings = Map<string, { stamp: string; version: string; value: ArticleFile }>;

/** A memory in the store: an untouched file is not opened, and an equal one is not parsed again. Only sound readings are kept. */
export function rememberIn(store: Store, pipeline: string, clock: () => number, readings?: Readings): Remember {
  const readTerms = openTerms(store);
  let known: { version: string; rows: Map<string, SourceRow> } | undefined;
  return (found, manner, open, read) => {
    const version = versionOf(pipeline, manner);
    const held = readings?.get(found.file);
    if (held && held.version === version && held.stamp === found.stamp) return { value: held.value };
    if (known?.version !== version) known = { version, rows: new Map([...store.listSources(version)].map((row) => [row.file, row])) };
    const row = known.rows.get(found.file);
    if (row && row.stamp !== '' && row.stamp === found.stamp) {
      const value = fromRow(store, row, readTerms);
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
      return { value: fromRow(store, row, readTerms) };
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

/** A reading as the store keeps it. */
export function splitReading({ article, body, ...rest }: ArticleFile): Omit<SourceRow, 'stamp'> & SourceParts {
  const { profile, ...light } = article;
  // The article bears its words and opening already.
  const { html, opening, words, ...text } = body;
  const { key, size, names, sketch, ...terms } = profile;
  return {
    file: article.file,
    digest: rest.version,
    record: JSON.stringify({ ...rest, article: light, body: text, key, size, names: names.join('\n') } satisfies Light),
    sketch,
    body: packText(html),
    profile: JSON.stringify(terms),
  };
}

/** A reading whose text and words are fetched when they are first asked for. */
function fromRow(store: Store, { file, record, sketch }: SourceRow, readTerms: ReadTerms): ArticleFile {
  const { article, body, key, size, names, ...rest } = JSON.parse(record) as Light;
  return { ...rest, article: Object.assign(article, { profile: openProfile(file, { key, size, names: names === '' ? [] : names.split('\n'), sketch }, readTerms) }), body: openBody(store, file, { ...body, opening: article.opening, words: article.words }) };
}

function openBody(store: Store, file: string, text: Omit<ArticleFile['body'], 'html'>): ArticleFile['body'] {
  return Object.defineProperty(text, 'html', { get: () => store.readPart(file, 'body') ?? '', enumerable: true, configurable: true }) as ArticleFile['body'];
}

type Terms = Pick<TermProfile, 'words' | 'counts' | 'nameCounts'>;
type ReadTerms = (file: string) => Terms;

/** They are asked for one article after the other, and those of all articles would weigh more than everything else. */
const mostTerms = 8;

function openTerms(store: Store): ReadTerms {
  const held = new Map<string, Terms>();
  return (file) => {
    const known = held.get(file);
    if (known) return known;
    const terms = JSON.parse(store.readPart(file, 'profile') ?? '{"words":"","counts":[],"nameCounts":[]}') as Terms;
    if (held.size === mostTerms) held.clear();
    held.set(file, terms);
    return terms;
  };
}

function openProfile(file: string, light: Pick<TermProfile, 'key' | 'size' | 'names' | 'sketch'>, readTerms: ReadTerms): TermProfile {
  return {
    ...light,
    get words() { return readTerms(file).words; },
    get counts() { return readTerms(file).counts; },
    get nameCounts() { return readTerms(file).nameCounts; },
  };
}
