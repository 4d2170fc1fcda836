import type { Article } from '../article.ts';

/** How another report of one text (`there`) differs from the one at hand (`here`). */
export interface Differences {
  /** The other's dateline where the two differ; empty where it has none. */
  dateline?: string;
  /** The other's outlet where the two differ. */
  source?: string;
  /** The other's agency where it names no outlet and this one does: the copy as it was sent. */
  agency?: string;
  /** Words that stand in one place of the text and are capitalised in both: names spelt otherwise. Each pair once. */
  spellings: { here: string; there: string }[];
  /** Paragraphs the other has and this one lacks. */
  more: number;
  /** Paragraphs this one has and the other lacks. */
  fewer: number;
}

/** Two paragraphs are one where they share at least half of their words. */
const sameParagraph = 0.5;
/** A longer stretch is not another spelling but another statement. */
const longestSpelling = 3;
/** Beyond these bounds only paragraphs that are the same to the letter are paired, and no spelling is looked for. */
const mostCompared = 200;
const longestCompared = 400;

export function findDifferences(here: Article, there: Article, paragraphs: { here: readonly string[]; there: readonly string[] }): Differences {
  const { pairs, same } = pairParagraphs(paragraphs.here, paragraphs.there);
  const spellings = new Map<string, { here: string; there: string }>();
  for (const [words, others] of pairs) {
    for (const pair of findSpellings(words, others)) spellings.set(`${pair.here}\n${pair.there}`, pair);
  }
  const [mine, theirs] = [here.source?.name, there.source?.name];
  return {
    dateline: here.dateline === there.dateline ? undefined : there.dateline ?? '',
    source: mine === theirs ? undefined : theirs,
    agency: mine !== undefined && theirs === undefined ? there.agency : undefined,
    spellings: [...spellings.values()],
    more: paragraphs.there.length - pairs.length - same,
    fewer: paragraphs.here.length - pairs.length - same,
  };
}

function splitWords(paragraph: string): string[] {
  return paragraph.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu) ?? [];
}

/** The words of paragraphs that stand in both texts with changes, and how many stand there unchanged. */
function pairParagraphs(mine: readonly string[], theirs: readonly string[]): { pairs: [string[], string[]][]; same: number } {
  const unchanged = new Set(mine).intersection(new Set(theirs));
  const [rest, others] = [mine, theirs].map((paragraphs) => paragraphs.filter((paragraph) => !unchanged.has(paragraph)).slice(0, mostCompared).map(splitWords));
  const free = new Set(others);
  const pairs = (rest ?? []).flatMap((words): [string[], string[]][] => {
    let best: { words: string[]; share: number } | undefined;
    for (const other of free) {
      const share = shareOf(words, other);
      if (share >= sameParagraph && (!best || share > best.share)) best = { words: other, share };
    }
    if (!best) return [];
    free.delete(best.words);
    return [[words, best.words]];
  });
  return { pairs, same: countBoth(unchanged, mine, theirs) };
}

/** Paragraphs may stand in a text several times: each counts as often as in both. */
function countBoth(unchanged: ReadonlySet<string>, mine: readonly string[], theirs: readonly string[]): number {
  const [here, there] = [mine, theirs].map((paragraphs) => Map.groupBy(paragraphs, (paragraph) => paragraph));
  return [...unchanged].reduce((sum, paragraph) => sum + Math.min(here?.get(paragraph)?.length ?? 0, there?.get(paragraph)?.length ?? 0), 0);
}

/** Words in both by words in either, 0 to 1. */
function shareOf(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared === 0 ? 0 : shared / (one.size + other.size - shared);
}

/** Stretches that differ between words that are the same, where both begin with a capital. */
function findSpellings(mine: readonly string[], theirs: readonly string[]): { here: string; there: string }[] {
  if (mine.length > longestCompared || theirs.length > longestCompared) return [];
  const common = findCommon(mine, theirs);
  const found: { here: string; there: string }[] = [];
  let [at, place] = [0, 0];
  for (const [nextAt, nextPlace] of [...common, [mine.length, theirs.length] as const]) {
    const [here, there] = [mine.slice(at, nextAt), theirs.slice(place, nextPlace)];
    if ([here, there].every((words) => words.length > 0 && words.length <= longestSpelling && words.every((word) => /^\p{Lu}/u.test(word)))) found.push({ here: here.join(' '), there: there.join(' ') });
    [at, place] = [nextAt + 1, nextPlace + 1];
  }
  return found;
}

/** The longest run of words that stand in both in the same order, as places in each. */
function findCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const lengthAt = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) found.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}
