import { addressesOf, feedPaths, homePath, iconPath } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import { tagOf } from '../site/wording.ts';
import { formatTime, type Feed } from '../views/feeds.ts';
import type { TextOf } from './atom.ts';

/** A feed as JSON Feed 1.1 has it: https://www.jsonfeed.org/version/1.1/ */
export function formatJsonFeed(feed: Feed, settings: Settings, textOf: TextOf): string {
  const { absolute } = addressesOf(settings, basePath(settings));
  return `${JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1', title: feed.title, home_page_url: absolute(feed.page), feed_url: absolute(feedPaths(feed.page).json),
    description: feed.about, icon: absolute(iconPath(512)), favicon: absolute(iconPath(192)), language: tagOf(feed.lang),
    authors: [{ name: settings.name, url: absolute(homePath) }],
    items: feed.entries.map((entry) => ({
      id: entry.id, url: absolute(entry.path), external_url: entry.via, title: entry.title, language: tagOf(entry.lang),
      // One of the two must be there.
      ...(entry.text === undefined ? { content_text: entry.summary } : { summary: entry.summary, content_html: textOf(entry) }),
      date_published: formatTime(entry.published), date_modified: entry.updated === undefined ? undefined : formatTime(entry.updated),
      authors: entry.byline.length > 0 ? entry.byline.map((name) => ({ name })) : undefined, tags: entry.tags.length > 0 ? entry.tags : undefined,
    })),
  }, undefined, 1)}\n`;
}
