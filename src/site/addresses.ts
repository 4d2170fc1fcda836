import type { Article, DayText } from '../archive/article.ts';
import type { DayOfYear, MonthText, YearText } from '../archive/days.ts';
import type { TwinKind } from './settings.ts';

/** Where a site stands: `href('/2025/')` is `/archive/2025/` under the base `/archive/`. */
export interface Addresses {
  href: (path: string) => string;
  absolute: (path: string) => string;
}

export function addressesOf(site: { address: string }, base: string): Addresses {
  const origin = new URL(site.address).origin;
  const href = (path: string): string => base.replace(/\/$/, '') + path;
  return { href, absolute: (path) => origin + href(path) };
}

/** The lists that hold groups of articles, each with an index and periods below it. */
export const listings = ['tags', 'sections', 'bylines', 'sources'] as const;
export type Listing = (typeof listings)[number];

export const homePath = '/';
export const notFoundPath = '/404/';
export const yearsPath = '/archive/';
export const storiesPath = '/stories/';
export const correctionsPath = '/corrections/';
export const onThisDaysPath = '/on-this-day/';
/** Under `npm run dev` alone. */
export const styleguidePath = '/styleguide/';
/** What there is to take away, explained. */
export const dataPath = '/data/';
export const daysDataPath = '/data/days.json';
export const sqlitePath = '/data/archive.sqlite';
export const datapackagePath = '/data/datapackage.json';
/** The files of `/data/` with their SHA-256. */
export const sumsPath = '/data/SHA256SUMS';

/** A whole table of the data: `/data/articles.csv`. */
export function tableDataPath(table: string, extension: string): string {
  return `${dataPath}${table}.${extension}`;
}

/** The articles of a month with their texts: `/data/2025/10.jsonl`. */
export function monthDataPath(month: MonthText): string {
  return `${dataPath}${month.replace('-', '/')}.jsonl`;
}
export const searchPath = '/search/';
/** Which periods articles are searched by. */
export const searchPeriodsPath = '/search/periods.json';
/** Describes the search to browsers. */
export const openSearchPath = '/search/opensearch.xml';

export function articlePath(article: Pick<Article, 'date' | 'slug'>): string {
  return `${dayPath(article.date)}${article.slug}/`;
}

/** The day and slug of an article's path; undefined for any other path. */
export function readArticlePath(path: string): { date: DayText; slug: string } | undefined {
  const [, year, month, day, slug] = /^\/(\d{4})\/(\d\d)\/(\d\d)\/([^/]+)\/$/.exec(path) ?? [];
  return year && month && day && slug ? { date: `${year}-${month}-${day}`, slug } : undefined;
}

/** Every other file of the site with its SHA-256. */
export const fixityPath = '/manifest-sha256.txt';

/** The feeds of a page, in Atom and as JSON Feed, beside it; of a month, the archive document of the Atom feed. */
export function feedPaths(path: string): { atom: string; json: string } {
  return { atom: `${path}feed.xml`, json: `${path}feed.json` };
}

/** All feeds, for programs that read them. */
export const opmlPath = '/feeds.opml';
/** How a feed looks that is opened in a browser. */
export const feedStylePath = '/feed.css';
export const sitemapIndexPath = '/sitemap-index.xml';
export const newsSitemapPath = '/news-sitemap.xml';
export const robotsPath = '/robots.txt';
export const llmsPath = '/llms.txt';
export const securityPath = '/.well-known/security.txt';

/** Headers and redirects for hosts that read them there. */
export const headersPath = '/_headers';
export const redirectsPath = '/_redirects';

/** A part of the sitemap: `2025-10`, `tags`. */
export function sitemapPath(name: string): string {
  return `/sitemap-${name}.xml`;
}

export const webManifestPath = '/site.webmanifest';
export const appleIconPath = '/apple-touch-icon.png';
export const serviceWorkerPath = '/service-worker.js';
/** Shown offline for a page that was not read before. */
export const offlinePath = '/offline/';

/** An icon of so many pixels. */
export function iconPath(size: number): string {
  return `/icon-${size}.png`;
}

/** The picture of a page for where it is shared. Cards stand apart, so that none meets a picture of an article's own. */
export function cardPath(path: string): string {
  return path === homePath ? '/cards/archive.png' : `/cards${path.slice(0, -1)}.png`;
}

/** What the files beside an article's page are called. */
export const twinFiles = { json: 'index.json', markdown: 'article.md', text: 'article.txt', ris: 'cite.ris', bibtex: 'cite.bib', csl: 'cite.json' } as const satisfies Record<TwinKind, string>;

/** A file for programs beside a page: what the page says as JSON, or another of an article's twins. */
export function twinPath(path: string, kind: TwinKind = 'json'): string {
  return path + twinFiles[kind];
}

/** Which beginnings the slugs of articles are listed under. */
export const slugsDataPath = '/data/slugs.json';

/** The slugs that begin alike, with their articles. */
export function slugsPartPath(beginning: string): string {
  return `/data/slugs-${beginning}.json`;
}

/** The folder of the search index of one period, or of the engine that all of them share. */
export function searchIndexPath(name: string): string {
  return `${searchPath}${name}/`;
}

/** What is made whole, by one shard alone, and the file of the site is a part of: a search index, or the data with what describes it. */
export function wholeOf(file: string): string | undefined {
  return file.startsWith(dataPath.slice(1)) ? dataPath : searchIndexOf(file);
}

/** The folder of the search index that a file of the site belongs to. */
export function searchIndexOf(file: string): string | undefined {
  return /^search\/[^/]+\//.exec(file)?.[0];
}

export function dayPath(day: DayText): string {
  return `/${day.replaceAll('-', '/')}/`;
}

export function monthPath(month: MonthText): string {
  return `/${month.replace('-', '/')}/`;
}

export function yearPath(year: YearText): string {
  return `/${year}/`;
}

/** A day of the year, `10-28`, over all years. */
export function onThisDayPath(day: DayOfYear): string {
  return `${onThisDaysPath}${day}/`;
}

export function listingPath(listing: Listing): string {
  return `/${listing}/`;
}

/** A group's page, or its page for a year (`2025`) or month (`2025-10`). */
export function groupPath(listing: Listing, slug: string, period?: YearText | MonthText): string {
  return `/${listing}/${slug}/${period ? `${period.replace('-', '/')}/` : ''}`;
}

export function tagPath(slug: string): string {
  return groupPath('tags', slug);
}

export function storyPath(slug: string): string {
  return `${storiesPath}${slug}/`;
}

/**
 * What someone typed for a page → its path below `base`, without slashes around it. A full address may be that of any
 * server, as the same site is looked at in a preview.
 * @example readPath('https://example.org/archive/stories/apollo/', '/archive/') === 'stories/apollo'
 */
export function readPath(typed: string, base: string): string {
  const text = typed.trim();
  const path = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).pathname : text.replace(/[?#].*$/, '');
  return (path.startsWith(base) ? path.slice(base.length) : path).replace(/^\/+|\/+$/g, '');
}

/** The slug of a story by its slug, address or file. */
export function readStorySlug(typed: string, base: string): string {
  return readPath(typed, base).replace(/^(?:.*\/)?stories\//, '').replace(/\.md$/, '');
}

/** Indexes of tags of one type. */
export const typePaths = { place: '/places/', person: '/people/', organisation: '/organisations/' } as const;
export type IndexedType = keyof typeof typePaths;

/** The part of an index that holds the names of one letter. No tag's page has such an address: its periods are figures. */
export function letterPath(index: string, letter: string): string {
  return `${index}letters/${letter}/`;
}

export function correctionsMonthPath(month: MonthText): string {
  return `${correctionsPath}${month.replace('-', '/')}/`;
}

export function pagePath(slug: string): string {
  return `/${slug}/`;
}

/** A picture stands beside the article that shows it. */
export function picturePath(article: Pick<Article, 'date' | 'slug'>, file: string): string {
  return `${articlePath(article)}${file.slice(file.lastIndexOf('/') + 1)}`;
}
