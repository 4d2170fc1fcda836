import { isWithdrawn, type Article, type ArticleId, type DayText } from './article.ts';
import { monthOf, yearOf, type MonthText, type YearText } from './days.ts';
import { groupBy, groupByName, type Group } from './group.ts';
import { compareArticles, compareText } from './order.ts';
import { indexReferences, resolveReference, type ReferenceIndex } from './references.ts';
import { findRelated, type Related } from './relations/related.ts';
import { buildStories, type Story, type StoryFile } from './stories.ts';
import { buildTags, indexTagNames, resolveTag, type Tag, type TagFile } from './tags.ts';

export interface Backlink {
  article: Article;
  sentence: string;
}

/** Everything a newspaper knows of itself, indexed once, newest first. Only published articles are in it. */
export interface Archive {
  /** All but the withdrawn: what lists, counts and relations are made of. */
  articles: readonly Article[];
  /** The withdrawn as well: they keep their page and their place among the days. */
  all: readonly Article[];
  references: ReferenceIndex;
  days: ReadonlyMap<DayText, Article[]>;
  months: ReadonlyMap<MonthText, Article[]>;
  years: ReadonlyMap<YearText, Article[]>;
  tags: ReadonlyMap<string, Tag>;
  sections: ReadonlyMap<string, Group>;
  bylines: ReadonlyMap<string, Group>;
  sources: ReadonlyMap<string, Group>;
  stories: ReadonlyMap<string, Story>;
  related: ReadonlyMap<ArticleId, Related>;
  backlinks: ReadonlyMap<ArticleId, Backlink[]>;
  /** The tags of an article, resolved, in the order written. */
  tagsOf: (article: Article) => Tag[];
}

/** Indexes published articles. */
export function buildArchive(published: readonly Article[], tagFiles: readonly TagFile[], storyFiles: readonly StoryFile[]): Archive {
  const articles = published.toSorted(compareArticles);
  const listed = articles.filter((article) => !isWithdrawn(article));
  const references = indexReferences(articles);
  const tags = buildTags(listed, tagFiles);
  const stories = buildStories(listed, storyFiles);
  const names = indexTagNames(tagFiles);
  const tagsOf = (article: Article): Tag[] =>
    [...new Set(article.tags.map((mention) => resolveTag(mention, names)))].flatMap((slug) => tags.get(slug) ?? []);
  return {
    articles: listed,
    all: articles,
    references,
    days: groupBy(articles, (article) => article.date),
    months: groupBy(articles, (article) => monthOf(article.date)),
    years: groupBy(articles, (article) => yearOf(article.date)),
    tags,
    sections: groupByName(listed, (article) => (article.section ? [article.section] : [])),
    bylines: groupByName(listed, (article) => article.byline),
    sources: groupByName(listed, (article) => (article.source ? [article.source] : [])),
    stories,
    related: findRelated({ articles: listed, references, tagsOf, stories }),
    backlinks: findBacklinks(listed, references),
    tagsOf,
  };
}

/** Newest first; an article that links twice is named once, with its first sentence. */
function findBacklinks(articles: readonly Article[], references: ReferenceIndex): Map<ArticleId, Backlink[]> {
  const backlinks = new Map<ArticleId, Backlink[]>();
  for (const article of articles) {
    for (const { reference, sentence } of article.mentions) {
      const target = resolveReference(reference, references);
      if (!target || target === article) continue;
      const known = backlinks.get(target.id) ?? [];
      if (!known.some((backlink) => backlink.article === article)) backlinks.set(target.id, [...known, { article, sentence }]);
    }
  }
  return backlinks;
}

/** The keys just before and just after `key` among sorted keys that need not hold it. */
export function findNeighbours(keys: readonly string[], key: string): { earlier?: string; later?: string } {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return { earlier: keys[low - 1], later: keys[low] === key ? keys[low + 1] : keys[low] };
}

/** Keys of an index in calendar order, oldest first. */
export function sortKeys(index: ReadonlyMap<string, unknown>): string[] {
  return [...index.keys()].sort(compareText);
}
