import { kinds } from './hashed-terms.ts';
import { openPrinter, type RelationText } from './term-index.ts';
import { foldWord } from './terms.ts';
import type { WeighedIndex } from './weights.ts';

/** Why two articles stand beside each other: data, put into words by the site. */
export type Reason =
  | { kind: 'chosen' }
  | { kind: 'links' }
  | { kind: 'linked' }
  | { kind: 'story'; slug: string; title: string; found: boolean }
  | Likeness;

/** What two articles have in common, that which says most first. */
export interface Likeness {
  kind: 'likeness';
  tags: string[];
  names: string[];
  /** Words and numbers that are no names; given where there is little else. */
  words: string[];
  /** The dateline of both. */
  place?: string;
  days: number;
}

/** More are not read. */
const mostTold = 3;

/** A term both articles bear: which one of the first's, in the order of `eachTerm`. */
interface Shared {
  spot: number;
  weight: number;
}

/** More of one kind are never looked at for one reason. */
const mostWeighed = 8;

/** What makes `article` and each of `others`, places in the index, alike; undefined where they share nothing. `text` is what the article's terms were read from. */
export function explainLikenesses(index: WeighedIndex, article: number, others: readonly number[], text: RelationText): (Likeness | undefined)[] {
  const print = openPrinter(text);
  return others.map((other) => tellLikeness(index, article, other, print));
}

/** Whether two articles have two things of identity in common; of scripts in which names cannot be told nothing is asked. */
export function shareIdentity(index: WeighedIndex, article: number, other: number): boolean {
  const { terms, weights, identitiesOf, named } = index;
  if (named[article] === 0 || named[other] === 0) return true;
  const theirs = new Set(identitiesOf(other).map((place) => terms[place] ?? 0));
  let shared = 0;
  for (const place of identitiesOf(article)) {
    if ((weights[place] ?? 0) > 0 && theirs.has(terms[place] ?? 0)) shared += 1;
  }
  return shared >= 2;
}

/**
 * The terms of two articles that weigh most together, at most `mostWeighed` of each kind, heaviest first, by kind. With
 * `identityAlone` only what is identity to both: a short walk, and enough for most pairs.
 */
function findShared(index: WeighedIndex, article: number, other: number, identityAlone: boolean): Shared[][] {
  const { terms, starts, marks, spots, weights } = index;
  const found: Shared[][] = Object.keys(kinds).map(() => []);
  const [ours, others] = identityAlone ? [index.identitiesOf(article), index.identitiesOf(other)] : [];
  const [end, limit] = [ours?.length ?? starts[article + 1] ?? 0, others?.length ?? starts[other + 1] ?? 0];
  let at = ours ? 0 : starts[article] ?? 0;
  let beside = others ? 0 : starts[other] ?? 0;
  while (at < end && beside < limit) {
    const place = ours?.[at] ?? at;
    const opposite = others?.[beside] ?? beside;
    const [mine, theirs] = [terms[place] ?? 0, terms[opposite] ?? 0];
    const weight = mine === theirs ? (weights[place] ?? 0) * (weights[opposite] ?? 0) : 0;
    if (weight > 0) keepHeaviest(found[(marks[place] ?? 0) >> 8] ?? [], spots[place] ?? 0, weight);
    if (mine <= theirs) at += 1;
    if (theirs <= mine) beside += 1;
  }
  return found;
}

function keepHeaviest(list: Shared[], spot: number, weight: number): void {
  const isBefore = (held: Shared): boolean => held.weight > weight || (held.weight === weight && held.spot < spot);
  const last = list.at(-1);
  if (list.length === mostWeighed && last && isBefore(last)) return;
  let place = list.length;
  for (let held = list[place - 1]; held && !isBefore(held); held = list[place - 1]) place -= 1;
  list.splice(place, 0, { spot, weight });
  if (list.length > mostWeighed) list.pop();
}

function tellLikeness(index: WeighedIndex, article: number, other: number, print: (spot: number) => string): Likeness | undefined {
  const days = Math.abs((index.days[article] ?? 0) - (index.days[other] ?? 0));
  const told = tellShared(findShared(index, article, other, true), print);
  // Where there is little else, words are told too, and names that stand small in the other text.
  if (told.tags.length + told.names.length > 1) return { kind: 'likeness', ...told, days };
  const shared = findShared(index, article, other, false);
  return shared.some(({ length }) => length > 0) ? { kind: 'likeness', ...tellShared(shared, print), days } : undefined;
}

function tellShared(shared: readonly Shared[][], print: (spot: number) => string): Omit<Likeness, 'kind' | 'days'> {
  const of = (most: number, ...some: number[]): string[] => some.flatMap((kind) => shared[kind] ?? [])
    .sort((a, b) => b.weight - a.weight || a.spot - b.spot).slice(0, most).map(({ spot }) => print(spot));
  const tags = of(mostTold, kinds.topic, kinds.entity);
  const names = tags.length === mostTold ? [] : dropParts([...new Set(of(mostWeighed, kinds.phrase, kinds.name))], tags).slice(0, mostTold - tags.length);
  const words = tags.length + names.length > 1 ? [] : dropParts(of(mostWeighed, kinds.pair, kinds.word), [...tags, ...names]).slice(0, mostTold);
  return { tags, names, words, place: of(1, kinds.place)[0] };
}

/** Leaves out what is said within another: `Doha` beside `Doha ceasefire`. */
function dropParts(names: readonly string[], told: readonly string[]): string[] {
  const partsOf = (name: string): string[] => name.split(' ').map(foldWord);
  const [said, all] = [told.map(partsOf), names.map(partsOf)];
  const isWithin = (parts: readonly string[], other: readonly string[]): boolean => other.length > parts.length && parts.every((part) => other.includes(part));
  return names.filter((_, at) => {
    const parts = all[at] ?? [];
    return ![...said, ...all].some((other) => isWithin(parts, other)) && !said.some((other) => other.join(' ') === parts.join(' '));
  });
}
