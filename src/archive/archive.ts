import { isWithdrawn, type Article, type ArticleId, type DayText } from './article.ts';
import { monthOf, yearOf, type MonthText, type YearText } from './days.ts';
import { groupBy, groupByName, type Group } from './group.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { compareArticles, compareText } from './order.ts';
import { indexReferences, resolveReference, type ReferenceIndex } from './references.ts';
import { findRelations, type Relations, type RelationSources } from './relations/relations.ts';
import { buildStories, type Story, type StoryFile } from './stories.ts';
import { indexTranslations } from './translations.ts';
import { buildTags, indexTagNames, resolveTag, tagKey, type Tag, type TagFile } from './tags.ts';

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
  /** How many articles were filed from a place, by the slug of its tag file. */
  filedFrom: ReadonlyMap<string, number>;
  sources: ReadonlyMap<string, Group>;
  /** Declared stories that have articles, then found ones, by slug. */
  stories: ReadonlyMap<string, Story>;
  /** The stories an article belongs to: declared ones first. */
  storiesOf: (article: Article) => Story[];
  /** Files of stories that are told nowhere. */
  refusedStories: readonly Story[];
  relations: Relations;
  backlinks: ReadonlyMap<ArticleId, Backlink[]>;
  /** The same article in other languages: the original first, then by language. */
  translationsOf: (article: Article) => readonly Article[];
  /** The tags of an article, resolved, in the order written. */
  tagsOf: (article: Article) => Tag[];
  /** What was published before: the ids of feeds, and the addresses that must answer. No view's key holds it. */
  ledger: Ledger;
}

/** How relations are found (`memory` saves time and changes nothing), and what was published before. */
export type ArchiveOptions = Pick<RelationSources, 'memory' | 'revision' | 'likeness'> & { ledger?: Ledger };

/** Indexes published articles. */
export function buildArchive(published: readonly Article[], tagFiles: readonly TagFile[], storyFiles: readonly StoryFile[], { memory, revision, likeness, ledger = openLedger([]) }: ArchiveOptions = {}): Archive {
  const articles = published.toSorted(compareArticles);
  const listed = articles.filter((article) => !isWithdrawn(article));
  const references = indexReferences(articles);
  const tags = buildTags(listed, tagFiles);
  const declared = buildStories(listed, storyFiles, references);
  const names = indexTagNames(tagFiles);
  const known = new Map<Article, Tag[]>();
  const tagsOf = (article: Article): Tag[] => {
    const found = known.get(article) ?? [...new Set(article.tags.map((mention) => resolveTag(mention, names)))].flatMap((slug) => tags.get(slug) ?? []);
    known.set(article, found);
    return found;
  };
  const backlinks = findBacklinks(listed, references);
  const linkingTo = (article: Article): Article[] => (backlinks.get(article.id) ?? []).map((backlink) => backlink.article);
  const translations = indexTranslations(articles, references);
  const translationsOf = (article: Article): readonly Article[] => translations.get(article) ?? [];
  const relations = findRelations({ articles: listed, references, tagsOf, declared, linkingTo, translationsOf, memory, revision, likeness });
  const told = [...declared.values()].filter((story) => story.status !== 'refused' && story.articles.length > 0);
  const storyIndex = indexStories(told);
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
    filedFrom: countDatelines(listed, names),
    sources: groupByName(listed, (article) => (article.source ? [article.source] : [])),
    stories: new Map([...told, ...relations.found.values()].map((story) => [story.slug, story])),
    // A report of a text that a member bears belongs to its stories.
    storiesOf: (article) => [...(storyIndex.get(article) ?? storyIndex.get(relations.variantsOf(article)[0] ?? article) ?? []), ...[relations.foundOf(article) ?? []].flat()],
    refusedStories: [...declared.values()].filter((story) => story.status === 'refused'),
    relations,
    backlinks,
    translationsOf,
    tagsOf,
    ledger,
  };
}

/** Datelines that a registered tag bears as its name or a variant: `ISTANBUL` and `İstanbul` are one place. */
function countDatelines(articles: readonly Article[], names: ReadonlyMap<string, string>): Map<string, number> {
  const printed = new Map<string, number>();
  for (const { dateline } of articles) if (dateline !== undefined) printed.set(dateline, (printed.get(dateline) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [dateline, count] of printed) {
    const slug = names.get(tagKey(dateline));
    if (slug !== undefined) counts.set(slug, (counts.get(slug) ?? 0) + count);
  }
  return counts;
}

/** Newest first; an article that links twice is named once, with its first sentence. */
function findBacklinks(articles: readonly Article[], references: ReferenceIndex): Map<ArticleId, Backlink[]> {
  const backlinks = new Map<ArticleId, Backlink[]>();
  for (const article of articles) {
    for (const { reference, sentence } of article.mentions) {
      const target = resolveReference(reference, references);
      if (!target || target === article) continue;
      const known = backlinks.get(target.id);
      if (!known) backlinks.set(target.id, [{ article, sentence }]);
      // The mentions of one article come together.
      else if (known.at(-1)?.article !== article) known.push({ article, sentence });
    }
  }
  return backlinks;
}

function indexStories(stories: readonly Story[]): Map<Article, Story[]> {
  const index = new Map<Article, Story[]>();
  for (const story of stories) {
    for (const article of story.articles) {
      const known = index.get(article);
      if (known) known.push(story);
      else index.set(article, [story]);
    }
  }
  return index;
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
