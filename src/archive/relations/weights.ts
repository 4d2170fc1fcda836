import { kinds, type Kind } from './hashed-terms.ts';
import { findRuns, type Built, type TermIndex } from './term-index.ts';

/** A term index with each term weighed. */
export interface WeighedIndex extends TermIndex {
  /** For each place in `terms`: how common the term is, in steps of two; 0 where it ties nothing together. */
  levels: Uint8Array;
  /** For each place in `terms`: its share of the article, in units. A full likeness of two articles sums to `unit` squared. */
  weights: Uint16Array;
  /** How many articles bear each term. */
  counts: Uint32Array;
  /** Places in `terms` of what is an article's identity, rising. */
  identitiesOf: (article: number) => readonly number[];
  /** 1 for articles in which names can be told from words at all: not in scripts without capitals. */
  named: Uint8Array;
  /** By level: days to each side within which a term ties articles together. */
  windows: Int32Array;
  /** Steps of the whole that decide every weight. Where one differs, all do. */
  size: number;
  span: number;
  /** 1 for articles whose terms were weighed anew: all others weigh what they weighed. */
  reweighed: Uint8Array;
}

/** What was weighed before. */
export interface Weighed extends TermIndex {
  levels: Uint8Array;
  weights: Uint16Array;
  size: number;
}

/** Weights are whole numbers of this unit, so that sums do not depend on the order of adding. */
export const unit = 4096;

/**
 * What a kind says beside its rarity. A word that is a name says half as much again; phrases, numbers with a neighbour
 * and datelines repeat words that count already; a tag is an editor's word on the subject, the more so if it names
 * somebody or something.
 */
const boosts: Record<Kind, number> = { [kinds.word]: 1, [kinds.name]: 1.5, [kinds.phrase]: 1, [kinds.pair]: 1, [kinds.topic]: 1.5, [kinds.entity]: 2, [kinds.place]: 0.75 };
/** Terms in up to this many articles are equally rare: two or three may be chance. */
const rarest = 4;
/** Rarity counts by this power: rare terms tell events apart, common ones only subjects. */
const steepness = 1.5;
/** A term in more than a quarter of the articles is a stop word, in whatever language. */
const stopShare = 1 / 4;
/** Statistics of fewer articles than this say nothing: names are then taken to be rare, words in a quarter of them common. */
const smallest = 48;
/** A term is to tie an article to about this many others: a common one ties those of the same weeks or days. */
const widest = 128;
/** Names on one side, all other words on the other, each make half of an article. */
const half = Math.sqrt(0.5);
/** An article says at least as much as this many rare terms: little text is no great likeness. */
const leastTerms = 24;
const mostLevels = 32;
/** Steps in one of a raw weight: a few thousand terms still sum below 2 ** 53. */
const fineness = 1024;

/** The number of articles in steps of four, so that one more moves no weight; the borders are 96, 384, 1536, 6144 … */
export function coarseSize(count: number): number {
  let size = smallest;
  while (size < count / 2) size *= 4;
  return size;
}

/** How common: 3 for up to five articles, 4 for about eight, 5 for about sixteen; 0 for a stop word. */
function levelOf(count: number, articles: number, size: number, kind: number): number {
  const level = Math.max(Math.log2(rarest), Math.round(Math.log2(count))) + 1;
  const common = kind === kinds.word && articles < smallest ? count > articles * stopShare : 2 ** (level - 1) > size * stopShare;
  return common ? 0 : level;
}

function rarityOf(level: number, size: number): number {
  return level === 0 ? 0 : Math.log2(size / Math.max(rarest, 2 ** (level - 1))) ** steepness;
}

/** Weighs every term; with `before`, which `kept` leads to, only those whose level can have changed. */
export function weighTerms({ index, kept }: Built, before?: Weighed): WeighedIndex {
  const { days, terms, starts } = index;
  const size = coarseSize(days.length);
  const span = 2 ** Math.ceil(Math.log2(Math.max(1, (days.at(-1) ?? 0) - (days[0] ?? 0) + 1)));
  const counts = new Uint32Array(index.hashes.length);
  for (let at = 0; at < terms.length; at += 1) counts[terms[at] ?? 0] = (counts[terms[at] ?? 0] ?? 0) + 1;
  const levels = new Uint8Array(terms.length);
  const weights = new Uint16Array(terms.length);
  const reweighed = new Uint8Array(days.length).fill(1);
  if (before && before.size === size && Math.min(before.ids.length, days.length) >= smallest) {
    const moved = findMoved({ index, kept }, before, counts, size);
    for (const { from, to, length } of findRuns(kept, before.starts, starts)) {
      levels.set(before.levels.subarray(from, from + length), to);
      weights.set(before.weights.subarray(from, from + length), to);
    }
    for (const [article, place] of kept.entries()) {
      if (place !== -1 && !bearsAny(index, article, moved)) reweighed[article] = 0;
    }
  }
  levelTerms(index, levels, reweighed, counts, size);
  weighArticles(index, levels, weights, reweighed, size);
  const windows = Int32Array.from({ length: mostLevels }, (_, level) => (2 ** (level - 1) <= widest ? span : Math.ceil((span * widest) / 2 ** level)));
  return { ...index, levels, weights, counts, named: findNamed(index), identitiesOf: openIdentities(index), windows, size, span, reweighed };
}

/** 1 for terms whose level is another than before. */
function findMoved({ index: { terms, starts, days }, kept }: Built, before: Weighed, counts: Uint32Array, size: number): Uint8Array {
  const change = new Int32Array(counts.length);
  const gone = new Uint8Array(before.ids.length).fill(1);
  for (const [article, place] of kept.entries()) {
    if (place !== -1) gone[place] = 0;
    else for (const term of terms.subarray(starts[article], starts[article + 1])) change[term] = (change[term] ?? 0) + 1;
  }
  for (const [place, isGone] of gone.entries()) {
    if (isGone === 1) for (const term of before.terms.subarray(before.starts[place], before.starts[place + 1])) change[term] = (change[term] ?? 0) - 1;
  }
  const moved = new Uint8Array(counts.length);
  for (let term = 0; term < change.length; term += 1) {
    const [by, count] = [change[term] ?? 0, counts[term] ?? 0];
    if (by === 0) continue;
    const isMoved = [kinds.word, kinds.name].some((kind) => levelOf(count, days.length, size, kind) !== levelOf(count - by, before.ids.length, size, kind));
    if (isMoved) moved[term] = 1;
  }
  return moved;
}

function bearsAny({ terms, starts }: TermIndex, article: number, marked: Uint8Array): boolean {
  const end = starts[article + 1] ?? 0;
  for (let at = starts[article] ?? 0; at < end; at += 1) if (marked[terms[at] ?? 0] === 1) return true;
  return false;
}

function levelTerms({ starts, terms, marks, days }: TermIndex, levels: Uint8Array, asked: Uint8Array, counts: Uint32Array, size: number): void {
  // By count: there are far fewer than terms.
  const [asWord, asName] = [kinds.word, kinds.name].map((kind) => Uint8Array.from({ length: days.length + 1 }, (_, count) => levelOf(count, days.length, size, kind)));
  for (let article = 0; article < days.length; article += 1) {
    if (asked[article] === 0) continue;
    for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at += 1) {
      levels[at] = ((marks[at] ?? 0) >> 8 === kinds.word ? asWord : asName)?.[counts[terms[at] ?? 0] ?? 0] ?? 0;
    }
  }
}

/** Sums are of whole numbers: they do not depend on the order of terms, which differs from build to build. */
function weighArticles({ days, starts, marks }: TermIndex, levels: Uint8Array, weights: Uint16Array, asked: Uint8Array, size: number): void {
  const rarities = Float64Array.from({ length: mostLevels }, (_, level) => rarityOf(level, size));
  const repeats = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)));
  const byKind = Float64Array.from(Object.values(kinds), (kind) => boosts[kind]);
  const least = leastTerms * (rarityOf(1, size) * fineness) ** 2;
  const raw = new Float64Array(mostTerms(starts));
  for (let article = 0; article < days.length; article += 1) {
    if (asked[article] === 0) continue;
    const start = starts[article] ?? 0;
    const end = starts[article + 1] ?? 0;
    let words = 0;
    let names = 0;
    for (let at = start; at < end; at += 1) {
      const mark = marks[at] ?? 0;
      const kind = mark >> 8;
      const weight = Math.round((byKind[kind] ?? 1) * (repeats[mark & 0xff] ?? 1) * (rarities[levels[at] ?? 0] ?? 0) * fineness);
      raw[at - start] = weight;
      if (kind === kinds.word) words += weight * weight;
      else names += weight * weight;
    }
    const ofWords = (names === 0 ? 1 : half) / Math.sqrt(words + least);
    const ofNames = half / Math.sqrt(names + least);
    for (let at = start; at < end; at += 1) {
      weights[at] = Math.round((raw[at - start] ?? 0) * unit * ((marks[at] ?? 0) >> 8 === kinds.word ? ofWords : ofNames));
    }
  }
}

function mostTerms(starts: Uint32Array): number {
  let most = 0;
  for (let article = 1; article < starts.length; article += 1) most = Math.max(most, (starts[article] ?? 0) - (starts[article - 1] ?? 0));
  return most;
}

function findNamed({ days, starts, marks }: TermIndex): Uint8Array {
  const named = new Uint8Array(days.length);
  for (let article = 0; article < days.length; article += 1) {
    const end = starts[article + 1] ?? 0;
    for (let at = starts[article] ?? 0; at < end && named[article] === 0; at += 1) {
      const kind = (marks[at] ?? 0) >> 8;
      if (kind === kinds.name || kind === kinds.phrase) named[article] = 1;
    }
  }
  return named;
}

/** Found when asked for: most articles are not. */
function openIdentities({ starts, marks }: TermIndex): WeighedIndex['identitiesOf'] {
  const known: (readonly number[] | undefined)[] = [];
  return (article) => {
    const found = known[article];
    if (found) return found;
    const identities: number[] = [];
    const end = starts[article + 1] ?? 0;
    for (let at = starts[article] ?? 0; at < end; at += 1) if ((marks[at] ?? 0) >> 8 !== kinds.word) identities.push(at);
    known[article] = identities;
    return identities;
  };
}
