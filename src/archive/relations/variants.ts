import { bearersOfRun, findSharedRuns, groupsOf, looked, openBearers, type Bearers, type SharedRuns } from './shared-runs.ts';
import { compareSketches, type Sketch } from './sketch.ts';

/** From this likeness on (Jaccard's: runs in both by runs in either) two articles are one report. */
export const variantLikeness = 0.5;
/** A run of more reports than this is a turn of speech: reports that have it in common must share another run too. */
const turnOfSpeech = 64;
/** Of one report half of these runs are shared: fewer than one in eight once in a million. */
const glanced = 32;
const leastAtAGlance = 1 / 8;
/** A report is taken over within days. Later only the very same text is. */
const freshDays = 10;
const sameText = 0.8;

export interface Sketched {
  id: string;
  /** Changes whenever the sketch, the words or the figures do. */
  key: string;
  /** Asked for where it is not remembered, and where texts may be alike. */
  sketch: () => Sketch;
  /** Days since 1970-01-01. */
  day: number;
  words: number;
  /** Numbers of the text: the same form filled in on another day is another report. Asked for where texts are alike. */
  figures: () => readonly string[];
}

/** What one build found and the next may start from. It decides nothing: without it all is found again, and the same. */
export interface VariantMemory {
  ids: readonly string[];
  keys: readonly string[];
  /** By article: the place of the fullest report of its text, its own where it is that or stands alone. */
  leaders: Int32Array;
  /** `looked` first runs of each article, rising, and how many of them there are. */
  runs: Uint32Array;
  lengths: Uint8Array;
}

export interface FoundVariants {
  /** Places in the list given; the first of each group is the fullest, the others come oldest first. */
  groups: number[][];
  memory: VariantMemory;
  /** How many articles the memory that was given did not know. */
  unknown: number;
}

/**
 * Groups of articles that are one report. The first of each is the fullest: most words, then the earliest. Every other is like
 * it, so that groups do not grow from one to the next. `articles` come oldest first.
 */
export function groupVariants(articles: readonly Sketched[], known?: VariantMemory): FoundVariants {
  const kept = findKept(articles, known);
  const { runs, lengths } = readRuns(articles, kept, known);
  const shared = findSharedRuns(runs, lengths);
  const dirty = findDirty(shared, kept, known);
  const leaders = Int32Array.from(articles.keys());
  const leads = new Uint8Array(articles.length);
  const bearersOf = openBearers(shared, leads);
  const sketches = new Map<number, Sketch>();
  const sketchOf = (at: number): Sketch => {
    const sketch = sketches.get(at) ?? articles[at]?.sketch() ?? new Uint32Array();
    sketches.set(at, sketch);
    return sketch;
  };
  const places = placesIn(kept, known);
  for (const at of orderByWords(articles, shared)) {
    const own = groupsOf(shared, at);
    const before = kept[at] ?? -1;
    const remembered = before === -1 ? -1 : places[known?.leaders[before] ?? -1] ?? -1;
    if (remembered === -1 || dirty.articles[at] === 1 || own.some((group) => dirty.runs[group] === 1)) {
      leaders[at] = findLeader(at, articles, sketchOf, listCandidates(own, bearersOf)) ?? at;
      // Those that come later may have had it as their leader, or may have it now.
      if ((leaders[at] === at) !== (remembered === at)) for (const group of own) dirty.runs[group] = 1;
    } else leaders[at] = remembered;
    if (leaders[at] !== at) continue;
    leads[at] = 1;
    for (const group of own) bearersOf.add(group, at);
  }
  const groups = new Map<number, number[]>();
  for (const [at, leader] of leaders.entries()) if (leader !== at) pushTo(groups, leader, at);
  const memory = { ids: articles.map(({ id }) => id), keys: articles.map(({ key }) => key), leaders, runs, lengths };
  return { groups: [...groups].map(([leader, others]) => [leader, ...others]), memory, unknown: kept.reduce((sum, place) => sum + (place === -1 ? 1 : 0), 0) };
}

/** By article: its place in the memory; -1 where it is new, changed, or out of its former order. */
function findKept(articles: readonly Sketched[], known: VariantMemory | undefined): Int32Array {
  const places = new Map(known?.ids.map((id, at) => [id, at]));
  let last = -1;
  return Int32Array.from(articles, ({ id, key }) => {
    const place = places.get(id) ?? -1;
    if (place <= last || known?.keys[place] !== key) return -1;
    last = place;
    return place;
  });
}

/** By place in the memory: the place of the article now, or -1. */
function placesIn(kept: Int32Array, known: VariantMemory | undefined): Int32Array {
  const places = new Int32Array(known?.ids.length ?? 0).fill(-1);
  for (const [at, place] of kept.entries()) if (place !== -1) places[place] = at;
  return places;
}

function readRuns(articles: readonly Sketched[], kept: Int32Array, known: VariantMemory | undefined): { runs: Uint32Array; lengths: Uint8Array } {
  const runs = new Uint32Array(articles.length * looked);
  const lengths = new Uint8Array(articles.length);
  for (const [at, { sketch }] of articles.entries()) {
    const place = kept[at] ?? -1;
    const own = place === -1 || !known ? sketch().subarray(0, looked) : known.runs.subarray(place * looked, place * looked + (known.lengths[place] ?? 0));
    runs.set(own, at * looked);
    lengths[at] = own.length;
  }
  return { runs, lengths };
}

/** What may be otherwise than the memory has it: runs of new and gone articles, and the articles that bear them. */
function findDirty(shared: SharedRuns, kept: Int32Array, known: VariantMemory | undefined): { runs: Uint8Array; articles: Uint8Array } {
  const dirty = { runs: new Uint8Array(shared.bounds.length).fill(known ? 0 : 1), articles: new Uint8Array(kept.length).fill(known ? 0 : 1) };
  if (!known) return dirty;
  for (const [at, place] of kept.entries()) {
    if (place !== -1) continue;
    dirty.articles[at] = 1;
    for (const group of groupsOf(shared, at)) dirty.runs[group] = 1;
  }
  for (const [place, at] of placesIn(kept, known).entries()) {
    if (at !== -1) continue;
    for (const run of known.runs.subarray(place * looked, place * looked + (known.lengths[place] ?? 0))) for (const other of bearersOfRun(shared, run)) dirty.articles[other] = 1;
  }
  return dirty;
}

/** Articles that share a run, those with the most words first. */
function orderByWords(articles: readonly Sketched[], { starts }: SharedRuns): number[] {
  const sharing: number[] = [];
  for (let at = 0; at < articles.length; at += 1) if (starts[at] !== starts[at + 1]) sharing.push(at);
  return sharing.sort((a, b) => (articles[b]?.words ?? 0) - (articles[a]?.words ?? 0) || a - b);
}

/** The leaders that share a run of an article, or two that many share. */
function listCandidates(groups: Iterable<number>, bearersOf: Bearers): number[] {
  const shared = new Map<number, number>();
  for (const group of groups) {
    const bearers = bearersOf(group);
    const worth = bearers.length > turnOfSpeech ? 1 : 2;
    for (const at of bearers) shared.set(at, (shared.get(at) ?? 0) + worth);
  }
  return [...shared].flatMap(([at, worth]) => (worth > 1 ? [at] : []));
}

function findLeader(own: number, articles: readonly Sketched[], sketchOf: (at: number) => Sketch, candidates: Iterable<number>): number | undefined {
  let best: { at: number; likeness: number } | undefined;
  const article = articles[own];
  for (const at of candidates) {
    const leader = articles[at];
    if (!article || !leader || compareSketches(sketchOf(own), sketchOf(at), glanced) < leastAtAGlance) continue;
    const likeness = compareSketches(sketchOf(own), sketchOf(at));
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
