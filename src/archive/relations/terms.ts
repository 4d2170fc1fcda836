import { hashTerm, hashText } from './hash.ts';
import { hashTerms, type HashedTerms } from './hashed-terms.ts';
import { sketchText, type Sketch } from './sketch.ts';

/**
 * What an article is about, in words of any language: what relations are found from. It is made once, when a file
 * is read, and is small: about 5 kB for 400 words.
 */
export interface TermProfile {
  /** Changes whenever anything else here does. */
  key: string;
  /** How many different words there are. */
  size: number;
  /** Folded words, numbers and numbers with their neighbours, those that stand there most often first; parted by spaces. */
  words: string;
  /** Capitalised phrases as printed, the most frequent first. */
  names: string[];
  /** The words and names by number, with how often they stand there; a word of the title counts `titleWeight` times. */
  terms: HashedTerms;
  /** The numbers of the names folded, in their order: enough to tell which of them an archive has in common. */
  nameKeys: Uint32Array;
  /** What tells whether two articles are one report. */
  sketch: Sketch;
}

/** A word of the title says as much as three of the text: it was chosen from all of them. */
const titleWeight = 3;
/** Beyond this many different words an article says nothing new about its subject; bounds memory. */
const mostWords = 400;
const mostNames = 60;
const longestName = 4;

const plainWord = /^[A-Za-z]+$/;

/** Lower case, compatibility form, İ and ı as i, accents stripped: spellings of one word meet. */
export function foldWord(word: string): string {
  if (plainWord.test(word)) return word.toLowerCase();
  return word.normalize('NFKC').replace(/[İı]/g, 'i').toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');
}

interface Token {
  /** As printed. */
  text: string;
  folded: string;
  capital: boolean;
  number: boolean;
  /** Where a sentence or a line begins, a capital means nothing. */
  opens: boolean;
  /** Nothing but a space stands between this word and the one before. */
  joined: boolean;
}

const tokenPattern = /\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}]+/gu;
/** Scripts that write no spaces between words: their words are taken as pairs of letters. */
export const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const sentenceEnd = /[.!?…:;"“”«»„()\n\u2013\u2014•*#>|]/;

function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(tokenPattern)) {
    const word = match[0];
    const between = text.slice(end, match.index);
    end = match.index + word.length;
    if (plainWord.test(word)) {
      const folded = word.toLowerCase();
      tokens.push({ text: word, folded, number: false, capital: word.charCodeAt(0) < 97, opens: tokens.length === 0 || endsSentence(between), joined: isJoint(between) });
      continue;
    }
    if (unspaced.test(word)) {
      const letters = [...word];
      for (let at = 0; at + 1 < letters.length; at += 1) tokens.push({ text: '', folded: `${letters[at] ?? ''}${letters[at + 1] ?? ''}`, capital: false, number: false, opens: false, joined: false });
      continue;
    }
    const number = /^\p{N}/u.test(word);
    tokens.push({
      text: word, number,
      folded: number ? word.replace(/[.,](?=\d{3}(?!\d))/g, '') : foldWord(word),
      capital: /^\p{Lu}/u.test(word),
      opens: tokens.length === 0 || endsSentence(between),
      joined: isJoint(between),
    });
  }
  return tokens;
}

function endsSentence(between: string): boolean {
  return between !== ' ' && sentenceEnd.test(between);
}

function isJoint(between: string): boolean {
  return between === ' ' || between === '-' || between === '’' || between === "'";
}

interface Counted {
  word: string;
  count: number;
}

/** Title, summary and text, all plain → the profile. */
export function buildProfile(title: string, text: string): TermProfile {
  const words = new Map<string, Counted>();
  const add = (word: string, weight: number): void => {
    const known = words.get(word);
    if (known) known.count += weight;
    else words.set(word, { word, count: weight });
  };
  const titleTokens = readTokens(title);
  const tokens = readTokens(text);
  const addAll = (list: readonly Token[], weight: number): void => {
    list.forEach(({ folded, number }, index) => {
      if (folded.length > 1) add(folded, weight);
      if (number) for (const pair of pairsOf(list, index)) add(pair, weight);
    });
  };
  addAll(titleTokens, titleWeight);
  addAll(tokens, 1);
  const names = findNames(tokens);
  const kept = sortByCount(words.values()).slice(0, mostWords);
  const profile = { size: kept.length, words: kept.map(({ word }) => word).join(' '), ...listNames(names), terms: hashTerms(kept, names), sketch: sketchText(tokens.map(({ folded }) => folded)) };
  const key = hashText(profile.words, ...profile.names);
  for (const numbers of [profile.terms.marks, profile.sketch]) for (const number of numbers) key.addNumber(number);
  return { key: String(key), ...profile };
}

/** The same of an article that is compared with none: stories tell whom they name all the same. */
export function buildNames(text: string): TermProfile {
  return { key: '', size: 0, words: '', ...listNames(findNames(readTokens(text))), terms: hashTerms([], []), sketch: new Uint32Array() };
}

/** A phrase of capitalised words, as printed where it stood first. */
interface FoundName {
  folded: string;
  name: string;
  count: number;
}

function listNames(names: readonly FoundName[]): Pick<TermProfile, 'names' | 'nameKeys'> {
  return { names: names.map(({ name }) => name), nameKeys: Uint32Array.from(names, ({ folded }) => hashTerm(folded)) };
}

/** By count, and among equals in the order of the text. */
function sortByCount(words: Iterable<Counted>): Counted[] {
  const byCount = new Map<number, Counted[]>();
  for (const counted of words) {
    const equals = byCount.get(counted.count);
    if (equals) equals.push(counted);
    else byCount.set(counted.count, [counted]);
  }
  return [...byCount.keys()].sort((a, b) => b - a).flatMap((count) => byCount.get(count) ?? []);
}

/** A number means something beside its neighbour: `apollo_11`, `28_october`, `370_flight`. */
function pairsOf(tokens: readonly Token[], index: number): string[] {
  const number = tokens[index];
  if (!number) return [];
  return [tokens[index - 1], tokens[index + 1]].flatMap((word, side) =>
    word && !word.number && word.folded.length > 2 && (side === 0 ? number.joined : word.joined) ? [`${word.folded}_${number.folded}`] : []);
}

/** Runs of capitalised words. A word that opens a sentence counts where it bears a capital elsewhere too, or goes on. */
function findNames(tokens: readonly Token[]): FoundName[] {
  const inside = new Set(tokens.filter(({ capital, opens }) => capital && !opens).map(({ folded }) => folded));
  const small = new Set(tokens.filter(({ capital, text }) => !capital && text !== '').map(({ folded }) => folded));
  const names = new Map<string, FoundName>();
  const close = (run: Token[]): void => {
    const first = run[0];
    const trimmed = first?.opens && (small.has(first.folded) || (run.length === 1 && !inside.has(first.folded))) ? run.slice(1) : run;
    if (trimmed.length === 0 || trimmed.length > longestName || (trimmed.length === 1 && (trimmed[0]?.text.length ?? 0) < 3)) return;
    const key = trimmed.map(({ folded }) => folded).join(' ');
    const known = names.get(key);
    if (known) known.count += 1;
    else names.set(key, { folded: key, name: trimmed.map(({ text }) => text).join(' '), count: 1 });
  };
  let run: Token[] = [];
  for (const token of tokens) {
    const goesOn = token.capital && token.joined && !token.opens && run.length > 0;
    if (!goesOn && run.length > 0) {
      close(run);
      run = [];
    }
    if (token.capital) run.push(token);
  }
  if (run.length > 0) close(run);
  return [...names.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)).slice(0, mostNames);
}
