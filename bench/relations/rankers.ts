import { buildArchive } from '../../src/archive/archive.ts';
import { daysBetween } from '../../src/archive/days.ts';
import type { Related, RelatedArticle } from '../../src/archive/relations/related.ts';
import type { BenchArticle } from './bench-article.ts';

/** For each article the ids of what it would show, best first. */
export type Ranking = ReadonlyMap<string, readonly string[]>;

/** Backfile's own: other reports of the same text, then both sides of each article as one list, best first. */
export function rankByEngine(articles: readonly BenchArticle[]): Ranking {
  return rankRelations(articles, ({ earlier, later }) => [...earlier, ...later].sort((a, b) => a.rank - b.rank));
}

/** What a page shows from top to bottom: other reports of the same text, later coverage, earlier coverage. */
export function rankAsShown(articles: readonly BenchArticle[]): Ranking {
  return rankRelations(articles, ({ earlier, later }) => [...later, ...earlier]);
}

function rankRelations(articles: readonly BenchArticle[], arrange: (related: Related) => RelatedArticle[]): Ranking {
  const ids = new Map(articles.map(({ article, id }) => [article.id, id]));
  const { relations } = buildArchive(articles.map(({ article }) => article), [], []);
  return new Map(articles.map(({ article, id }) => {
    const variants = relations.variantsOf(article).filter((other) => other !== article);
    const related = arrange(relations.relatedOf(article)).map((entry) => entry.article);
    return [id, [...variants, ...related].map((other) => ids.get(other.id) ?? '')];
  }));
}

const longestList = 50;
/** Words in more of the articles than this are stop words to the plain methods. */
const stopShare = 0.3;

/** Cosine of TF-IDF vectors; with `fadeDays` it fades by the power of e with the days between. */
export function rankByWords(articles: readonly BenchArticle[], wordsOf: (article: BenchArticle) => readonly string[], fadeDays?: number): Ranking {
  const counts = articles.map((article) => countWords(wordsOf(article)));
  const spread = new Map<string, number>();
  for (const words of counts) for (const word of words.keys()) spread.set(word, (spread.get(word) ?? 0) + 1);
  const vectors = counts.map((words) => weigh(words, spread, articles.length));
  return new Map(articles.map((article, at) => {
    const scores = articles.flatMap((other, place) => {
      const likeness = place === at ? 0 : cosine(vectors[at], vectors[place]);
      const days = Math.abs(daysBetween(article.article.date, other.article.date));
      return likeness > 0 ? [{ id: other.id, score: fadeDays === undefined ? likeness : likeness * Math.exp(-days / fadeDays) }] : [];
    });
    return [article.id, scores.sort((a, b) => b.score - a.score).slice(0, longestList).map(({ id }) => id)];
  }));
}

export function rankByDate(articles: readonly BenchArticle[]): Ranking {
  return new Map(articles.map((article) => [article.id, articles
    .filter((other) => other !== article)
    .map((other) => ({ id: other.id, days: Math.abs(daysBetween(article.article.date, other.article.date)) }))
    .sort((a, b) => a.days - b.days || (a.id < b.id ? -1 : 1)).slice(0, longestList).map(({ id }) => id)]));
}

export function readWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function weigh(words: ReadonlyMap<string, number>, spread: ReadonlyMap<string, number>, size: number): Map<string, number> {
  const weights = [...words].flatMap(([word, count]): [string, number][] => {
    const articles = spread.get(word) ?? 0;
    return articles < 2 || articles > size * stopShare ? [] : [[word, (1 + Math.log(count)) * Math.log(size / articles)]];
  });
  const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return new Map(weights.map(([word, weight]) => [word, weight / length]));
}

function cosine(a: ReadonlyMap<string, number> | undefined, b: ReadonlyMap<string, number> | undefined): number {
  if (!a || !b) return 0;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
  return sum;
}
