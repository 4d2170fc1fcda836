import { hashTerm } from './term-index.ts';

/** Numbers of the runs of three words that sort first: two articles share as many as their texts do. */
export type Sketch = readonly number[];

/** Three words in a row are seldom written twice by chance. */
const shingleWords = 3;
/** Enough for an error of about four in a hundred; a text of fewer runs is kept whole. */
const sketchLength = 128;
/** From this likeness on (Jaccard's: runs in both by runs in either) two articles are one report. */
export const variantLikeness = 0.5;
/** Articles that are one report share one of the first runs but once in a thousand. */
const looked = 12;
/** A report is taken over within days. Later only the very same text is. */
const freshDays = 10;
const sameText = 0.8;

/** `words` are the folded words of a text in order. */
export function sketchText(words: readonly string[]): number[] {
  const found = new Set<number>();
  for (let at = 0; at + shingleWords <= words.length; at += 1) found.add(hashTerm(words.slice(at, at + shingleWords).join(' ')));
  return [...found].sort((a, b) => a - b).slice(0, sketchLength);
}

/** Jaccard's likeness of the texts two sketches were made of, 0 to 1: exact where both are kept whole. */
export function compareSketches(a: Sketch, b: Sketch): number {
  let seen = 0;
  let shared = 0;
  for (let i = 0, j = 0; seen < sketchLength && (i < a.length || j < b.length); seen += 1) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return seen === 0 ? 0 : shared / seen;
}

export interface Sketched {
  sketch: Sketch;
  /** Days since 1970-01-01. */
  day: number;
  words: number;
  /** Numbers of the text, as printed: the same form filled in on another day is another report. */
  figures: readonly string[];
}

/**
 * Groups of articles that are one report, as places in the list given. The first of each is the fullest: most words,
 * then the earliest. Every other is like it, so that groups do not grow from one to the next.
 */
export function groupVariants(articles: readonly Sketched[]): number[][] {
  const order = articles.map((_, at) => at).sort((a, b) => (articles[b]?.words ?? 0) - (articles[a]?.words ?? 0) || a - b);
  const leaders = new Map<number, number[]>();
  const groups = new Map<number, number[]>();
  for (const at of order) {
    const article = articles[at];
    if (!article || article.sketch.length === 0) continue;
    const leader = findLeader(article, articles, leaders);
    if (leader === undefined) {
      groups.set(at, [at]);
      for (const run of article.sketch.slice(0, looked)) leaders.set(run, [...(leaders.get(run) ?? []), at]);
    } else groups.get(leader)?.push(at);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

function findLeader(article: Sketched, articles: readonly Sketched[], leaders: ReadonlyMap<number, number[]>): number | undefined {
  let best: { at: number; likeness: number } | undefined;
  for (const at of new Set(article.sketch.slice(0, looked).flatMap((run) => leaders.get(run) ?? []))) {
    const leader = articles[at];
    const likeness = leader ? compareSketches(article.sketch, leader.sketch) : 0;
    if (!leader || !isVariant(article, leader, likeness)) continue;
    if (!best || likeness > best.likeness || (likeness === best.likeness && at < best.at)) best = { at, likeness };
  }
  return best?.at;
}

function isVariant(a: Sketched, b: Sketched, likeness: number): boolean {
  return likeness >= (Math.abs(a.day - b.day) <= freshDays ? variantLikeness : sameText) && haveSameFigures(a.figures, b.figures);
}

/** Few figures tell nothing; of many, half are to be the same. */
function haveSameFigures(a: readonly string[], b: readonly string[]): boolean {
  const fewest = a.length < b.length ? a : b;
  const others = new Set(a.length < b.length ? b : a);
  if (fewest.length < 3) return true;
  return fewest.filter((figure) => others.has(figure)).length * 2 >= fewest.length;
}
