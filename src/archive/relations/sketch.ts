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

/** Jaccard's likeness of the texts two sketches were made of, 0 to 1: exact where both are kept whole. Of a smaller `length`, in runs, it is a guess. */
export function compareSketches(a: Sketch, b: Sketch, length = sketchLength): number {
  let [seen, shared, i, j] = [0, 0, 0, 0];
  while (seen < length && i < a.length && j < b.length) {
    const order = (a[i] ?? 0) - (b[j] ?? 0);
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
    if (order === 0) shared += 1;
    seen += 1;
  }
  seen = Math.min(length, seen + a.length - i + b.length - j);
  return seen === 0 ? 0 : shared / seen;
}
