import { isWithdrawn, type Article } from './article.ts';
import { compareArticles, compareText } from './order.ts';
import { resolveReference, type ReferenceIndex } from './references.ts';

/** The same article in other languages: the original first, then by language. */
export type Translations = ReadonlyMap<Article, readonly Article[]>;

/** Who is a translation of whom. Where the original is not published, its translations still stand together. */
export function indexTranslations(articles: readonly Article[], references: ReferenceIndex): Translations {
  const groups = new Map<Article | string, Article[]>();
  for (const article of articles) {
    if (article.translationOf === undefined || isWithdrawn(article)) continue;
    const original = resolveReference(article.translationOf, references);
    const key = original ?? article.translationOf;
    const known = groups.get(key) ?? (original && !isWithdrawn(original) ? [original] : []);
    known.push(article);
    groups.set(key, known);
  }
  return new Map([...groups.values()].flatMap((group) => {
    const inOrder = group.toSorted((a, b) => rankOf(a) - rankOf(b) || compareText(a.lang, b.lang) || compareArticles(a, b));
    return inOrder.map((article) => [article, inOrder.filter((other) => other !== article)] as const);
  }));
}

function rankOf({ translationOf }: Article): number {
  return translationOf === undefined ? 0 : 1;
}
