import { foldWord, unspaced } from './terms.ts';

/** Where a name stands in a text. */
export interface Standing {
  /** From 0, in the passages as given. */
  passage: number;
  from: number;
  to: number;
  /** As printed there. */
  words: string;
}

interface Word {
  folded: string;
  from: number;
  to: number;
}

function readWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({ folded: foldWord(match[0]), from: match.index, to: match.index + match[0].length }));
}

/**
 * Reads passages of plain text once and gives a search for names as whole words, in their order. A name stands where it
 * is printed letter by letter; one of several words also where they differ in case, accents or hyphens.
 */
export function openPassages(passages: readonly string[]): (name: string) => Standing[] {
  const texts = passages.map((text) => text.normalize('NFC'));
  const words = texts.map(readWords);
  const places = new Map<string, { passage: number; at: number }[]>();
  for (const [passage, list] of words.entries()) {
    for (const [at, { folded }] of list.entries()) {
      const known = places.get(folded);
      if (known) known.push({ passage, at });
      else places.set(folded, [{ passage, at }]);
    }
  }
  return (typed) => {
    const name = typed.normalize('NFC').trim();
    if (unspaced.test(name)) return texts.flatMap((text, passage) => findLetters(text, name, passage));
    const wanted = readWords(name);
    return (places.get(wanted[0]?.folded ?? '') ?? []).flatMap(({ passage, at }) =>
      matchWords(name, wanted, texts[passage] ?? '', (words[passage] ?? []).slice(at, at + wanted.length), passage) ?? []);
  };
}

/** Scripts without spaces have no words to part at. */
function findLetters(text: string, name: string, passage: number): Standing[] {
  const found: Standing[] = [];
  for (let from = text.indexOf(name); from !== -1; from = text.indexOf(name, from + name.length)) found.push({ passage, from, to: from + name.length, words: name });
  return found;
}

function matchWords(name: string, wanted: readonly Word[], text: string, here: readonly Word[], passage: number): Standing | undefined {
  const [first, last, head, tail] = [here[0], here.at(-1), wanted[0], wanted.at(-1)];
  if (!first || !last || !head || !tail || here.length < wanted.length) return undefined;
  const [from, to] = [Math.max(0, first.from - head.from), last.to + name.length - tail.to];
  if (text.slice(from, to) === name) return { passage, from, to, words: name };
  const between = (whole: string, list: readonly Word[], at: number): string => whole.slice(list[at]?.to, list[at + 1]?.from);
  const isAlike = wanted.length > 1 && wanted.every(({ folded }, at) => folded === here[at]?.folded
    && (at + 1 === wanted.length || /^[\s-]$/.test(between(text, here, at)) || between(text, here, at) === between(name, wanted, at)));
  return isAlike ? { passage, from: first.from, to: last.to, words: text.slice(first.from, last.to) } : undefined;
}
