import { kinds } from './hashed-terms.ts';
import type { WeighedIndex } from './weights.ts';

/** The articles of terms: what a search walks through. */
export interface Postings {
  /**
   * The articles that bear term `t` as a part of their identity, a name, a number with a neighbour, a tag or a dateline, are
   * `articles[from[t]]` to `articles[parted[t] - 1]`; those to which it is a word go on to `articles[from[t + 1] - 1]`. Both oldest first.
   */
  from: Uint32Array;
  parted: Uint32Array;
  articles: Uint32Array;
  /** What the term weighs in each. */
  shares: Uint16Array;
}

/** Time is looked at in so many stretches, one bit for each. */
const stretches = 32;

/**
 * The articles of the terms that weigh something in `wanted` articles; in any where it is left out. Where some are wanted, articles
 * that stand further from all of them than a term ties together may be missing from its list.
 */
export function postTerms({ starts, days, terms, marks, weights, levels, windows, counts }: WeighedIndex, wanted?: Iterable<number>): Postings {
  const first = days[0] ?? 0;
  const length = Math.max(1, Math.ceil(((days.at(-1) ?? 0) - first + 1) / stretches));
  const stretchOf = (day: number): number => Math.min(stretches - 1, Math.max(0, Math.floor((day - first) / length)));
  const bitsBetween = (day: number, last: number): number => (0xffffffff >>> (stretches - 1 - stretchOf(last) + stretchOf(day))) << stretchOf(day);
  // By term: the stretches in which it is looked for.
  const looked = new Uint32Array(counts.length);
  for (const article of wanted ?? days.keys()) {
    const end = starts[article + 1] ?? 0;
    const day = days[article] ?? 0;
    for (let at = starts[article] ?? 0; at < end; at += 1) {
      if (weights[at] === 0) continue;
      const term = terms[at] ?? 0;
      const reach = windows[levels[at] ?? 0] ?? 0;
      looked[term] = wanted ? (looked[term] ?? 0) | bitsBetween(day - reach, day + reach) : 0xffffffff;
    }
  }
  const [identities, words] = [new Uint32Array(counts.length), new Uint32Array(counts.length)];
  for (let article = 0; article < days.length; article += 1) {
    const end = starts[article + 1] ?? 0;
    const bit = 1 << stretchOf(days[article] ?? 0);
    for (let at = starts[article] ?? 0; at < end; at += 1) {
      const term = terms[at] ?? 0;
      if (((looked[term] ?? 0) & bit) === 0) continue;
      if ((marks[at] ?? 0) >> 8 === kinds.word) words[term] = (words[term] ?? 0) + 1;
      else identities[term] = (identities[term] ?? 0) + 1;
    }
  }
  const from = new Uint32Array(counts.length + 1);
  const parted = new Uint32Array(counts.length);
  for (let term = 0; term < counts.length; term += 1) {
    parted[term] = (from[term] ?? 0) + (identities[term] ?? 0);
    from[term + 1] = (parted[term] ?? 0) + (words[term] ?? 0);
  }
  const nextIdentity = from.slice();
  const nextWord = parted.slice();
  const articles = new Uint32Array(from[counts.length] ?? 0);
  const shares = new Uint16Array(articles.length);
  for (let article = 0; article < days.length; article += 1) {
    const end = starts[article + 1] ?? 0;
    const bit = 1 << stretchOf(days[article] ?? 0);
    for (let at = starts[article] ?? 0; at < end; at += 1) {
      const term = terms[at] ?? 0;
      if (((looked[term] ?? 0) & bit) === 0) continue;
      const next = (marks[at] ?? 0) >> 8 === kinds.word ? nextWord : nextIdentity;
      const place = next[term] ?? 0;
      next[term] = place + 1;
      articles[place] = article;
      shares[place] = weights[at] ?? 0;
    }
  }
  return { from, parted, articles, shares };
}
