import { filterKinds, foldLetters, languageOf, type FilterKind } from '../../site/search.ts';
import type { Query, Sort } from './query.ts';

// Pagefind in the browser: one index for each period, merged as they are needed.

/** A result as Pagefind gives it; its text is asked for apart. */
export interface RawResult {
  id: string;
  score: number;
  data: () => Promise<RawArticle>;
}

export interface RawArticle {
  raw_url: string;
  /** The words around those that were found, with `<mark>`; `<` of the text is escaped. */
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
}

interface Pagefind {
  options: (options: object) => Promise<void>;
  mergeIndex: (path: string, options: object) => Promise<void>;
  search: (words: string | null, options: object) => Promise<{ results: RawResult[]; filters: Record<string, Record<string, number>> }>;
  filters: () => Promise<Record<string, Record<string, number>>>;
}

/** One of the indexes, as the list of periods has it. */
export interface Period {
  name: string;
  digest: string;
  first: string;
  last: string;
}

export interface Facet {
  kind: FilterKind;
  value: string;
  count: number;
}

export interface Found {
  results: RawResult[];
  facets: Facet[];
}

export interface EngineOptions {
  /** Address of the folder of the indexes. */
  indexes: string;
  /** Address of the list of periods. */
  periods: string;
  /** Of the archive's index. */
  language: string;
}

export interface Engine {
  /** Results in their order; facets are empty until `listFacets` has been called. */
  search: (query: Query) => Promise<Found>;
  /** What all articles can be narrowed by. */
  listFacets: () => Promise<Facet[]>;
}

/** Words of a snippet, and what stands where it is cut. */
const excerpts = { excerptLength: 36, excerptEllipsis: ' … ' };

/** @throws where the indexes cannot be loaded. */
export async function openEngine({ indexes, periods: address, language }: EngineOptions): Promise<Engine> {
  const [periods, pagefind] = await Promise.all([readPeriods(address), import(/* @vite-ignore */ `${indexes}engine/pagefind.js`) as Promise<Pagefind>]);
  await pagefind.options({ baseUrl: '/' });
  const merged = new Map<string, Promise<void>>();
  const merge = ({ name, digest }: Period): Promise<void> => {
    const known = merged.get(name) ?? pagefind.mergeIndex(`${indexes}${name}/`, { language: languageOf(language, name), ...excerpts, metaCacheTag: digest });
    merged.set(name, known);
    return known;
  };
  const places = new Map(periods.map(({ name }, place) => [languageOf(language, name), place]));
  return {
    search: async (query) => {
      await Promise.all(periods.filter((period) => overlaps(period, query)).map(merge));
      const { results, filters } = await pagefind.search(query.words ? foldLetters(query.words) : null, optionsOf(query, periods));
      return { results: orderResults(results, query.words ? query.sort : datedSort(query.sort), places), facets: readFacets(filters) };
    },
    listFacets: async () => {
      await Promise.all(periods.map(merge));
      return readFacets(await pagefind.filters());
    },
  };
}

async function readPeriods(address: string): Promise<Period[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`The list of periods answers ${answer.status}.`);
  return answer.json() as Promise<Period[]>;
}

function overlaps({ first, last }: Period, { from, to }: Query): boolean {
  return (to === '' || first <= to) && (from === '' || last >= from);
}

function datedSort(sort: Sort): Sort {
  return sort === 'relevance' ? 'newest' : sort;
}

function optionsOf({ words, from, to, filters, sort }: Query, periods: readonly Period[]): object {
  const years = listYears(from || (periods.at(-1)?.first ?? ''), to || (periods[0]?.last ?? ''));
  const chosen = words ? sort : datedSort(sort);
  return {
    filters: { ...(from || to ? { year: { any: years } } : {}), ...(filters.length > 0 ? { is: filters.map(({ kind, value }) => `${kind}:${value}`) } : {}) },
    sort: chosen === 'relevance' ? {} : { date: chosen === 'newest' ? 'desc' : 'asc' },
  };
}

function listYears(from: string, to: string): string[] {
  const [first, last] = [Number(from), Number(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => String(first + index).padStart(4, '0'));
}

/**
 * Results of several indexes in one order. Sorted by date, a result's score is its place within its own index; which index
 * that is, its id tells: it begins with the index's language. What comes from no period is left out.
 * @param places language of an index → its place, newest first
 */
export function orderResults(results: readonly RawResult[], sort: Sort, places: ReadonlyMap<string, number>): RawResult[] {
  const placed = results.flatMap((result) => {
    const place = places.get(result.id.slice(0, result.id.indexOf('_')));
    return place === undefined ? [] : [{ result, place }];
  });
  if (sort === 'relevance') return placed.map(({ result }) => result);
  const turn = sort === 'newest' ? 1 : -1;
  return placed.sort((a, b) => turn * (a.place - b.place) || b.result.score - a.result.score).map(({ result }) => result);
}

/** `{is: {'place:Doha': 3}}` → what results can be narrowed by, the most frequent first. */
export function readFacets({ is = {} }: Record<string, Record<string, number>>): Facet[] {
  return Object.entries(is).flatMap(([filter, count]) => {
    const kind = filterKinds.find((each) => filter.startsWith(`${each}:`));
    return kind && count > 0 ? [{ kind, value: filter.slice(kind.length + 1), count }] : [];
  }).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
