import type { Article, ArticleId } from './article.ts';

/** Ways to name an article: `slug`, `2025-10-28-slug`, `2025/10/28/slug`, with or without `.md` or slashes around it. */
export type Reference = string;

/** Looks articles up by slug and by id. A slug used on several days leads to each of them. */
export interface ReferenceIndex {
  byId: Map<ArticleId, Article>;
  bySlug: Map<string, Article[]>;
}

export function indexReferences(articles: readonly Article[]): ReferenceIndex {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const bySlug = new Map<string, Article[]>();
  for (const article of articles) {
    const known = bySlug.get(article.slug);
    if (known) known.push(article);
    else bySlug.set(article.slug, [article]);
  }
  return { byId, bySlug };
}

/** The articles a reference may mean: none when dangling, several when ambiguous. */
export function findReferenced(reference: Reference, index: ReferenceIndex): Article[] {
  const name = reference.trim().replace(/^\/+|\/+$/g, '').replace(/\.md$/, '');
  const dated = /^(\d{4})[/-](\d{2})[/-](\d{2})[/-](.+)$/.exec(name);
  if (dated) {
    const article = index.byId.get(`${dated[1]}-${dated[2]}-${dated[3]}-${dated[4]}`);
    if (article) return [article];
  }
  return index.bySlug.get(name) ?? [];
}

/** The one article a reference means, or undefined where it is dangling or ambiguous. */
export function resolveReference(reference: Reference, index: ReferenceIndex): Article | undefined {
  const found = findReferenced(reference, index);
  return found.length === 1 ? found[0] : undefined;
}
