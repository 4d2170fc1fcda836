import { compareSketches, type Sketch } from './sketch.ts';

/** From this likeness on (Jaccard's: runs in both by runs in either) two articles are one report. */
export const variantLikeness = 0.5;
/** Articles that are one report share one of their first runs but for once in a thousand. */
const looked = 12;
const mostArticles = 2 ** 21;
/** A run of more reports than this is a turn of speech: reports that have it in common must share another run too. */
const turnOfSpeech = 64;
/** Of one report half of these runs are shared: fewer than one in eight once in a million. */
const glanced = 32;
const leastAtAGlance = 1 / 8;
/** A report is taken over within days. Later only the very same text is. */
const freshDays = 10;
const sameText = 0.8;

export interface Sketched {
  sketch: Sketch;
  /** Days since 1970-01-01. */
  day: number;
  words: number;
  /** Numbers of the text: the same form filled in on another day is another report. Asked for where texts are alike. */
  figures: () => readonly string[];
}

/**
 * Groups of articles that are one report, as places in the list given. The first of each is the fullest: most words,
 * then the earliest. Every other is like it, so that groups do not grow from one to the next.
 */
export function groupVariants(articles: readonly Sketched[]): number[][] {
  const shared = findSharedRuns(articles);
  const order = [...shared.keys()].sort((a, b) => (articles[b]?.words ?? 0) - (articles[a]?.words ?? 0) || a - b);
  const leaders = new Map<number, number[]>();
  const groups = new Map<number, number[]>();
  for (const at of order) {
    const article = articles[at];
    const runs = shared.get(at) ?? [];
    if (!article) continue;
    const leader = findLeader(article, articles, listCandidates(runs, leaders));
    if (leader === undefined) {
      groups.set(at, [at]);
      for (const run of runs) pushTo(leaders, run, at);
    } else groups.get(leader)?.push(at);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** By article: those of its first runs that another looks at too, as small numbers. Most articles have none. */
function findSharedRuns(articles: readonly Sketched[]): Map<number, number[]> {
  // A run of 32 bits and a place below `mostArticles` are one whole number.
  const runs = new Float64Array(articles.length * looked);
  let length = 0;
  for (const [at, { sketch }] of articles.entries()) {
    for (let place = 0; place < looked && place < sketch.length; place += 1) {
      runs[length] = (sketch[place] ?? 0) * mostArticles + at;
      length += 1;
    }
  }
  const sorted = runs.subarray(0, length).sort();
  const runOf = (place: number): number => Math.floor((sorted[place] ?? 0) / mostArticles);
  const shared = new Map<number, number[]>();
  for (let start = 0, end = 1; start < length; start = end, end += 1) {
    while (end < length && runOf(end) === runOf(start)) end += 1;
    if (end - start === 1) continue;
    for (let place = start; place < end; place += 1) pushTo(shared, (sorted[place] ?? 0) % mostArticles, start);
  }
  return shared;
}

/** The leaders that share a run of an article, or two that many share. */
function listCandidates(runs: readonly number[], leaders: ReadonlyMap<number, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const run of runs) {
    const bearers = leaders.get(run) ?? [];
    const worth = bearers.length > turnOfSpeech ? 1 : 2;
    for (const at of bearers) shared.set(at, (shared.get(at) ?? 0) + worth);
  }
  return [...shared].flatMap(([at, worth]) => (worth > 1 ? [at] : []));
}

function findLeader(article: Sketched, articles: readonly Sketched[], candidates: Iterable<number>): number | undefined {
  let best: { at: number; likeness: number } | undefined;
  for (const at of candidates) {
    const leader = articles[at];
    if (!leader || compareSketches(article.sketch, leader.sketch, glanced) < leastAtAGlance) continue;
    const likeness = compareSketches(article.sketch, leader.sketch);
    if (!isVariant(article, leader, likeness)) continue;
    if (!best || likeness > best.likeness || (likeness === best.likeness && at < best.at)) best = { at, likeness };
  }
  return best?.at;
}

function isVariant(a: Sketched, b: Sketched, likeness: number): boolean {
  return likeness >= (Math.abs(a.day - b.day) <= freshDays ? variantLikeness : sameText) && haveSameFigures(a.figures(), b.figures());
}

/** Few figures tell nothing; of many, half are to be the same. */
function haveSameFigures(a: readonly string[], b: readonly string[]): boolean {
  const fewest = a.length < b.length ? a : b;
  const others = new Set(a.length < b.length ? b : a);
  if (fewest.length < 3) return true;
  return fewest.filter((figure) => others.has(figure)).length * 2 >= fewest.length;
}

function pushTo(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
