import { monthOf } from '../archive/days.ts';
import type { Story } from '../archive/stories.ts';
import { compareText } from '../archive/order.ts';
import { basePath, hasFeed } from '../site/settings.ts';
import { articlePath, correctionsMonthPath, correctionsPath, daysDataPath, groupPath, homePath, listingPath, notFoundPath, offlinePath, pagePath, searchPath, slugsDataPath, storiesPath, storyPath, tagPath, yearsPath } from '../site/addresses.ts';
import { capitalise, formatSentences } from '../site/wording.ts';
import { toNotice } from './article.ts';
import { buildCorrectionsFeed, buildGroupFeed, type Feed } from './feeds.ts';
import { periodsOf } from './groups.ts';
import type { CorrectionsView, EditorPageView, NotFoundView, PlannedView, RedirectView } from './pages.ts';
import { buildBase, offerFeed, toDated, type Site } from './site.ts';
import { buildStoryFeed } from './stories.ts';

const newest = 50;

/** Corrections, clarifications and withdrawals, newest first, all together and by month. */
export function* planCorrections(site: Site): Generator<PlannedView> {
  const corrected = site.archive.all
    .flatMap((article) => article.updates
      .filter(({ type }) => type === 'correction' || type === 'clarification' || type === 'withdrawal')
      .map((update) => ({ article, update })))
    .sort((a, b) => compareText(b.update.date, a.update.date) || compareText(articlePath(a.article), articlePath(b.article)));
  const entries = corrected.map(({ article, update }) => ({ ...toNotice(site, article, update), article: toDated(site, article) }));
  const months = groupEntries(entries);
  yield { path: correctionsPath, kind: 'corrections', build: () => buildCorrections(site, entries, months), feed: hasFeed(site.settings, 'corrections') ? () => buildCorrectionsFeed(site, corrected) : undefined };
  for (const [month, part] of months) yield { path: correctionsMonthPath(month), kind: 'corrections', build: () => buildCorrectionsMonth(site, month, part) };
}

type Entry = CorrectionsView['entries'][number];

function buildCorrections(site: Site, entries: readonly Entry[], months: ReadonlyMap<string, Entry[]>): CorrectionsView {
  const { words } = site;
  const note = entries.length === 0 ? words.noCorrections : words.entryCount(entries.length);
  return {
    kind: 'corrections',
    ...buildBase(site, correctionsPath, words.corrections, formatSentences(words, [words.correctionsAbout, note]), [[site.settings.name, homePath]]),
    ...offerFeed(site, 'corrections', correctionsPath, words.corrections),
    heading: words.corrections,
    note,
    entries: entries.slice(0, newest),
    periods: [...months].map(([month, part]) => ({ text: capitalise(site.formats.month(month), site.frame.lang), href: site.addresses.href(correctionsMonthPath(month)), count: part.length })),
  };
}

function buildCorrectionsMonth(site: Site, month: string, part: Entry[]): CorrectionsView {
  const { words } = site;
  const heading = `${words.corrections}${words.marks.comma}${site.formats.month(month)}`;
  const note = words.entryCount(part.length);
  return {
    kind: 'corrections',
    ...buildBase(site, correctionsMonthPath(month), heading, formatSentences(words, [`${heading}${words.marks.colon}${note}`]), [[words.corrections, correctionsPath]]),
    heading, note, entries: part, periods: [],
  };
}

function groupEntries<T extends { date: string }>(entries: readonly T[]): Map<string, T[]> {
  const months = new Map<string, T[]>();
  for (const entry of entries) months.set(monthOf(entry.date), [...(months.get(monthOf(entry.date)) ?? []), entry]);
  return months;
}

/** A page of the editor's own; `body` is its HTML with links resolved. */
export function buildEditorPage(site: Site, page: { slug: string; title: string; summary?: string }, body: string): EditorPageView {
  return {
    kind: 'page',
    ...buildBase(site, pagePath(page.slug), page.title, page.summary ?? page.title, [[site.settings.name, homePath]]),
    heading: page.title, summary: page.summary, body,
  };
}

/** Shown offline in place of a page that was not read before. */
export function buildOffline(site: Site): EditorPageView {
  const { offline, offlineAbout } = site.words;
  return { kind: 'page', ...buildBase(site, offlinePath, offline, offlineAbout, [[site.settings.name, homePath]]), noindex: true, heading: offline, summary: offlineAbout, body: '' };
}

export function buildNotFound(site: Site): NotFoundView {
  const { words } = site;
  const link = (text: string, path: string): { text: string; href: string } => ({ text, href: site.addresses.href(path) });
  return {
    kind: 'not-found',
    ...buildBase(site, notFoundPath, words.notFound, words.notFound),
    noindex: true,
    daysHref: site.addresses.href(daysDataPath),
    slugsHref: site.addresses.href(slugsDataPath),
    searchHref: site.settings.search === false ? undefined : site.addresses.href(searchPath),
    base: basePath(site.settings),
    links: [link(words.latest, homePath), link(words.byDate, yearsPath), link(words.stories, storiesPath), link(words.tags, listingPath('tags'))],
  };
}

/** An old address and the path it leads to. */
export interface Redirect {
  from: string;
  to: string;
  title: string;
  /** The feed of what stands at `to`: programs that read feeds follow no page. */
  feed?: () => Feed;
}

/** Old addresses of articles and stories, and of tags with the periods their articles had there. */
export function findRedirects(site: Site): Redirect[] {
  const { archive } = site;
  const articles = archive.all.flatMap((article) => article.aliases.map((alias) => ({ from: alias.replace(/\/*$/, '/'), to: articlePath(article), title: article.title })));
  const tags = [...archive.tags.values()].flatMap((tag) => tag.redirectFrom.flatMap((old) => [
    { from: tagPath(old), to: tagPath(tag.slug), title: tag.name, feed: hasFeed(site.settings, 'tags') ? () => buildGroupFeed(site, tagPath(tag.slug), tag.name, tag.description, tag.articles, tag.redirectFrom.map(tagPath)) : undefined },
    ...periodsOf(tag).map((period) => ({ from: groupPath('tags', old, period), to: groupPath('tags', tag.slug, period), title: `${tag.name}${site.words.marks.comma}${period.includes('-') ? site.formats.month(period) : site.formats.year(period)}` })),
  ]));
  const stories = [...archive.stories.values()].flatMap((story) => story.redirectFrom.map((old) => ({ from: storyPath(old), to: storyPath(story.slug), title: story.title, feed: hasFeed(site.settings, 'stories') ? () => buildStoryFeed(site, story) : undefined })));
  return [...articles, ...tags, ...stories, ...archive.refusedStories.flatMap((story) => leadOn(site, story))];
}

/** A story that is told nowhere leads on to its first article, so that its old address answers. */
function leadOn({ archive }: Site, { slug, redirectFrom, articles, title }: Story): Redirect[] {
  const first = archive.references.byId.get(slug) ?? articles[0];
  return [slug, ...redirectFrom].map((old) => ({ from: storyPath(old), to: first ? articlePath(first) : storiesPath, title: first?.title ?? title }));
}

export function buildRedirect(site: Site, redirect: Redirect): RedirectView {
  return {
    kind: 'redirect',
    ...buildBase(site, redirect.from, redirect.title, formatSentences(site.words, [`${site.words.moved}${site.words.marks.colon}${redirect.title}`])),
    canonical: site.addresses.absolute(redirect.to),
    noindex: true,
    to: site.addresses.href(redirect.to),
  };
}

