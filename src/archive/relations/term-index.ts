import type { DayText } from '../article.ts';
import { openDayNumbers } from '../days.ts';
import type { TagType } from '../tags.ts';
import { HashPlaces } from './hash-places.ts';
import { hashTerm } from './hash.ts';
import { foldWord, type TermProfile } from './terms.ts';

/** What relations are found from, one for each article. */
export interface RelationText {
  id: string;
  date: DayText;
  profile: TermProfile;
  tags: readonly { slug: string; name: string; type: TagType }[];
  dateline?: string;
}

/** What a term is. All but words tell one event from its look-alikes: they are the article's identity. */
export const kinds = { word: 0, name: 1, phrase: 2, pair: 3, topic: 4, entity: 5, place: 6 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

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
  /** Which of the article's terms it is, in the order of `eachTerm`: leads back to how it is printed. */
  spots: Uint16Array;
}

const mostCount = 255;

/** Calls `add` with every term of an article: as it is numbered, how often it stands there, and its kind. */
function eachTerm({ profile, tags, dateline }: RelationText, add: (term: string, count: number, kind: Kind) => void): void {
  const { words, counts, names, nameCounts } = profile;
  for (const [at, word] of (words === '' ? [] : words.split(' ')).entries()) add(word, counts[at] ?? 1, word.includes('_') ? kinds.pair : kinds.word);
  for (const [at, name] of names.entries()) {
    const folded = name.split(' ').map(foldWord);
    for (const part of folded) add(part, 0, kinds.name);
    if (folded.length > 1) add(`n:${folded.join(' ')}`, nameCounts[at] ?? 1, kinds.phrase);
  }
  for (const { slug, type } of tags) add(`t:${slug}`, 1, type === 'topic' ? kinds.topic : kinds.entity);
  if (dateline !== undefined) add(`p:${foldWord(dateline)}`, 1, kinds.place);
}

/** How the terms of an article are printed, each asked for by its number in the order of `eachTerm`. */
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

/** Reads the terms of one article after the other. What it notes of a term stands at its place, with the number of the article: nothing is cleared between two. */
function openReader(placeOf: (hash: number) => number): (text: RelationText) => ArticleTerms {
  let readers = new Uint32Array(0);
  let marks = new Uint16Array(0);
  let spots = new Uint16Array(0);
  let reader = 0;
  const grow = (place: number): void => {
    const size = Math.max(1024, Math.ceil(place * 1.5));
    const [olderReaders, olderMarks, olderSpots] = [readers, marks, spots];
    [readers, marks, spots] = [new Uint32Array(size), new Uint16Array(size), new Uint16Array(size)];
    readers.set(olderReaders);
    marks.set(olderMarks);
    spots.set(olderSpots);
  };
  return (text) => {
    reader += 1;
    const places: number[] = [];
    let spot = 0;
    eachTerm(text, (term, count, kind) => {
      const place = placeOf(hashTerm(term));
      if (place >= readers.length) grow(place);
      const known = readers[place] === reader;
      // A name repeats words of the text: it only tells what they are, and how they are printed.
      if (kind !== kinds.name || known) {
        marks[place] = (kind === kinds.name ? (marks[place] ?? 0) & 0xff : Math.min(mostCount, Math.ceil(count))) | (kind << 8);
        spots[place] = spot;
        readers[place] = reader;
        if (!known) places.push(place);
      }
      spot += 1;
    });
    const terms = Uint32Array.from(places).sort();
    return { terms, marks: Uint16Array.from(terms, (term) => marks[term] ?? 0), spots: Uint16Array.from(terms, (term) => spots[term] ?? 0) };
  };
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
  const readTerms = openReader((hash) => hashes.placeOf(hash));
  const read = texts.map((text, at) => (kept[at] === -1 ? readTerms(text) : undefined));
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
