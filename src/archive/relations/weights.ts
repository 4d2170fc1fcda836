import { kinds, type Kind, type TermIndex } from './term-index.ts';

/** A term index with each term weighed, and the articles of each term: what a search walks through. */
export interface WeighedIndex extends TermIndex {
  /** For each place in `terms`: which list of articles. */
  lists: Int32Array;
  /** For each place in `terms`: how common the term is, in steps of two; 0 where it ties nothing together. */
  levels: Uint8Array;
  /** For each place in `terms`: its share of the article, in units. A full likeness of two articles sums to `unit` squared. */
  weights: Uint16Array;
  /** The articles of list `l` are `articles[from[l]]` to `articles[from[l + 1] - 1]`, oldest first, their weights beside them. */
  from: Uint32Array;
  articles: Uint32Array;
  shares: Uint16Array;
  /** By level: days to each side within which a term ties articles together. */
  windows: Int32Array;
  /** Steps of the whole that decide every weight. Where one differs, all do. */
  size: number;
  span: number;
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
const widest = 400;
/** Names on one side, all other words on the other, each make half of an article. */
const half = Math.sqrt(0.5);
/** An article says at least as much as this many rare terms: little text is no great likeness. */
const leastTerms = 12;
const mostLevels = 32;

/** The number of articles in steps of four, so that one more moves no weight; the borders are 96, 384, 1536, 6144 … */
export function coarseSize(count: number): number {
  let size = smallest;
  while (size < count / 2) size *= 4;
  return size;
}

/** How common: 1 for one article, 2 for two, 3 for about four, 4 for about eight; 0 for a stop word. */
function levelOf(count: number, articles: number, size: number, kind: number): number {
  const level = Math.round(Math.log2(count)) + 1;
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
  const { lists, counts } = numberTerms(terms);
  const levels = Uint8Array.from(marks, (mark, at) => levelOf(counts[lists[at] ?? 0] ?? 1, days.length, size, mark >> 8));
  const weights = weighArticles(index, levels, size);
  const windows = Int32Array.from({ length: mostLevels }, (_, level) => (2 ** (level - 1) <= widest ? span : Math.ceil((span * widest) / 2 ** level)));
  return { ...index, lists, levels, weights, ...postArticles(index, lists, weights, counts), windows, size, span };
}

function weighArticles({ days, starts, marks }: TermIndex, levels: Uint8Array, size: number): Uint16Array {
  const rarities = Float64Array.from({ length: mostLevels }, (_, level) => rarityOf(level, size));
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
      const weight = (boosts[kind as Kind] ?? 1) * (1 + Math.log(Math.max(1, mark & 0xff))) * (rarities[levels[at] ?? 0] ?? 0);
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

/** Gives each different term a number from 0, and counts its articles. */
function numberTerms(terms: Uint32Array): { lists: Int32Array; counts: Uint32Array } {
  const lists = new Int32Array(terms.length);
  const counts = new Uint32Array(terms.length);
  // An open table of twice the size: several times faster than a Map of numbers.
  const bits = Math.max(4, Math.ceil(Math.log2(terms.length + 1)) + 1);
  const mask = 2 ** Math.min(30, bits) - 1;
  const table = new Int32Array(mask + 1).fill(-1);
  const numbers = new Uint32Array(terms.length);
  let last = -1;
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0;
    let slot = term & mask;
    let list = table[slot] ?? -1;
    while (list !== -1 && numbers[list] !== term) {
      slot = (slot + 1) & mask;
      list = table[slot] ?? -1;
    }
    if (list === -1) {
      last += 1;
      list = last;
      table[slot] = list;
      numbers[list] = term;
    }
    lists[at] = list;
    counts[list] = (counts[list] ?? 0) + 1;
  }
  return { lists, counts: counts.slice(0, last + 1) };
}

function postArticles({ starts, days }: TermIndex, lists: Int32Array, weights: Uint16Array, counts: Uint32Array): Pick<WeighedIndex, 'from' | 'articles' | 'shares'> {
  const from = new Uint32Array(counts.length + 1);
  for (let list = 0; list < counts.length; list += 1) from[list + 1] = (from[list] ?? 0) + (counts[list] ?? 0);
  const next = from.slice();
  const articles = new Uint32Array(lists.length);
  const shares = new Uint16Array(lists.length);
  for (let article = 0; article < days.length; article += 1) {
    for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at += 1) {
      const list = lists[at] ?? 0;
      const place = next[list] ?? 0;
      next[list] = place + 1;
      articles[place] = article;
      shares[place] = weights[at] ?? 0;
    }
  }
  return { from, articles, shares };
}
