import { kinds } from './hashed-terms.ts';
import { postTerms, type Postings } from './postings.ts';
import { unit, type WeighedIndex } from './weights.ts';

/** One article beside another: its place in time, and how alike the two are, 0 to 10,000. */
export interface Neighbour {
  article: number;
  score: number;
}

/** The likest articles to each side of every article, likest first. */
export interface Neighbours {
  /** `2 * rowLength` places for each article: earlier ones, then later ones; -1 where there is none. */
  articles: Int32Array;
  scores: Uint16Array;
}

/** More to each side than a list shows, so that refusals leave enough and stories are found from them. */
export const rowLength = 16;
/** What counts in time fades to half in about a month, as a newspaper's attention does. */
const fadeDays = 30;
/** What remains however far apart: a strong likeness outlives years, a weak one does not. */
const lasting = 0.25;
const scale = 10_000;
/** Less than this is found by chance and not kept. */
const leastScore = 100;

/** Between 1, for the same day, and `lasting`. */
export function closenessOf(days: number): number {
  return lasting + (1 - lasting) / (1 + Math.abs(days) / fadeDays);
}

/** Likest first; among equals the earliest article. */
export function compareNeighbours(a: Neighbour, b: Neighbour): number {
  return b.score - a.score || a.article - b.article;
}

/**
 * Calls `visit` with every article that is in some way like `article`, in no order. Holds one number for each article of
 * the archive. Where `searched` is given only these may be asked for: then only their terms are looked at. With
 * `later` only articles after it are visited.
 */
export function openSearch(index: WeighedIndex, { searched, later = false }: { searched?: Iterable<number>; later?: boolean } = {}): (article: number, visit: (other: number, score: number) => void) => void {
  const postings = postTerms(index, searched);
  const sums = new Float64Array(index.days.length);
  const touched = new Uint32Array(index.days.length);
  return (article, visit) => {
    const count = addShares(index, postings, article, later ? article + 1 : 0, sums, touched);
    const day = index.days[article] ?? 0;
    for (let at = 0; at < count; at += 1) {
      const other = touched[at] ?? 0;
      const sum = sums[other] ?? 0;
      sums[other] = 0;
      if (other === article) continue;
      const score = Math.min(scale, Math.floor(((sum * scale) / (unit * unit)) * closenessOf((index.days[other] ?? 0) - day)));
      if (score >= leastScore) visit(other, score);
    }
  };
}

/**
 * Sums what `article` has in common with every other, first what is identity to one of the two, then mere words. Where
 * names can be told, articles that share none, nor a number, tag or place, are not alike, however many words they share.
 */
function addShares(index: WeighedIndex, postings: Postings, article: number, least: number, sums: Float64Array, touched: Uint32Array): number {
  const { starts, weights, terms, marks } = index;
  const { from, parted } = postings;
  let count = 0;
  for (const round of ['identity', 'words'] as const) {
    for (let at = starts[article] ?? 0; at < (starts[article + 1] ?? 0); at += 1) {
      if ((weights[at] ?? 0) === 0) continue;
      const term = terms[at] ?? 0;
      const isIdentity = (marks[at] ?? 0) >> 8 !== kinds.word;
      const [first, middle, end] = [from[term] ?? 0, parted[term] ?? 0, from[term + 1] ?? 0];
      if (round === 'identity') count = addTerm(index, postings, article, at, least, first, middle, round, sums, touched, count);
      if (isIdentity === (round === 'identity')) count = addTerm(index, postings, article, at, least, middle, end, round, sums, touched, count);
    }
  }
  return count;
}

/** Adds the shares of one term, at its place `at`, from a stretch of its postings, for articles from `least` on; gives the new count of touched articles. */
function addTerm(index: WeighedIndex, { articles, shares }: Postings, article: number, at: number, least: number, first: number, end: number, round: 'identity' | 'words', sums: Float64Array, touched: Uint32Array, count: number): number {
  if (first === end) return count;
  const { levels, weights, windows, days, named } = index;
  const [weight, day] = [weights[at] ?? 0, days[article] ?? 0];
  const reach = windows[levels[at] ?? 0] ?? 0;
  const apart = round === 'words' && named[article] === 1;
  let found = count;
  for (let place = findFirst(articles, days, first, end, day - reach, least); place < end; place += 1) {
    const other = articles[place] ?? 0;
    if ((days[other] ?? 0) > day + reach) break;
    const sum = sums[other] ?? 0;
    const share = weight * (shares[place] ?? 0);
    if (sum === 0 && share > 0) {
      if (apart && named[other] === 1) continue;
      touched[found] = other;
      found += 1;
    }
    sums[other] = sum + share;
  }
  return found;
}

/** The first place from `low` on whose article stands on `day` or later, and is not before `least`. */
function findFirst(articles: Uint32Array, days: Int32Array, low: number, end: number, day: number, least: number): number {
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    const article = articles[middle] ?? 0;
    if (article < least || (days[article] ?? 0) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function makeNeighbours(count: number): Neighbours {
  return { articles: new Int32Array(count * 2 * rowLength).fill(-1), scores: new Uint16Array(count * 2 * rowLength) };
}

/** Puts one article into the row of another where it belongs; whether it does. */
export function keepNeighbour({ articles, scores }: Neighbours, article: number, other: number, score: number): boolean {
  const first = (2 * article + (other < article ? 0 : 1)) * rowLength;
  let at = first + rowLength;
  const isBetter = (place: number): boolean => {
    const held = articles[place] ?? -1;
    return held === -1 || score > (scores[place] ?? 0) || (score === scores[place] && other < held);
  };
  while (at > first && isBetter(at - 1)) at -= 1;
  if (at === first + rowLength) return false;
  articles.copyWithin(at + 1, at, first + rowLength - 1);
  scores.copyWithin(at + 1, at, first + rowLength - 1);
  articles[at] = other;
  scores[at] = score;
  return true;
}

/** One side of an article's row, likest first. */
export function readSide({ articles, scores }: Neighbours, article: number, side: 'earlier' | 'later'): Neighbour[] {
  const first = (2 * article + (side === 'earlier' ? 0 : 1)) * rowLength;
  const found: Neighbour[] = [];
  for (let at = first; at < first + rowLength && (articles[at] ?? -1) !== -1; at += 1) found.push({ article: articles[at] ?? 0, score: scores[at] ?? 0 });
  return found;
}

export function findNeighbours(index: WeighedIndex): Neighbours {
  // Likeness is the same from both sides: each pair is met once.
  const search = openSearch(index, { later: true });
  const found = makeNeighbours(index.days.length);
  for (let article = 0; article < index.days.length; article += 1) {
    search(article, (other, score) => {
      keepNeighbour(found, article, other, score);
      keepNeighbour(found, other, article, score);
    });
  }
  return found;
}
