import type { Archive } from '../archive/archive.ts';
import type { Article, DayText } from '../archive/article.ts';
import { isWithdrawn } from '../archive/article.ts';
import { daysBetween, monthOf, yearOf } from '../archive/days.ts';
import { resolveReference } from '../archive/references.ts';
import type { Group } from '../archive/group.ts';
import { articlePath, correctionsPath, dataPath, dayPath, feedPaths, groupPath, homePath, listingPath, monthPath, onThisDaysPath, pagePath, searchPath, storiesPath, typePaths, yearPath, yearsPath, type Addresses } from '../site/addresses.ts';
import type { DateFormats } from '../site/dates.ts';
import { dataKindsOf, hasFeed, type FeedKind, type Settings } from '../site/settings.ts';
import { capitalise, formatGap, formatSpan, nameLanguage, spokenLanguage } from '../site/wording.ts';
import type { Words } from '../site/words/en.ts';
import { directionOf } from '../site/words/grammar.ts';
import { sharedOfArchive } from './cards.ts';
import type { Counted, Dated, Frame, Link, Neighbours, PageBase, Teaser, Translation } from './view.ts';

/** What every view is built with beside the archive itself. */
export interface Site {
  archive: Archive;
  settings: Settings;
  addresses: Addresses;
  formats: DateFormats;
  /** The archive's own words, in its language. */
  words: Words;
  frame: Frame;
  /** First words of articles that have no summary, each taken once: many lists show them. */
  openings: Map<Article, string | undefined>;
}

/** `pages` are the slugs and titles of the editor's own pages, for the footer. */
export function buildFrame(settings: Settings, addresses: Addresses, words: Words, pages: readonly { slug: string; title: string }[]): Frame {
  const link = (text: string, path: string): Link => ({ text, href: addresses.href(path) });
  return {
    name: settings.name,
    nameplate: settings.nameplate,
    motto: settings.motto,
    home: addresses.href(homePath),
    navigation: [
      link(words.latest, homePath), link(words.byDate, yearsPath), link(words.stories, storiesPath),
      link(words.tags, listingPath('tags')), link(words.places, typePaths.place),
      ...(settings.search === false ? [] : [link(words.search.title, searchPath)]),
    ],
    footer: [
      link(words.people, typePaths.person), link(words.organisations, typePaths.organisation),
      link(words.sections, listingPath('sections')), link(words.bylines, listingPath('bylines')),
      link(words.sources, listingPath('sources')), link(words.onThisDay, onThisDaysPath), link(words.corrections, correctionsPath),
      ...(dataKindsOf(settings).length > 0 ? [link(words.data.heading, dataPath)] : []),
      ...(hasFeed(settings, 'archive') ? [link(words.feed, feedPaths(homePath).atom)] : []),
      ...pages.map(({ slug, title }) => link(title, pagePath(slug))),
    ],
    rights: settings.rights,
    density: settings.density,
    accent: settings.accent,
    offline: settings.offline,
    twins: settings.twins,
    shared: sharedOfArchive(settings, addresses),
    lang: spokenLanguage(settings.language),
    dir: directionOf(spokenLanguage(settings.language)),
  };
}

/** The part of a view that every page has; breadcrumbs are given as text and path. */
export function buildBase(site: Site, path: string, title: string, description: string, trail: readonly (readonly [string, string])[] = []): PageBase {
  return {
    path,
    frame: site.frame,
    title,
    description,
    canonical: site.addresses.absolute(path),
    breadcrumbs: trail.map(([text, target]) => ({ text, href: site.addresses.href(target) })),
  };
}

/** The feed beside a page, as the page tells programs of it; nothing where that kind is not made. */
export function offerFeed({ addresses, settings, words }: Site, kind: FeedKind, path: string, title: string): Pick<PageBase, 'feed'> {
  if (!hasFeed(settings, kind)) return {};
  const { atom, json } = feedPaths(path);
  return { feed: { title: `${words.feed}${words.marks.colon}${title}`, atom: addresses.href(atom), json: addresses.href(json) } };
}

/** The year and the month above a day, and the day itself, as breadcrumbs. */
export function trailTo({ formats, frame }: Site, day: DayText): [string, string][] {
  const [year, month] = [yearOf(day), monthOf(day)];
  return [[formats.year(year), yearPath(year)], [capitalise(formats.monthName(month), frame.lang), monthPath(month)], [capitalise(formats.weekdayDay(day), frame.lang), dayPath(day)]];
}

export function toTeaser(site: Site, article: Article): Teaser {
  // Of a withdrawn article only the title and the day are shown elsewhere.
  if (isWithdrawn(article)) return { ...toDated(site, article), withdrawn: true };
  return {
    ...toDated(site, article),
    summary: summaryOf(site, article),
    section: article.section && { text: article.section.name, href: site.addresses.href(groupPath('sections', article.section.slug)) },
    dateline: article.dateline,
    corrected: article.updates.some((update) => update.type === 'correction') || undefined,
  };
}

/** The summary of an article, else its first words; nothing where it has no text. */
export function summaryOf(site: Site, article: Article): string | undefined {
  if (article.summary !== undefined || site.openings.has(article)) return article.summary ?? site.openings.get(article);
  const [first] = article.opening;
  const summary = first === undefined ? undefined : shorten(fillTitles(site, first));
  site.openings.set(article, summary);
  return summary;
}

export function toDated(site: Site, article: Article): Dated {
  return { text: article.title, href: site.addresses.href(articlePath(article)), date: article.date, when: site.formats.full(article.date), lang: article.lang, dir: directionOf(article.lang) };
}

export function toTranslation({ addresses }: Site, article: Article): Translation {
  const path = articlePath(article);
  return { language: nameLanguage(article.lang), lang: article.lang, dir: directionOf(article.lang), href: addresses.href(path), address: addresses.absolute(path) };
}

/**
 * An article and its translations once, where several of them stand in a list: the one that is `kept`, else that in the
 * archive's language, else the original.
 */
export function oneOfEach({ archive, frame }: Site, articles: readonly Article[], kept?: Article): Article[] {
  const places = new Map(articles.map((article, at) => [article, at]));
  const nameOf = (lang: string): string | undefined => lang.split('-')[0];
  const rankOf = (article: Article): number => (article === kept ? 0 : nameOf(article.lang) === nameOf(frame.lang) ? 1 : article.translationOf === undefined ? 2 : 3);
  return articles.filter((article, at) => archive.translationsOf(article).every((other) => {
    const place = places.get(other);
    return place === undefined || rankOf(article) < rankOf(other) || (rankOf(article) === rankOf(other) && at < place);
  }));
}

/** Puts titles where a text links to articles by slug alone: `[[slug]]`. */
export function fillTitles(site: Site, text: string): string {
  return text.replace(/\[\[([^[\]]+)\]\]/g, (whole, reference: string) => resolveReference(reference, site.archive.references)?.title ?? whole);
}

const longestSummary = 180;

/** The first words of a text, cut at a word with an ellipsis. */
export function shorten(text: string): string {
  if (text.length <= longestSummary) return text;
  const cut = text.slice(0, longestSummary).lastIndexOf(' ');
  return `${text.slice(0, cut > 0 ? cut : longestSummary).replace(/[\s,;:.–—-]+$/, '')} …`;
}

/** Articles under the words for their day, in the order given. */
export function underDays(site: Site, articles: readonly Article[]): { when: string; date: DayText; href: string; articles: Teaser[] }[] {
  const parts: { when: string; date: DayText; href: string; articles: Teaser[] }[] = [];
  for (const article of articles) {
    const last = parts.at(-1);
    if (last?.date === article.date) last.articles.push(toTeaser(site, article));
    else parts.push({ when: capitalise(site.formats.full(article.date), site.frame.lang), date: article.date, href: site.addresses.href(dayPath(article.date)), articles: [toTeaser(site, article)] });
  }
  return parts;
}

/** Neighbours of a period, each with its gap from `day`. `dayOfKey` gives the day a key's gap is counted from. */
export function toNeighbours(site: Site, keys: { earlier?: string; later?: string }, pathOf: (key: string) => string, textOf: (key: string) => string, gapOf: (key: string) => string): Neighbours {
  const make = (key: string | undefined): Neighbours['earlier'] =>
    key === undefined ? undefined : { text: textOf(key), href: site.addresses.href(pathOf(key)), gap: gapOf(key) };
  return { earlier: make(keys.earlier), later: make(keys.later) };
}

export function gapBetween({ words }: Site, from: DayText, to: DayText): string {
  return formatGap(words, daysBetween(from, to));
}

/** The years a newest-first list covers; empty where it is. */
export function spanOf({ words }: Site, articles: readonly Article[]): string {
  const [first, last] = [articles.at(-1), articles[0]];
  return first && last ? formatSpan(words, yearOf(first.date), yearOf(last.date)) : '';
}

export function noteOf(site: Site, articles: readonly Article[]): string {
  return [site.words.articleCount(articles.length), spanOf(site, articles)].filter(Boolean).join(site.words.marks.comma);
}

/** The fullest groups, counted; ties by slug. */
export function countGroups(site: Site, groups: Iterable<Group>, pathOf: (group: Group) => string, most: number): Counted[] {
  return [...groups]
    .sort((a, b) => b.articles.length - a.articles.length || (a.slug < b.slug ? -1 : 1))
    .slice(0, most)
    .map((group) => ({ text: group.name, href: site.addresses.href(pathOf(group)), count: group.articles.length }));
}

/** Years with articles under their decade, newest first. */
export function decadesOf(site: Site): { decade: string; years: Counted[] }[] {
  const { words } = site;
  const decades = new Map<string, Counted[]>();
  for (const [year, articles] of site.archive.years) {
    const decade = words.dates.decade(words.digits(`${year.slice(0, 3)}0`));
    decades.set(decade, [...(decades.get(decade) ?? []), { text: words.digits(year), href: site.addresses.href(yearPath(year)), count: articles.length }]);
  }
  return [...decades].map(([decade, years]) => ({ decade, years }));
}
