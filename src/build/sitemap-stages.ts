import { formatLlms, formatRobots, formatSecurity } from '../exports/for-robots.ts';
import { formatNewsSitemap, formatSitemap, formatSitemapIndex, isNews, newsDays, partSitemaps } from '../exports/sitemaps.ts';
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
  theme: Pick<Theme, 'sources'>;
  /** Milliseconds since 1970. */
  now: number;
}

/** Pages by month and kind, their index, and the news. Inputs: paths, days of change, the news themselves, the settings, the code. The clock decides what is news and nothing else. */
export function planSitemaps({ views, store, settings, theme, now }: SitemapSources): Stage {
  const sitemaps = partSitemaps(views.filter(({ noindex }) => !noindex));
  const version = digestOf([theme.sources, settings.address, settings.name]);
  const news = findNews(views, store, now);
  const files = new Map(sitemaps.map((sitemap) => [sitemapPath(sitemap.name).slice(1), {
    digest: digestOf([version, sitemap.pages.map(({ path: at, modified = '' }) => `${at} ${modified}`).join('\n')]), make: () => formatSitemap(sitemap, settings),
  }]));
  const index = formatSitemapIndex(sitemaps, news.length > 0, settings);
  files.set(sitemapIndexPath.slice(1), { digest: digestOf([index]), make: () => index });
  if (news.length > 0) {
    const text = formatNewsSitemap(news, settings);
    files.set(newsSitemapPath.slice(1), { digest: digestOf([text]), make: () => text });
  }
  return { name: 'sitemaps', outputs: [...files].map(([file, { digest }]) => ({ path: file, digest })), make: ({ path: file }) => files.get(file)?.make() ?? '' };
}

/** The articles of the last two days, newest first. */
function findNews(views: readonly ListedView[], store: Store, now: number): ArticleView[] {
  const { first, last } = newsDays(now);
  const near = views.filter(({ path: at, kind, noindex }) => {
    const date = kind === 'article' && !noindex ? readArticlePath(at)?.date : undefined;
    return date !== undefined && date >= first && date <= last;
  });
  const articles = near.flatMap(({ path: at }) => {
    const view = readBare(store, at);
    return view?.kind === 'article' && isNews(view, now) ? [view] : [];
  });
  return articles.reverse();
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
