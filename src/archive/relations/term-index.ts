import type { DayText } from '../article.ts';
import { openDayNumbers } from '../days.ts';
import type { TagType } from '../tags.ts';
import { HashPlaces } from './hash-places.ts';
import { hashTerm } from './hash.ts';
import { kinds, markOf } from './hashed-terms.ts';
import { foldWord, type TermProfile } from './terms.ts';

/** What relations are found from, one for each article. */
export interface RelationText {
  id: string;
  date: DayText;
  profile: TermProfile;
  tags: readonly { slug: string; name: string; type: TagType }[];
  dateline?: string;
}

/** The terms of articles, oldest first. An article is known by its place in time, from 0 for the oldest. */
export interface TermIndex {
  ids: readonly string[];
  /** What the terms were read from, in short: an equal key means equal terms. */
  keys: readonly string[];
  /** Days since 1970-01-01. */
  days: Int32Array;
  /** The terms of article `a` are `terms[starts[a]]` to `terms[starts[a + 1] - 1]`, rising: places in `hashes`. */
  starts: Uint32Array;
  terms: Uint32Array;
  /** The hash of each different term, in no order; some may stand in no article any longer. */
  hashes: Uint32Array;
  /** Count in the low byte, kind above it. */
  marks: Uint16Array;
  /** Which of the article's spots it is (see `HashedTerms`), tags and the dateline coming last: leads back to how it is printed. */
  spots: Uint16Array;
}

/** How the terms of an article are printed, each asked for by its spot. */
export function openPrinter({ profile, tags, dateline }: RelationText): (spot: number) => string {
  let words: string[] | undefined;
  const names: string[] = [];
  for (const name of profile.names) {
    if (!name.includes(' ')) names.push(name);
    else names.push(...name.split(' '), name);
  }
  return (spot) => {
    const at = spot - profile.size;
    if (at >= 0) return names[at] ?? tags[at - names.length]?.name ?? dateline ?? '';
    words ??= profile.words.split(' ');
    return words[spot]?.replaceAll('_', ' ') ?? '';
  };
}

/** One article's terms. */
interface ArticleTerms {
  terms: Uint32Array;
  marks: Uint16Array;
  spots: Uint16Array;
}

/** An article has fewer terms than this: a place and a term's number are one whole number. */
const mostTerms = 2 ** 16;

function readTerms({ profile, tags, dateline }: RelationText, placeOf: (hash: number) => number): ArticleTerms {
  const { hashes, marks: known, spots: ofText, spotCount } = profile.terms;
  const others = [
    ...tags.map(({ slug, type }) => ({ term: `t:${slug}`, kind: type === 'topic' ? kinds.topic : kinds.entity })),
    ...(dateline === undefined ? [] : [{ term: `p:${foldWord(dateline)}`, kind: kinds.place }]),
  ].slice(0, mostTerms - hashes.length);
  const inOrder = new Float64Array(hashes.length + others.length);
  for (let at = 0; at < hashes.length; at += 1) inOrder[at] = placeOf(hashes[at] ?? 0) * mostTerms + at;
  for (const [at, { term }] of others.entries()) inOrder[hashes.length + at] = placeOf(hashTerm(term)) * mostTerms + hashes.length + at;
  inOrder.sort();
  const terms = new Uint32Array(inOrder.length);
  const marks = new Uint16Array(inOrder.length);
  const spots = new Uint16Array(inOrder.length);
  let length = 0;
  for (const key of inOrder) {
    const [place, at] = [Math.floor(key / mostTerms), key % mostTerms];
    // Where two share a number the later one stands.
    if (length > 0 && terms[length - 1] === place) length -= 1;
    terms[length] = place;
    const other = others[at - hashes.length];
    marks[length] = other ? markOf(1, other.kind) : known[at] ?? 0;
    spots[length] = other ? spotCount + at - hashes.length : ofText[at] ?? 0;
    length += 1;
  }
  return { terms: terms.subarray(0, length), marks: marks.subarray(0, length), spots: spots.subarray(0, length) };
}

/** What the terms of an article are read from, in short. */
export function keyOf({ profile, tags, dateline }: RelationText): string {
  return `${profile.key} ${tags.map(({ slug, type }) => `${slug}:${type}`).join(',')} ${dateline ?? ''}`;
}

/** A term index, and where its articles stand in the one it was made from. */
export interface Built {
  index: TermIndex;
  /** By article: its place in `known`, where its terms were taken from; -1 where they were read anew. */
  kept: Int32Array;
}

/** `texts` come oldest first. Terms of articles that are in `known` under the same key are taken from there. */
export function buildTermIndex(texts: readonly RelationText[], known?: TermIndex): Built {
  const numberOf = openDayNumbers();
  const places = new Map(known?.ids.map((id, at) => [id, at]));
  const keys = texts.map(keyOf);
  const kept = Int32Array.from(texts, ({ id }, at) => {
    const place = places.get(id) ?? -1;
    return place !== -1 && known?.keys[place] === keys[at] ? place : -1;
  });
  const hashes = new HashPlaces(known?.hashes);
  const placeOf = (hash: number): number => hashes.placeOf(hash);
  const read = texts.map((text, at) => (kept[at] === -1 ? readTerms(text, placeOf) : undefined));
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, each] of read.entries()) {
    const place = kept[at] ?? -1;
    starts[at + 1] = (starts[at] ?? 0) + (each?.terms.length ?? (known?.starts[place + 1] ?? 0) - (known?.starts[place] ?? 0));
  }
  const terms = new Uint32Array(starts[texts.length] ?? 0);
  const marks = new Uint16Array(terms.length);
  const spots = new Uint16Array(terms.length);
  for (const [at, each] of read.entries()) {
    if (!each) continue;
    terms.set(each.terms, starts[at]);
    marks.set(each.marks, starts[at]);
    spots.set(each.spots, starts[at]);
  }
  if (known) {
    for (const { from, to, length } of findRuns(kept, known.starts, starts)) {
      terms.set(known.terms.subarray(from, from + length), to);
      marks.set(known.marks.subarray(from, from + length), to);
      spots.set(known.spots.subarray(from, from + length), to);
    }
  }
  const index = { ids: texts.map(({ id }) => id), keys, days: Int32Array.from(texts, ({ date }) => numberOf(date)), starts, terms, hashes: hashes.list(), marks, spots };
  return { index, kept };
}

/** Terms of kept articles that lie together before and now: few stretches, and long ones. */
export function findRuns(kept: Int32Array, before: Uint32Array, now: Uint32Array): { from: number; to: number; length: number }[] {
  const runs: { from: number; to: number; length: number }[] = [];
  for (let start = 0, end = 1; start < kept.length; start = end, end += 1) {
    const first = kept[start] ?? -1;
    if (first === -1) continue;
    while (end < kept.length && kept[end] === first + end - start) end += 1;
    runs.push({ from: before[first] ?? 0, to: now[start] ?? 0, length: (now[end] ?? 0) - (now[start] ?? 0) });
  }
  return runs;
}
