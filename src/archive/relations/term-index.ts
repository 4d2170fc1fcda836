import type { DayText } from '../article.ts';
import { daysBetween } from '../days.ts';
import type { TagType } from '../tags.ts';
import { foldWord, type TermProfile } from './terms.ts';

/** What relations are found from, one for each article. */
export interface RelationText {
  id: string;
  date: DayText;
  profile: TermProfile;
  tags: readonly { slug: string; type: TagType }[];
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
  /** The terms of article `a` are `terms[starts[a]]` to `terms[starts[a + 1] - 1]`, as numbers, rising. */
  starts: Uint32Array;
  terms: Uint32Array;
  /** Count in the low byte, kind above it. */
  marks: Uint16Array;
}

const mostCount = 255;

/** FNV-1a over UTF-16 code units with a last stir: a term's number. Two terms in a million share one, which does no harm. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/** Calls `add` with every term of an article: as it is numbered, how often it stands there, its kind, and how it is printed. */
export function eachTerm({ profile, tags, dateline }: RelationText, add: (term: string, count: number, kind: Kind, printed: string) => void): void {
  const words = profile.words === '' ? [] : profile.words.split(' ');
  for (const [at, word] of words.entries()) add(word, profile.counts[at] ?? 1, word.includes('_') ? kinds.pair : kinds.word, word);
  for (const [at, name] of profile.names.entries()) {
    const parts = name.split(' ');
    const folded = parts.map(foldWord);
    for (const [place, part] of folded.entries()) add(part, 0, kinds.name, parts[place] ?? part);
    if (folded.length > 1) add(`n:${folded.join(' ')}`, profile.nameCounts[at] ?? 1, kinds.phrase, name);
  }
  for (const { slug, type } of tags) add(`t:${slug}`, 1, type === 'topic' ? kinds.topic : kinds.entity, slug);
  if (dateline !== undefined) add(`p:${foldWord(dateline)}`, 1, kinds.place, dateline);
}

/** Numbers and marks of one article's terms, by rising number. */
function readTerms(text: RelationText): { terms: Uint32Array; marks: Uint16Array } {
  const found = new Map<number, number>();
  eachTerm(text, (term, count, kind) => {
    const number = hashTerm(term);
    const known = found.get(number);
    // A name repeats words of the text: it only tells what they are.
    if (kind !== kinds.name) found.set(number, Math.min(mostCount, Math.ceil(count)) | (kind << 8));
    else if (known !== undefined) found.set(number, (known & 0xff) | (kind << 8));
  });
  const terms = Uint32Array.from(found.keys()).sort();
  return { terms, marks: Uint16Array.from(terms, (term) => found.get(term) ?? 0) };
}

/** What `readTerms` depends on, in short. */
export function keyOf({ profile, tags, dateline }: RelationText): string {
  return `${profile.key} ${tags.map(({ slug, type }) => `${slug}:${type}`).join(',')} ${dateline ?? ''}`;
}

const epoch = '1970-01-01';

/** `texts` come oldest first. Terms of articles that are in `known` under the same key are taken from there. */
export function buildTermIndex(texts: readonly RelationText[], known?: TermIndex): TermIndex {
  const places = new Map(known?.ids.map((id, at) => [id, at]));
  const keys = texts.map(keyOf);
  const read = texts.map((text, at) => {
    const place = places.get(text.id);
    if (!known || place === undefined || known.keys[place] !== keys[at]) return readTerms(text);
    const [start, end] = [known.starts[place], known.starts[place + 1]];
    return { terms: known.terms.subarray(start, end), marks: known.marks.subarray(start, end) };
  });
  const starts = new Uint32Array(texts.length + 1);
  for (const [at, { terms }] of read.entries()) starts[at + 1] = (starts[at] ?? 0) + terms.length;
  const terms = new Uint32Array(starts[texts.length] ?? 0);
  const marks = new Uint16Array(terms.length);
  for (const [at, each] of read.entries()) {
    terms.set(each.terms, starts[at]);
    marks.set(each.marks, starts[at]);
  }
  return { ids: texts.map(({ id }) => id), keys, days: Int32Array.from(texts, ({ date }) => daysBetween(epoch, date)), starts, terms, marks };
}
