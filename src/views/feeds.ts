import { isWithdrawn, lastUpdate, type Article, type DayText, type Update } from '../archive/article.ts';
import { resolveReference } from '../archive/references.ts';
import { hashText } from '../archive/relations/hash.ts';
import { articlePath, correctionsPath, homePath, monthPath } from '../site/addresses.ts';
import { mintFeedId } from '../site/feed-id.ts';
import { allowsFullText } from '../site/settings.ts';
import { directionOf } from '../site/words/grammar.ts';
import { shorten, summaryOf, type Site } from './site.ts';

/** Entries of a feed. Of a month all are told. */
export const newestInFeed = 50;

/** One article in a feed, or what was corrected of one. */
export interface FeedEntry {
  id: string;
  title: string;
  lang: string;
  /** Of the article, below the site. */
  path: string;
  /** A day, or an instant with its offset. */
  published: string;
  /** The day of the latest of its updates, where that is later. */
  updated?: DayText;
  summary: string;
  byline: string[];
  tags: string[];
  rights?: string;
  /** Where it first appeared. */
  via?: string;
  /** Present where the whole text may stand here: tells when the text is another. */
  text?: string;
}

/** A feed as both of its formats tell it. */
export interface Feed {
  id: string;
  /** The page it belongs to, below the site. */
  page: string;
  title: string;
  about?: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** A day or an instant; absent where there are no entries. */
  updated?: string;
  rights?: string;
  entries: FeedEntry[];
  /** The page of the newest month, or for a month of the one before: its archive document goes before (RFC 5005). */
  before?: string;
  /** Present in the archive document of a month: the page of the feed it belongs to. */
  current?: string;
}

/** Of the whole archive: the newest articles, and before them the months. `months` come oldest first. */
export function buildSiteFeed(site: Site, months: readonly string[]): Feed {
  const newestMonth = months.at(-1);
  return { ...buildFeed(site, homePath, site.settings.name, site.settings.motto, site.archive.articles), before: newestMonth === undefined ? undefined : monthPath(newestMonth) };
}

/** All articles of a month; `earlier` is the month before it that has some. */
export function buildMonthFeed(site: Site, month: string, articles: readonly Article[], earlier: string | undefined): Feed {
  const title = `${site.settings.name}${site.words.marks.comma}${site.formats.month(month)}`;
  return { ...buildFeed(site, monthPath(month), title, undefined, articles, articles.length), before: earlier === undefined ? undefined : monthPath(earlier), current: homePath };
}

/** Of one page: the newest of `articles`, which come newest first. `old` are paths at which the page stood before. */
export function buildGroupFeed(site: Site, path: string, name: string, about: string | undefined, articles: readonly Article[], old?: readonly string[]): Feed {
  return buildFeed(site, path, nameFeed(site, name), about, articles, newestInFeed, old);
}

function nameFeed({ settings }: Site, name: string): string {
  return `${name} — ${settings.name}`;
}

function buildFeed(site: Site, page: string, title: string, about: string | undefined, articles: readonly Article[], most = newestInFeed, old?: readonly string[]): Feed {
  return gatherFeed(site, page, title, about, articles.filter((article) => !isWithdrawn(article)).slice(0, most).map((article) => toEntry(site, article)), old);
}

/** What was corrected, clarified or withdrawn; `entries` come newest first. */
export function buildCorrectionsFeed(site: Site, entries: readonly { article: Article; update: Update }[]): Feed {
  const { words } = site;
  return gatherFeed(site, correctionsPath, nameFeed(site, words.corrections), words.correctionsAbout, entries.slice(0, newestInFeed).map(({ article, update }) => ({
    id: `${entryIdOf(site, article)}#${nameUpdate(article, update)}`,
    title: `${words.updates[update.type]}${words.marks.colon}${article.title}`, lang: article.lang, path: articlePath(article), published: update.date, summary: update.text, byline: [], tags: [],
  })));
}

/** `2025-11-02-correction`, and `2025-11-02-correction-2` for the second of that kind and day. */
function nameUpdate({ updates }: Article, update: Update): string {
  const alike = updates.filter(({ date, type }) => date === update.date && type === update.type);
  const at = alike.indexOf(update);
  return `${update.date}-${update.type}${at > 0 ? `-${at + 1}` : ''}`;
}

/** A page bears no day of its own. Feeds of this format are no older. */
const firstDay = '2005-12-01';

function gatherFeed(site: Site, page: string, title: string, about: string | undefined, entries: FeedEntry[], old?: readonly string[]): Feed {
  const { frame, settings } = site;
  return { id: feedIdOf(site, page, old), page, title, about, lang: frame.lang, dir: directionOf(frame.lang), updated: latestOf(entries), rights: settings.rights, entries };
}

/** The id of an article in feeds, wherever it stood before: the ledger keeps it. */
export function entryIdOf({ archive, settings }: Pick<Site, 'archive' | 'settings'>, article: Pick<Article, 'date' | 'slug' | 'aliases'>): string {
  const path = articlePath(article);
  return archive.ledger.feedIdOf(path, ...article.aliases.map((alias) => alias.replace(/\/*$/, '/'))) ?? mintFeedId(settings, article.date, path);
}

/** The id of the feed of a page, which may have stood at old paths before. */
export function feedIdOf({ archive, settings }: Pick<Site, 'archive' | 'settings'>, path: string, old: readonly string[] = []): string {
  return archive.ledger.feedIdOf(path, ...old) ?? mintFeedId(settings, firstDay, path);
}

function latestOf(entries: readonly FeedEntry[]): string | undefined {
  let latest: string | undefined;
  for (const { published, updated = published } of entries) if (latest === undefined || toInstant(latest) < toInstant(updated)) latest = updated;
  return latest;
}

function toInstant(time: string): number {
  return Date.parse(formatTime(time));
}

/**
 * A day or an instant as feeds write it. A day is told as its noon in Greenwich, which is that day from Hawaii to Auckland:
 * programs show readers the day of their own clock.
 */
export function formatTime(time: string): string {
  if (time.length === 'YYYY-MM-DD'.length) return `${time}T12:00:00Z`;
  // RFC 3339 wants seconds.
  return time.replace(/T(\d\d:\d\d)(?=[Z+-])/, 'T$1:00');
}

function toEntry(site: Site, article: Article): FeedEntry {
  const { archive, settings } = site;
  const { date, title, lang, byline, source } = article;
  const published = article.instant ?? date;
  const updated = lastUpdate(article);
  const rights = article.rights ?? settings.rights;
  return {
    id: entryIdOf(site, article), title, lang, path: articlePath(article), published,
    updated: updated !== undefined && toInstant(updated) > toInstant(published) ? updated : undefined,
    summary: summaryOf(site, article) ?? shorten(title),
    byline: byline.map(({ name }) => name), tags: archive.tagsOf(article).map(({ name }) => name), rights: article.rights, via: source?.url,
    text: allowsFullText(settings, rights) ? digestText(site, article) : undefined,
  };
}

/** Changes with the text and with what it links to. */
function digestText({ archive }: Site, { digest, updates, mentions }: Article): string {
  return String(hashText(digest, JSON.stringify(updates), ...mentions.map(({ reference }) => {
    const target = resolveReference(reference, archive.references);
    return target ? `${articlePath(target)} ${target.title}` : '';
  })));
}
