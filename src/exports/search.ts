import { partByPrefix } from '../archive/parts.ts';
import type { Tag, TagType } from '../archive/tags.ts';
import { readArticlePath } from '../site/addresses.ts';
import { foldLetters, type FilterKind } from '../site/search.ts';
import type { ArticleView } from '../views/pages.ts';

/** What is known of an article where it is searched for, its text left out. */
export interface SearchRecord {
  path: string;
  title: string;
  lang: string;
  summary?: string;
  dateline?: string;
  byline: string[];
  section?: string;
  source?: string;
  stories: string[];
  tags: { name: string; type: TagType }[];
  /** Other spellings of its tags: words it is found by and does not show. */
  variants: string[];
}

/** `tags` are those of the article and their parents, each with its variants. */
export function buildSearchRecord(view: ArticleView, tags: readonly Tag[]): SearchRecord {
  return {
    path: view.path, title: view.title, lang: view.lang, summary: view.summary, dateline: view.dateline,
    byline: view.byline.map(({ text }) => text), section: view.section?.text, source: view.source?.text,
    stories: view.stories.map(({ title }) => title),
    tags: tags.map(({ name, type }) => ({ name, type })),
    variants: tags.flatMap(({ variants }) => variants),
  };
}

/** A record as Pagefind takes it. Fields of `meta` are searched as the text is; filters are not. */
export interface IndexedRecord {
  url: string;
  content: string;
  language: string;
  meta: Record<string, string>;
  filters: { year: string[]; is: string[] };
  sort: { date: string };
}

const kindOf: Readonly<Record<TagType, FilterKind>> = { place: 'place', person: 'person', organisation: 'tag', event: 'tag', topic: 'tag' };

/**
 * A record with its text as it is indexed: `rank` tells its place in time among those of its index, `language` is that
 * of the index. All filters but the year are one, `is`, with values such as `place:Doha`: one file holds them.
 */
export function formatRecord({ path, title, lang, summary, dateline, byline, section, source, stories, tags, variants }: SearchRecord, text: string, rank: number, language: string): IndexedRecord {
  const shown = [title, dateline, summary, text, ...byline, ...tags.map(({ name }) => name)].join('\n');
  const entries = [['dateline', dateline], ['summary', summary], ['byline', byline.join(', ')], ['also', [...tags.map(({ name }) => name), ...variants, ...listFolded(`${shown}\n${variants.join('\n')}`)].join(' ')]];
  return {
    url: path, content: text, language,
    meta: { title, ...Object.fromEntries(entries.filter(([, value]) => value)) as Record<string, string> },
    filters: {
      year: [readArticlePath(path)?.date.slice(0, 4) ?? ''],
      is: [
        ...tags.map(({ name, type }) => `${kindOf[type]}:${name}`), ...(section ? [`section:${section}`] : []), ...(source ? [`source:${source}`] : []),
        `language:${lang}`, ...stories.map((story) => `story:${story}`),
      ],
    },
    sort: { date: String(rank) },
  };
}

/** Words with letters that have no plain form by themselves, in plain letters: `Iğdır` → `igdir`. */
function listFolded(text: string): string[] {
  const words = new Set(text.match(/[\p{L}\p{M}]+/gu));
  const folded = [...words].map((word) => ({ word: word.toLowerCase(), plain: foldLetters(word) })).filter(({ word, plain }) => plain !== word);
  return [...new Set(folded.map(({ plain }) => plain))];
}

/** An index holds at most so many articles: two seconds and 300 MB to make. */
const mostInIndex = 1000;

/**
 * A day as nested stretches of time, so that days that share the beginning of it share a stretch: century, decade, five
 * years, year, half, quarter, month, day. Each holds a few of the next: an index parted in two or in three stays full.
 */
function nestDay(date: string): string {
  const [century, decade, year, month] = [date.slice(0, 2), date.slice(2, 3), Number(date.slice(3, 4)), Number(date.slice(5, 7))];
  return `${century}${decade}${year < 5 ? 'a' : 'b'}${year}${month < 7 ? 1 : 2}${Math.ceil(month / 3)}${date.slice(5, 7)}${date.slice(8)}`;
}

const nestedLengths = [2, 3, 4, 5, 6, 7, 9, 11];

/** The stretch of time that nested days share, in letters and digits, eight at most. */
function nameStretch(prefix: string): string {
  const [, decade = '', half = '', year = '', halfYear = '', quarter = '', monthDay = ''] = /^(\d\d\d?)([ab]?)(\d?)(\d?)(\d?)(\d*)$/.exec(prefix) ?? [];
  if (prefix === '') return 'all';
  if (year === '') return decade + half;
  return decade + year + (monthDay || (quarter ? `q${quarter}` : halfYear && `h${halfYear}`));
}

/** One index and the articles in it. */
export interface SearchPeriod {
  /** `2025`, `2025h1`, `2025q2`, `202504`, `20250428`; `202a` for five years, `202` for ten, `20` for a hundred, `all` for a small archive. */
  name: string;
  /** Paths of articles, newest first. */
  paths: string[];
}

/** Paths of articles, in any order → the periods they are indexed by, newest first. */
export function partPeriods(paths: readonly string[], most = mostInIndex): SearchPeriod[] {
  const byKey = new Map(paths.map((path) => {
    const { date = '', slug = '' } = readArticlePath(path) ?? {};
    return [`${nestDay(date)} ${slug}`, path];
  }));
  const parts = partByPrefix([...byKey.keys()].sort(), nestedLengths, most);
  return parts.map(({ prefix, keys }) => ({ name: nameStretch(prefix), paths: keys.map((key) => byKey.get(key) ?? '').reverse() })).reverse();
}

/** The indexes there are, newest first: each with its years and a word that changes when it does. */
export function formatPeriodsJson(periods: readonly { name: string; digest: string; first: string; last: string }[]): string {
  return `${JSON.stringify(periods.map(({ name, digest, first, last }) => ({ name, digest, first, last })))}\n`;
}
