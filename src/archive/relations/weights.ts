import { kinds, type Kind, type TermIndex } from './term-index.ts';

/** A term index with each term weighed. */
export interface WeighedIndex extends TermIndex {
  /** For each place in `terms`: how common the term is, in steps of two; 0 where it ties nothing together. */
  levels: Uint8Array;
  /** For each place in `terms`: its share of the article, in units. A full likeness of two articles sums to `unit` squared. */
  weights: Uint16Array;
  /** How many articles bear each term. */
  counts: Uint32Array;
  /** Places in `terms` of what is an article's identity; those of article `a` begin at `identityStarts[a]`. */
  identities: Uint32Array;
  identityStarts: Uint32Array;
  /** 1 for articles in which names can be told from words at all: not in scripts without capitals. */
  named: Uint8Array;
  /** By level: days to each side within which a term ties articles together. */
  windows: Int32Array;
  /** Steps of the whole that decide every weight. Where one differs, all do. */
  size: number;
  span: number;
}

/** The articles of terms: what a search walks through. */
export interface Postings {
  /** The articles of term `t` are `articles[from[t]]` to `articles[from[t + 1] - 1]`, oldest first, their weights beside them. */
  from: Uint32Array;
  articles: Uint32Array;
  /** The lower bits; the highest tells that the article bears the term as its identity. */
  shares: Uint16Array;
  /** 1 for terms that some article bears as its identity. */
  identities: Uint8Array;
}

/** Weights are whole numbers of this unit, so that sums do not depend on the order of adding. */
export const unit = 4096;
/** Marks a share among postings as part of an article's identity: its names, numbers with a neighbour, tags and dateline. */
export const identityBit = 0x8000;

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

export function weighTerms(index: TermIndex): WeighedIndex {
  const { days, terms, marks } = index;
  const size = coarseSize(days.length);
  const span = 2 ** Math.ceil(Math.log2(Math.max(1, (days.at(-1) ?? 0) - (days[0] ?? 0) + 1)));
  const counts = new Uint32Array(index.hashes.length);
  for (let at = 0; at < terms.length; at += 1) counts[terms[at] ?? 0] = (counts[terms[at] ?? 0] ?? 0) + 1;
  const levels = levelTerms(terms, marks, counts, days.length, size);
  const weights = weighArticles(index, levels, size);
  const windows = Int32Array.from({ length: mostLevels }, (_, level) => (2 ** (level - 1) <= widest ? span : Math.ceil((span * widest) / 2 ** level)));
  return { ...index, levels, weights, counts, ...findIdentities(index), windows, size, span };
}

function levelTerms(terms: Uint32Array, marks: Uint16Array, counts: Uint32Array, articles: number, size: number): Uint8Array {
  const [asWord, asName] = [kinds.word, kinds.name].map((kind) => Uint8Array.from(counts, (count) => levelOf(count, articles, size, kind)));
  const levels = new Uint8Array(marks.length);
  for (let at = 0; at < marks.length; at += 1) {
    levels[at] = ((marks[at] ?? 0) >> 8 === kinds.word ? asWord : asName)?.[terms[at] ?? 0] ?? 0;
  }
  return levels;
}

function weighArticles({ days, starts, marks }: TermIndex, levels: Uint8Array, size: number): Uint16Array {
  const rarities = Float64Array.from({ length: mostLevels }, (_, level) => rarityOf(level, size));
  const repeats = Float64Array.from({ length: 256 }, (_, count) => 1 + Math.log(Math.max(1, count)));
  const byKind = Float64Array.from(Object.values(kinds), (kind) => boosts[kind]);
  const least = leastTerms * rarityOf(1, size) ** 2;
  const weights = new Uint16Array(marks.length);
  const raw = new Float64Array(marks.length);
  for (let article = 0; article < days.length; article += 1) {
    const end = starts[article + 1] ?? 0;
    let words = 0;
    let names = 0;
    for (let at = starts[article] ?? 0; at < end; at += 1) {
      const mark = marks[at] ?? 0;
      const kind = mark >> 8;
      const weight = (byKind[kind] ?? 1) * (repeats[mark & 0xff] ?? 1) * (rarities[levels[at] ?? 0] ?? 0);
      raw[at] = weight;
      if (kind === kinds.word) words += weight * weight;
      else names += weight * weight;
    }
    const ofWords = (names === 0 ? 1 : half) / Math.sqrt(words + least);
    const ofNames = half / Math.sqrt(names + least);
    for (let at = starts[article] ?? 0; at < end; at += 1) {
      weights[at] = Math.round((raw[at] ?? 0) * unit * ((marks[at] ?? 0) >> 8 === kinds.word ? ofWords : ofNames));
    }
  }
  return weights;
}

function findIdentities({ days, starts, marks }: TermIndex): Pick<WeighedIndex, 'identities' | 'identityStarts' | 'named'> {
  const identities = new Uint32Array(marks.length);
  const identityStarts = new Uint32Array(days.length + 1);
  const named = new Uint8Array(days.length);
  let found = 0;
  for (let article = 0; article < days.length; article += 1) {
    for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at += 1) {
      const kind = (marks[at] ?? 0) >> 8;
      if (kind === kinds.word) continue;
      if (kind === kinds.name || kind === kinds.phrase) named[article] = 1;
      identities[found] = at;
      found += 1;
    }
    identityStarts[article + 1] = found;
  }
  return { identities: identities.slice(0, found), identityStarts, named };
}

/** The articles of the terms that `wanted` articles bear; of all terms where it is left out. */
export function postTerms({ starts, days, terms, marks, weights, counts }: WeighedIndex, wanted?: Iterable<number>): Postings {
  const listed = new Uint8Array(counts.length).fill(wanted ? 0 : 1);
  for (const article of wanted ?? []) {
    for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at += 1) listed[terms[at] ?? 0] = 1;
  }
  const from = new Uint32Array(counts.length + 1);
  for (let term = 0; term < counts.length; term += 1) from[term + 1] = (from[term] ?? 0) + (listed[term] === 1 ? counts[term] ?? 0 : 0);
  const next = from.slice();
  const articles = new Uint32Array(from[counts.length] ?? 0);
  const shares = new Uint16Array(articles.length);
  const identities = new Uint8Array(counts.length);
  for (let article = 0; article < days.length; article += 1) {
    for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at += 1) {
      const term = terms[at] ?? 0;
      if (listed[term] === 0) continue;
      const place = next[term] ?? 0;
      next[term] = place + 1;
      articles[place] = article;
      const isWord = (marks[at] ?? 0) >> 8 === kinds.word;
      shares[place] = (weights[at] ?? 0) | (isWord ? 0 : identityBit);
      if (!isWord) identities[term] = 1;
    }
  }
  return { from, articles, shares, identities };
}
