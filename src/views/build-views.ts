import { sortKeys, type Archive } from '../archive/archive.ts';
import type { Article } from '../archive/article.ts';
import { addressesOf, articlePath, dataPath, homePath, notFoundPath, offlinePath, pagePath, searchPath } from '../site/addresses.ts';
import { dateFormats } from '../site/dates.ts';
import { basePath, dataKindsOf, hasFeed, type Settings } from '../site/settings.ts';
import { wordsOf } from '../site/wording.ts';
import { buildArticleView } from './article.ts';
import { buildData } from './data.ts';
import { planDateViews } from './dates.ts';
import { buildSiteFeed } from './feeds.ts';
import { planGroupViews } from './groups.ts';
import { buildHome } from './home.ts';
import { openKeys, type Versions } from './keys.ts';
import { findLedOn } from './led-on.ts';
import { planOnThisDayViews } from './on-this-day.ts';
import type { PlannedView } from './pages.ts';
import { buildEditorPage, buildNotFound, buildOffline, buildRedirect, findRedirects, planCorrections } from './records.ts';
import { buildSearch } from './search.ts';
import { buildFrame, type Site } from './site.ts';
import { planStoryViews } from './stories.ts';

/** Bodies as HTML with every link resolved. They are asked for one at a time. */
export interface Bodies {
  ofArticle: (article: Article) => string;
  /** Plain paragraphs of an article: asked for where another report of the same text is told apart from it. */
  paragraphsOf: (article: Article) => string[];
  pages: readonly { slug: string; title: string; summary?: string; html: string }[];
}

export function buildSite(archive: Archive, settings: Settings, pages: Bodies['pages']): Site {
  const addresses = addressesOf(settings, basePath(settings));
  const words = wordsOf(settings.language);
  return { archive, settings, addresses, formats: dateFormats(settings.language), words, frame: buildFrame(settings, addresses, words, pages), openings: new Map() };
}

/** Every page of the site, in no order that matters, redirects last. With `versions` most pages have a key. */
export function* planViews(archive: Archive, settings: Settings, bodies: Bodies, versions?: Versions): Generator<PlannedView> {
  const site = buildSite(archive, settings, bodies.pages);
  const taken = new Set<string>();
  for (const view of planPages(site, bodies, versions)) {
    taken.add(view.path);
    yield view;
  }
  const redirects = findRedirects(site);
  for (const { from } of redirects) taken.add(from);
  for (const redirect of [...redirects, ...findLedOn(site, taken, redirects)]) yield { path: redirect.from, kind: 'redirect', to: redirect.to, build: () => buildRedirect(site, redirect), feed: redirect.feed };
}

function* planPages(site: Site, bodies: Bodies, versions?: Versions): Generator<PlannedView> {
  const { archive, settings } = site;
  const keys = versions && openKeys(site, versions);
  yield { path: homePath, kind: 'home', build: () => buildHome(site), feed: hasFeed(settings, 'archive') ? () => buildSiteFeed(site, sortKeys(archive.months)) : undefined };
  for (const [index, article] of archive.all.entries()) {
    const neighbours = { earlier: archive.all[index + 1], later: archive.all[index - 1] };
    yield { path: articlePath(article), kind: 'article', key: keys && (() => keys.article(article, neighbours)), exactly: keys && (() => keys.articleExactly(article, neighbours)), build: () => buildArticleView(site, article, bodies, neighbours) };
  }
  yield* planDateViews(site, keys);
  yield* planOnThisDayViews(site, keys);
  yield* planGroupViews(site, keys);
  yield* planStoryViews(site, keys);
  yield* planCorrections(site);
  for (const page of bodies.pages) yield { path: pagePath(page.slug), kind: 'page', build: () => buildEditorPage(site, page, page.html) };
  if (settings.search !== false) yield { path: searchPath, kind: 'search', build: () => buildSearch(site) };
  if (dataKindsOf(settings).length > 0) yield { path: dataPath, kind: 'data', build: () => buildData(site) };
  if (settings.offline) yield { path: offlinePath, kind: 'page', build: () => buildOffline(site) };
  yield { path: notFoundPath, kind: 'not-found', build: () => buildNotFound(site) };
}
