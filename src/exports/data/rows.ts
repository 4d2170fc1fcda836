import type { Archive } from '../../archive/archive.ts';
import { isWithdrawn, type Article } from '../../archive/article.ts';
import { compareText } from '../../archive/order.ts';
import { resolveReference } from '../../archive/references.ts';
import { articlePath, dayPath, storyPath, tagPath, type Addresses } from '../../site/addresses.ts';
import type { ArticleView, RelatedLink } from '../../views/pages.ts';
import type { Row } from './tables.ts';

/** What one article has in the data: its own row, and one for each article its page leads to. */
export interface ArticleRows {
  article: Row;
  relations: Row[];
}

/** The last part of an address. */
function slugOf(href: string): string {
  return href.split('/').at(-2) ?? '';
}

/** `view` is the article's own page, its text left out. */
export function buildArticleRows(view: ArticleView, article: Article, archive: Archive, { href }: Addresses): ArticleRows {
  const { path, canonical, date, instant, title, lang, withdrawn } = view;
  const told = { path, address: canonical, date, instant, title };
  if (withdrawn) return { article: { ...told, language: lang, updated: view.modified, corrections: countCorrections(view), withdrawn }, relations: [] };
  const base = href('/').length - 1;
  const pathOf = (at: string): string => at.slice(base);
  const related = [...view.earlier, ...view.later].sort((a, b) => a.rank - b.rank);
  return {
    article: {
      ...told, summary: view.summary, language: lang, section: view.section?.text, byline: view.byline.map(({ text }) => text), agency: view.agency,
      source: view.source?.text, source_url: view.source?.url, dateline: view.dateline, rights: view.rights,
      tags: view.tags.map((tag) => slugOf(tag.href)), stories: view.stories.map((story) => slugOf(story.href)),
      updated: view.modified, corrections: countCorrections(view), withdrawn, words: article.words, sha256: view.digest,
    },
    relations: [
      ...related.map((link: RelatedLink): Row => ({ from: path, to: pathOf(link.href), kind: 'related', rank: link.rank, reasons: link.reasons.map(({ kind }) => kind) })),
      ...view.variants.map((link): Row => ({ from: path, to: pathOf(link.href), kind: 'variant' })),
      ...view.translations.map((link): Row => ({ from: path, to: pathOf(link.href), kind: 'translation' })),
      ...findMentioned(article, archive).map((to): Row => ({ from: path, to, kind: 'mention' })),
    ],
  };
}

function countCorrections({ corrections }: ArticleView): number {
  return corrections.filter(({ type }) => type !== 'withdrawal').length;
}

/** The articles that a text links to, each once, in code-unit order. */
function findMentioned(article: Article, { references }: Archive): string[] {
  const found = article.mentions.flatMap(({ reference }) => resolveReference(reference, references) ?? []);
  return [...new Set(found.filter((other) => other !== article && !isWithdrawn(other)).map(articlePath))].sort(compareText);
}

/** Rows that the archive as a whole tells, in the order of their keys. */
export interface SiteRows {
  tags: Row[];
  stories: Row[];
  days: Row[];
}

export function buildSiteRows(archive: Archive, { absolute }: Addresses): SiteRows {
  const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => compareText(a, b));
  return {
    tags: inOrder(archive.tags).map(([slug, tag]) => ({
      slug, address: absolute(tagPath(slug)), name: tag.name, type: tag.type, articles: tag.articles.length,
      first: tag.articles.at(-1)?.date, latest: tag.articles[0]?.date, parents: tag.parents, variants: tag.variants, same_as: tag.sameAs,
      latitude: tag.coordinates?.latitude, longitude: tag.coordinates?.longitude, description: tag.description,
    })),
    stories: inOrder(archive.stories).map(([slug, story]) => ({
      slug, address: absolute(storyPath(slug)), title: story.title, summary: story.summary, found: story.found, open: story.status === 'open',
      articles: story.articles.length, first: story.articles[0]?.date, latest: story.articles.at(-1)?.date,
    })),
    days: inOrder(archive.days).map(([date, articles]) => ({ date, address: absolute(dayPath(date)), articles: articles.length })),
  };
}
