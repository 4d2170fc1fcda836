import type { DayText } from '../archive/article.ts';
import { addDays } from '../archive/days.ts';
import { partByPrefix } from '../archive/parts.ts';
import { addressesOf, newsSitemapPath, readArticlePath, sitemapPath } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import { nameOfLanguage } from '../site/wording.ts';
import type { ArticleView } from '../views/pages.ts';
import { escapeXml, xmlHead } from './xml.ts';

/** A page that search engines may show. */
export interface MappedPage {
  path: string;
  /** Of an article: the day it last changed, by its own account. */
  modified?: DayText;
}

/** One file of the sitemap. */
export interface Sitemap {
  /** `2025-10`, `tags` */
  name: string;
  pages: MappedPage[];
}

/** A file holds at most so many addresses: https://www.sitemaps.org/protocol.html. None is longer than 600 bytes, so that 50 MB are never reached. */
const mostPages = 50_000;
/** Lists with a file of their own. */
const ownFiles: ReadonlySet<string> = new Set(['tags', 'stories', 'sections', 'bylines', 'sources']);
/** Where a file would be too long, its addresses are parted by their beginnings. */
const beginnings = Array.from({ length: 48 }, (_, index) => index + 2);

function nameFile({ path }: MappedPage): string {
  const article = readArticlePath(path);
  if (article) return article.date.slice(0, 7);
  const [, first = ''] = path.split('/');
  return /^\d{4}$/.test(first) ? 'dates' : ownFiles.has(first) ? first : 'pages';
}

/** Pages in code-unit order of their paths → files: articles by month, lists by what they are. */
export function partSitemaps(pages: readonly MappedPage[], most = mostPages): Sitemap[] {
  return [...Map.groupBy(pages, nameFile)].flatMap(([name, group]) => {
    if (group.length <= most) return [{ name, pages: group }];
    const byPath = new Map(group.map((page) => [page.path, page]));
    return partByPrefix([...byPath.keys()], beginnings, most).map(({ prefix, keys }) => ({ name: `${name}.${nameBeginning(prefix)}`, pages: keys.flatMap((key) => byPath.get(key) ?? []) }));
  }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** `/2025/10/28/a` → `2025-10-28-a`; no path has `_` before its end. */
function nameBeginning(prefix: string): string {
  return prefix.slice(1).replace(/\/$/, '_').replaceAll('/', '-');
}

export function formatSitemap({ pages }: Sitemap, settings: Settings): string {
  const { absolute } = addressesOf(settings, basePath(settings));
  return `${xmlHead}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${pages.map(({ path, modified }) => `<url><loc>${escapeXml(encodeURI(absolute(path)))}</loc>${modified === undefined ? '' : `<lastmod>${modified}</lastmod>`}</url>\n`).join('')}</urlset>
`;
}

/** The latest change of a sitemap's articles; undefined where it has none. */
function latestOf({ pages }: Sitemap): DayText | undefined {
  let latest: DayText | undefined;
  for (const { modified } of pages) if (modified !== undefined && (latest === undefined || modified > latest)) latest = modified;
  return latest;
}

/** All sitemaps, that of the news among them where it is there. */
export function formatSitemapIndex(sitemaps: readonly Sitemap[], hasNews: boolean, settings: Settings): string {
  const { absolute } = addressesOf(settings, basePath(settings));
  const list = (path: string, latest?: DayText): string => `<sitemap><loc>${escapeXml(absolute(path))}</loc>${latest === undefined ? '' : `<lastmod>${latest}</lastmod>`}</sitemap>\n`;
  return `${xmlHead}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${hasNews ? list(newsSitemapPath) : ''}${sitemaps.map((sitemap) => list(sitemapPath(sitemap.name), latestOf(sitemap))).join('')}</sitemapindex>
`;
}

const hour = 60 * 60 * 1000;
const windowHours = 48;
/** More are not read. */
const mostNews = 1000;

/** The days that articles of the news window can have, whatever zone they are told in; `now` is in milliseconds since 1970. */
export function newsDays(now: number): { first: DayText; last: DayText } {
  const today = new Date(now).toISOString().slice(0, 10);
  return { first: addDays(today, -windowHours / 24), last: addDays(today, 1) };
}

/** Whether an article is news at `now`: a day counts whole, an instant to the second. */
export function isNews({ date, instant }: Pick<ArticleView, 'date' | 'instant'>, now: number): boolean {
  const { first, last } = newsDays(now);
  if (instant === undefined) return date >= first && date <= last;
  const at = Date.parse(instant);
  return at <= now && now - at <= windowHours * hour;
}

/** Milliseconds since 1970 at which other articles of these may be news than at `now`; Infinity for never. */
export function newsUntil(articles: readonly Pick<ArticleView, 'date' | 'instant'>[], now: number): number {
  const turns = articles.map(({ instant }) => {
    if (instant === undefined) return (Math.floor(now / (24 * hour)) + 1) * 24 * hour;
    const enters = Date.parse(instant);
    const leaves = enters + windowHours * hour + 1;
    return enters > now ? enters : leaves > now ? leaves : Infinity;
  });
  return turns.reduce((first, turn) => Math.min(first, turn), Infinity);
}

/** Chinese is told by its script, as `zh-cn` and `zh-tw`. */
function nameForNews(language: string): string {
  const name = nameOfLanguage(language);
  return name === 'zh' ? (new Intl.Locale(language).maximize().script === 'Hant' ? 'zh-tw' : 'zh-cn') : name;
}

/** The articles of the last two days, newest first: https://www.google.com/schemas/sitemap-news/0.9 */
export function formatNewsSitemap(articles: readonly ArticleView[], settings: Settings): string {
  const news = articles.slice(0, mostNews).map(({ canonical, title, lang, date, instant }) => `<url>
<loc>${escapeXml(encodeURI(canonical))}</loc>
<news:news>
<news:publication><news:name>${escapeXml(settings.name)}</news:name><news:language>${nameForNews(lang)}</news:language></news:publication>
<news:publication_date>${instant ?? date}</news:publication_date>
<news:title>${escapeXml(title)}</news:title>
</news:news>
</url>
`);
  return `${xmlHead}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${news.join('')}</urlset>
`;
}
