import { isWithdrawn, type Article } from './article.ts';

/** Code-unit order: the same on every machine and in every language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The one order of articles: newest day first; within a day the latest time first, then those without a time, by slug. */
export function compareArticles(a: Article, b: Article): number {
  return compareText(b.date, a.date) || compareTimes(a, b) || compareText(a.slug, b.slug);
}

function compareTimes(a: Article, b: Article): number {
  const timeA = a.instant === undefined ? -Infinity : Date.parse(a.instant);
  const timeB = b.instant === undefined ? -Infinity : Date.parse(b.instant);
  return timeA === timeB ? 0 : timeB > timeA ? 1 : -1;
}

/** The articles of one day with its lead first: the one an editor chose, or else the longest. A withdrawn article never leads others. */
export function putLeadFirst(articles: readonly Article[]): Article[] {
  const standing = articles.filter((article) => !isWithdrawn(article));
  const longest = Math.max(...standing.map(({ words }) => words));
  const lead = standing.find((article) => article.lead) ?? standing.find(({ words }) => words === longest);
  return lead ? [lead, ...articles.filter((article) => article !== lead)] : [...articles];
}
