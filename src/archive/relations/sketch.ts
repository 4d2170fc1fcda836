import { hashTerm } from './hash.ts';

/** Numbers of the runs of three words that sort first: two sketches share as large a part as their texts do. */
export type Sketch = Uint32Array;

/** Three words in a row are seldom written twice by chance. */
const shingleWords = 3;
/** Enough for an error of about four in a hundred; a text of fewer runs is kept whole. */
const sketchLength = 128;

/** `words` are the folded words of a text in order. */
export function sketchText(words: readonly string[]): Sketch {
  const hashes = new Uint32Array(words.length);
  for (let at = 0; at < words.length; at += 1) hashes[at] = hashTerm(words[at] ?? '');
  const runs = new Uint32Array(Math.max(0, words.length - shingleWords + 1));
  for (let at = 0; at < runs.length; at += 1) {
    let run = 0;
    for (let word = at; word < at + shingleWords; word += 1) run = Math.imul(run ^ (hashes[word] ?? 0) ^ (run >>> 15), 0x2c1b3c6d);
    runs[at] = run ^ (run >>> 13);
  }
  runs.sort();
  const sketch = new Uint32Array(Math.min(runs.length, sketchLength));
  let length = 0;
  for (let at = 0; at < runs.length && length < sketchLength; at += 1) {
    if (at > 0 && runs[at] === runs[at - 1]) continue;
    sketch[length] = runs[at] ?? 0;
    length += 1;
  }
  return sketch.slice(0, length);
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
