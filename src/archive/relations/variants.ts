import { compareSketches, type Sketch } from './sketch.ts';

/** From this likeness on (Jaccard's: runs in both by runs in either) two articles are one report. */
export const variantLikeness = 0.5;
/** Articles that are one report share one of their first runs but for once in a thousand. */
const looked = 12;
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
  const order = articles.map((_, at) => at).sort((a, b) => (articles[b]?.words ?? 0) - (articles[a]?.words ?? 0) || a - b);
  const leaders = new Map<number, number[]>();
  const groups = new Map<number, number[]>();
  const shared = findSharedRuns(articles);
  for (const at of order) {
    const article = articles[at];
    if (!article || !looksAt(article.sketch, shared)) continue;
    const leader = findLeader(article, articles, leaders);
    if (leader === undefined) {
      groups.set(at, [at]);
      for (const run of article.sketch.slice(0, looked)) pushTo(leaders, run, at);
    } else groups.get(leader)?.push(at);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

function looksAt(sketch: Sketch, runs: ReadonlySet<number>): boolean {
  for (let at = 0; at < looked; at += 1) if (runs.has(sketch[at] ?? -1)) return true;
  return false;
}

/** Runs that several articles look at: of most articles none is. */
function findSharedRuns(articles: readonly Sketched[]): Set<number> {
  const runs = new Uint32Array(articles.length * looked);
  let length = 0;
  for (const { sketch } of articles) {
    for (let at = 0; at < looked && at < sketch.length; at += 1) {
      runs[length] = sketch[at] ?? 0;
      length += 1;
    }
  }
  const sorted = runs.subarray(0, length).sort();
  const shared = new Set<number>();
  for (let at = 1; at < length; at += 1) if (sorted[at] === sorted[at - 1]) shared.add(sorted[at] ?? 0);
  return shared;
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
