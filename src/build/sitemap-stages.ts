import { formatLlms, formatRobots, formatSecurity } from '../exports/for-robots.ts';
import { formatNewsSitemap, formatSitemap, formatSitemapIndex, isNews, newsDays, newsUntil, partSitemaps } from '../exports/sitemaps.ts';
import { llmsPath, newsSitemapPath, readArticlePath, robotsPath, securityPath, sitemapIndexPath, sitemapPath } from '../site/addresses.ts';
import type { Settings } from '../site/settings.ts';
import type { ListedView, Store } from '../store/store.ts';
import { readBare } from '../store/views.ts';
import type { ArticleView } from '../views/pages.ts';
import { digestOf } from './fingerprint.ts';
import type { Stage } from './stages.ts';
import type { Theme } from './theme.ts';

/** What sitemaps are made from. */
interface SitemapSources {
  views: readonly ListedView[];
  store: Store;
  settings: Settings;
  theme: Pick<Theme, 'code'>;
  /** Milliseconds since 1970. */
  now: number;
}

/** Pages by month and kind, their index, and the news. Inputs: paths, days of change, the news themselves, the settings, the code. The clock decides what is news and nothing else. */
export function planSitemaps({ views, store, settings, theme, now }: SitemapSources): Stage {
  const sitemaps = partSitemaps(views.filter(({ noindex }) => !noindex));
  const version = digestOf([theme.code, settings.address, settings.name]);
  const { news, until } = findNews(views, store, now);
  const files = new Map(sitemaps.map((sitemap) => [sitemapPath(sitemap.name).slice(1), {
    digest: digestOf([version, sitemap.pages.map(({ path: at, modified = '' }) => `${at} ${modified}`).join('\n')]), make: () => formatSitemap(sitemap, settings),
  }]));
  const index = formatSitemapIndex(sitemaps, news.length > 0, settings);
  files.set(sitemapIndexPath.slice(1), { digest: digestOf([index]), make: () => index });
  if (news.length > 0) {
    const text = formatNewsSitemap(news, settings);
    files.set(newsSitemapPath.slice(1), { digest: digestOf([text]), make: () => text });
  }
  return { name: 'sitemaps', outputs: [...files].map(([file, { digest }]) => ({ path: file, digest })), make: ({ path: file }) => files.get(file)?.make() ?? '', until };
}

/** The articles of the last two days, newest first, and the instant until which these are the news. */
function findNews(views: readonly ListedView[], store: Store, now: number): { news: ArticleView[]; until: number } {
  const { first, last } = newsDays(now);
  const near: ArticleView[] = [];
  const coming: Pick<ArticleView, 'date'>[] = [];
  for (const { path: at, kind, noindex } of views) {
    const date = kind === 'article' && !noindex ? readArticlePath(at)?.date : undefined;
    if (date === undefined || date < first) continue;
    const view = date > last ? undefined : readBare(store, at);
    if (view?.kind === 'article') near.push(view);
    else coming.push({ date });
  }
  return { news: near.filter((view) => isNews(view, now)).reverse(), until: newsUntil([...near, ...coming], now) };
}

/** What crawlers, readers for people and finders of weaknesses are told. Inputs: the texts themselves. */
export function planForRobots(settings: Settings): Stage {
  const security = formatSecurity(settings);
  const texts = new Map([[robotsPath, formatRobots(settings)], [llmsPath, formatLlms(settings)], ...(security === undefined ? [] : [[securityPath, security] as const])]);
  return {
    name: 'for robots',
    outputs: [...texts].map(([at, text]) => ({ path: at.slice(1), digest: digestOf([text]) })),
    make: ({ path: file }) => texts.get(`/${file}`) ?? '',
  };
}
