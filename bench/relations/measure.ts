import type { Gold } from './gold.ts';
import type { Ranking } from './rankers.ts';

/** The usual measures, each the mean over articles that have relatives. */
export interface Measures {
  /** Articles with relatives. */
  queries: number;
  /** Of the first shown: how many are relatives. */
  p1: number;
  /** Of the first five, or as many as there are relatives: how many are relatives. */
  p5: number;
  map: number;
  /** Of all that is shown among the first ten: how many are relatives. */
  precision: number;
  /** Of the first five: how many are of a look-alike event. */
  lookAlike: number;
  /** Links an article without relatives gives, at most five. */
  lonerLinks: number;
  /** Articles with relatives that give no link. */
  silent: number;
}

export function measure({ articles, relatives, topics }: Gold, ranking: Ranking): Measures {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const queries = articles.filter(({ id }) => (relatives.get(id)?.size ?? 0) > 0).map(({ id }) => ({ id, wanted: relatives.get(id) ?? new Set<string>(), given: ranking.get(id) ?? [] }));
  const loners = articles.filter(({ id }) => (relatives.get(id)?.size ?? 0) === 0);
  return {
    queries: queries.length,
    p1: mean(queries.map(({ wanted, given }) => (wanted.has(given[0] ?? '') ? 1 : 0))),
    p5: mean(queries.map(({ wanted, given }) => countIn(given.slice(0, 5), wanted) / Math.min(5, wanted.size))),
    map: mean(queries.map(({ wanted, given }) => averagePrecision(given, wanted))),
    precision: mean(queries.filter(({ given }) => given.length > 0).map(({ wanted, given }) => countIn(given.slice(0, 10), wanted) / Math.min(10, given.length))),
    lookAlike: mean(queries.filter(({ given }) => given.length > 0).map(({ id, wanted, given }) => {
      const first = given.slice(0, 5);
      return first.filter((other) => topics.has(id) && topics.get(other) === topics.get(id) && !wanted.has(other)).length / first.length;
    })),
    lonerLinks: mean(loners.map(({ id }) => Math.min(5, ranking.get(id)?.length ?? 0))),
    silent: queries.filter(({ given }) => given.length === 0).length,
  };
}

function countIn(given: readonly string[], wanted: ReadonlySet<string>): number {
  return given.filter((id) => wanted.has(id)).length;
}

function averagePrecision(given: readonly string[], wanted: ReadonlySet<string>): number {
  let found = 0;
  let sum = 0;
  for (const [at, id] of given.entries()) {
    if (!wanted.has(id)) continue;
    found += 1;
    sum += found / (at + 1);
  }
  return sum / wanted.size;
}
