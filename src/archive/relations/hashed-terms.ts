import { hashTerm } from './hash.ts';

/** What a term is. All but words tell one event from its look-alikes: they are the article's identity. */
export const kinds = { word: 0, name: 1, phrase: 2, pair: 3, topic: 4, entity: 5, place: 6 } as const;
export type Kind = (typeof kinds)[keyof typeof kinds];

/** The terms of a text by their numbers, each once. They are made when a file is read: comparing articles asks for nothing else. */
export interface HashedTerms {
  hashes: Uint32Array;
  /** Count in the low byte, kind above it. */
  marks: Uint16Array;
  /** Which of the text's words and names it is printed by: words in their order, then each part of a name and the name itself. */
  spots: Uint16Array;
  /** How many spots there are. */
  spotCount: number;
}

const mostCount = 255;

export function markOf(count: number, kind: Kind): number {
  return Math.min(mostCount, Math.ceil(count)) | (kind << 8);
}

/** `words` are folded, each once; `names` are phrases of folded words. */
export function hashTerms(words: readonly { word: string; count: number }[], names: readonly { folded: string; count: number }[]): HashedTerms {
  const most = words.length + names.length;
  const [hashes, marks, spots] = [new Uint32Array(most), new Uint16Array(most), new Uint16Array(most)];
  const places = new Map<number, number>();
  let spotCount = 0;
  const note = (term: string, mark: number): void => {
    const hash = hashTerm(term);
    const place = places.get(hash) ?? places.size;
    places.set(hash, place);
    hashes[place] = hash;
    marks[place] = mark;
    spots[place] = spotCount;
    spotCount += 1;
  };
  for (const { word, count } of words) note(word, markOf(count, word.includes('_') ? kinds.pair : kinds.word));
  for (const { folded, count } of names) {
    const parts = folded.split(' ');
    for (const part of parts) {
      const place = places.get(hashTerm(part));
      // A name repeats words of the text: it only tells what they are, and how they are printed.
      if (place !== undefined) {
        marks[place] = ((marks[place] ?? 0) & mostCount) | (kinds.name << 8);
        spots[place] = spotCount;
      }
      spotCount += 1;
    }
    if (parts.length > 1) note(`n:${folded}`, markOf(count, kinds.phrase));
  }
  return { hashes: hashes.slice(0, places.size), marks: marks.slice(0, places.size), spots: spots.slice(0, places.size), spotCount };
}
