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
  const terms = new Map<number, { mark: number; spot: number }>();
  let spot = 0;
  for (const { word, count } of words) {
    terms.set(hashTerm(word), { mark: markOf(count, word.includes('_') ? kinds.pair : kinds.word), spot });
    spot += 1;
  }
  for (const { folded, count } of names) {
    const parts = folded.split(' ');
    for (const part of parts) {
      const known = terms.get(hashTerm(part));
      // A name repeats words of the text: it only tells what they are, and how they are printed.
      if (known) Object.assign(known, { mark: (known.mark & mostCount) | (kinds.name << 8), spot });
      spot += 1;
    }
    if (parts.length === 1) continue;
    terms.set(hashTerm(`n:${folded}`), { mark: markOf(count, kinds.phrase), spot });
    spot += 1;
  }
  const noted = [...terms.values()];
  return { hashes: Uint32Array.from(terms.keys()), marks: Uint16Array.from(noted, ({ mark }) => mark), spots: Uint16Array.from(noted, (term) => term.spot), spotCount: spot };
}
