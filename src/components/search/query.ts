import { filterKinds, type FilterKind } from '../../site/search.ts';

export const sorts = ['relevance', 'newest', 'oldest'] as const;
export type Sort = (typeof sorts)[number];

/** What a reader asks for, as the address of the search page tells it. */
export interface Query {
  words: string;
  /** Years, both included; empty where that end is open. */
  from: string;
  to: string;
  filters: { kind: FilterKind; value: string }[];
  sort: Sort;
}

/** `?q=doha&year=2020-2025&place=Doha&sort=oldest` → what it asks for. What is not understood is left out. */
export function readQuery(search: string): Query {
  const params = new URLSearchParams(search);
  const [, from = '', dash = '', to = ''] = /^(\d{4})?(-?)(\d{4})?$/.exec(params.get('year') ?? '') ?? [];
  return {
    words: (params.get('q') ?? '').trim(),
    from,
    to: dash ? to : from,
    filters: filterKinds.flatMap((kind) => [...new Set(params.getAll(kind))].filter(Boolean).map((value) => ({ kind, value }))),
    sort: sorts.find((sort) => sort === params.get('sort')) ?? 'relevance',
  };
}

/** The same the other way: empty where nothing is asked for. */
export function formatQuery({ words, from, to, filters, sort }: Query): string {
  const params = new URLSearchParams();
  if (words) params.set('q', words);
  if (from || to) params.set('year', from === to ? from : `${from}-${to}`);
  for (const { kind, value } of filters) params.append(kind, value);
  if (sort !== 'relevance') params.set('sort', sort);
  const text = params.toString();
  return text && `?${text}`;
}

/** Whether anything is asked for: an order alone is nothing. */
export function isEmpty({ words, from, to, filters }: Query): boolean {
  return words === '' && from === '' && to === '' && filters.length === 0;
}

/** The query with a filter taken in, or out where it was in. */
export function toggleFilter(query: Query, kind: FilterKind, value: string): Query {
  const others = query.filters.filter((filter) => filter.kind !== kind || filter.value !== value);
  return { ...query, filters: others.length < query.filters.length ? others : [...others, { kind, value }] };
}
