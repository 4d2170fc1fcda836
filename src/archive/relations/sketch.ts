import { hashTerm } from './hash.ts';

/** Numbers of the runs of three words that sort first: two sketches share as large a part as their texts do. */
export type Sketch = readonly number[];

/** Three words in a row are seldom written twice by chance. */
const shingleWords = 3;
/** Enough for an error of about four in a hundred; a text of fewer runs is kept whole. */
const sketchLength = 128;

/** `words` are the folded words of a text in order. */
export function sketchText(words: readonly string[]): number[] {
  const found = new Set<number>();
  for (let at = 0; at + shingleWords <= words.length; at += 1) found.add(hashTerm(words.slice(at, at + shingleWords).join(' ')));
  return [...found].sort((a, b) => a - b).slice(0, sketchLength);
}

/** Jaccard's likeness of the texts two sketches were made of, 0 to 1: exact where both are kept whole. */
export function compareSketches(a: Sketch, b: Sketch): number {
  let seen = 0;
  let shared = 0;
  for (let i = 0, j = 0; seen < sketchLength && (i < a.length || j < b.length); seen += 1) {
    const [x, y] = [a[i] ?? Infinity, b[j] ?? Infinity];
    if (x === y) shared += 1;
    if (x <= y) i += 1;
    if (y <= x) j += 1;
  }
  return seen === 0 ? 0 : shared / seen;
}
