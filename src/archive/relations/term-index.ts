import type { DayText } from '../article.ts';
import { openDayNumbers } from '../days.ts';
import type { TagType } from '../tags.ts';
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
  const words = profile.words === '' ? [] : profile.words.split(' ');
  for (const [at, word] of words.entries()) add(word, profile.counts[at] ?? 1, word.includes('_') ? kinds.pair : kinds.word);
  for (const [at, name] of profile.names.entries()) {
    const folded = name.split(' ').map(foldWord);
    for (const part of folded) add(part, 0, kinds.name);
    if (folded.length > 1) add(`n:${folded.join(' ')}`, profile.nameCounts[at] ?? 1, kinds.phrase);
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
    const at = spot - profile.counts.length;
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

function readTerms(text: RelationText, placeOf: (hash: number) => number): ArticleTerms {
  const found = new Map<number, { mark: number; spot: number }>();
  let spot = 0;
  eachTerm(text, (term, count, kind) => {
    const place = placeOf(hashTerm(term));
    const known = found.get(place);
    // A name repeats words of the text: it only tells what they are, and how they are printed.
    if (kind !== kinds.name) found.set(place, { mark: Math.min(mostCount, Math.ceil(count)) | (kind << 8), spot });
    else if (known) found.set(place, { mark: (known.mark & 0xff) | (kind << 8), spot });
    spot += 1;
  });
  const terms = Uint32Array.from(found.keys()).sort();
  return {
    terms, marks: Uint16Array.from(terms, (term) => found.get(term)?.mark ?? 0), spots: Uint16Array.from(terms, (term) => found.get(term)?.spot ?? 0),
  };
}

/** Gives each different hash a place, beginning with those that have one. An open table: several times faster than a Map of numbers. */
class HashPlaces {
  #table = new Int32Array(0);
  #hashes: Uint32Array;
  #size = 0;

  constructor(known: Uint32Array) {
    this.#hashes = new Uint32Array(Math.max(1024, known.length * 2));
    this.#grow();
    for (const hash of known) this.placeOf(hash);
  }

  placeOf(hash: number): number {
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (let place = this.#table[slot] ?? -1; place !== -1; place = this.#table[slot] ?? -1) {
      if (this.#hashes[place] === hash) return place;
      slot = (slot + 1) & mask;
    }
    if (this.#size === this.#hashes.length) {
      const larger = new Uint32Array(this.#size * 2);
      larger.set(this.#hashes);
      this.#hashes = larger;
      this.#grow();
      return this.placeOf(hash);
    }
    this.#hashes[this.#size] = hash;
    this.#table[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  list(): Uint32Array {
    return this.#hashes.slice(0, this.#size);
  }

  #grow(): void {
    this.#table = new Int32Array(2 ** Math.ceil(Math.log2(this.#hashes.length * 2))).fill(-1);
    const mask = this.#table.length - 1;
    for (let place = 0; place < this.#size; place += 1) {
      let slot = (this.#hashes[place] ?? 0) & mask;
      while (this.#table[slot] !== -1) slot = (slot + 1) & mask;
      this.#table[slot] = place;
    }
  }
}

/** What `readTerms` depends on, in short. */
export function keyOf({ profile, tags, dateline }: RelationText): string {
  return `${profile.key} ${tags.map(({ slug, type }) => `${slug}:${type}`).join(',')} ${dateline ?? ''}`;
}

/** `texts` come oldest first. Terms of articles that are in `known` under the same key are taken from there. */
export function buildTermIndex(texts: readonly RelationText[], known?: TermIndex): TermIndex {
  const numberOf = openDayNumbers();
  const places = new Map(known?.ids.map((id, at) => [id, at]));
  const keys = texts.map(keyOf);
  const hashes = new HashPlaces(known?.hashes ?? new Uint32Array(0));
  const placeOf = (hash: number): number => hashes.placeOf(hash);
  const read = texts.map((text, at): ArticleTerms => {
    const place = places.get(text.id);
    if (!known || place === undefined || known.keys[place] !== keys[at]) return readTerms(text, placeOf);
    const [start, end] = [known.starts[place], known.starts[place + 1]];
    return { terms: known.terms.subarray(start, end), marks: known.marks.subarray(start, end), spots: known.spots.subarray(start, end) };
  });
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, { terms }] of read.entries()) starts[at + 1] = (starts[at] ?? 0) + terms.length;
  const terms = new Uint32Array(starts[texts.length] ?? 0);
  const marks = new Uint16Array(terms.length);
  const spots = new Uint16Array(terms.length);
  for (const [at, each] of read.entries()) {
    terms.set(each.terms, starts[at]);
    marks.set(each.marks, starts[at]);
    spots.set(each.spots, starts[at]);
  }
  return { ids: texts.map(({ id }) => id), keys, days: Int32Array.from(texts, ({ date }) => numberOf(date)), starts, terms, hashes: hashes.list(), marks, spots };
}
