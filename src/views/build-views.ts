import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/article.ts';
import { addressesOf } from '../site/addresses.ts';
import { dateFormats } from '../site/dates.ts';
import { basePath, type Settings } from '../site/settings.ts';
import { buildArticleView } from './article.ts';
import { buildDateViews } from './dates.ts';
import { buildGroupViews } from './groups.ts';
import { buildHome } from './home.ts';
import type { PageView } from './pages.ts';
import { buildCorrections, buildEditorPage, buildNotFound, buildRedirect, findRedirects } from './records.ts';
import { buildFrame, type Site } from './site.ts';
import { buildStoryViews } from './stories.ts';

/** Bodies as HTML with every link resolved. They are asked for one at a time. */
export interface Bodies {
  ofArticle: (article: Article) => string;
  /** Plain paragraphs of an article: asked for where another report of the same text is told apart from it. */
  paragraphsOf: (article: Article) => string[];
  pages: readonly { slug: string; title: string; summary?: string; html: string }[];
}

export function buildSite(archive: Archive, settings: Settings, pages: Bodies['pages']): Site {
  const addresses = addressesOf(settings, basePath(settings));
  return { archive, settings, addresses, formats: dateFormats(settings.language), frame: buildFrame(settings, addresses, pages) };
}

/** One record for each page of the site, in no order that matters. Redirects come last. */
export function* buildViews(archive: Archive, settings: Settings, bodies: Bodies): Generator<PageView> {
  const site = buildSite(archive, settings, bodies.pages);
  yield buildHome(site);
  for (const [index, article] of archive.all.entries()) {
    yield buildArticleView(site, article, bodies, { earlier: archive.all[index + 1], later: archive.all[index - 1] });
  }
  yield* buildDateViews(site);
  yield* buildGroupViews(site);
  yield* buildStoryViews(site);
  yield* buildCorrections(site);
  for (const page of bodies.pages) yield buildEditorPage(site, page, page.html);
  yield buildNotFound(site);
  for (const redirect of findRedirects(site)) yield buildRedirect(site, redirect);
}
