import type { Article } from './article.ts';
import { monthOf, yearOf, type MonthText, type YearText } from './days.ts';

/** Articles that share a tag, section, byline or outlet, newest first, with their periods. */
export interface Group {
  slug: string;
  name: string;
  articles: Article[];
  years: Map<YearText, Article[]>;
}

/** Splits articles by a key; the order within each part is the order given. */
export function groupBy(articles: readonly Article[], keyOf: (article: Article) => string): Map<string, Article[]> {
  const parts = new Map<string, Article[]>();
  for (const article of articles) {
    const key = keyOf(article);
    const part = parts.get(key);
    if (part) part.push(article);
    else parts.set(key, [article]);
  }
  return parts;
}

export function buildGroup(slug: string, name: string, articles: Article[]): Group {
  return { slug, name, articles, years: groupBy(articles, (article) => yearOf(article.date)) };
}

export function byMonth(articles: readonly Article[]): Map<MonthText, Article[]> {
  return groupBy(articles, (article) => monthOf(article.date));
}

/** Groups by the names an article carries; the printed name is that of the newest article. */
export function groupByName(articles: readonly Article[], namesOf: (article: Article) => readonly { name: string; slug: string }[]): Map<string, Group> {
  const found = new Map<string, { name: string; articles: Article[] }>();
  for (const article of articles) {
    for (const { slug, name } of namesOf(article)) {
      const group = found.get(slug);
      if (!group) found.set(slug, { name, articles: [article] });
      else if (group.articles.at(-1) !== article) group.articles.push(article);
    }
  }
  return new Map([...found].map(([slug, group]) => [slug, buildGroup(slug, group.name, group.articles)]));
}
