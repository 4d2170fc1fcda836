import { formatAtom } from '../exports/atom.ts';
import { formatFeedText } from '../exports/feed-text.ts';
import { formatJsonFeed } from '../exports/json-feed.ts';
import { formatOpml } from '../exports/opml.ts';
import { feedPaths, opmlPath } from '../site/addresses.ts';
import type { Settings } from '../site/settings.ts';
import { wordsOf } from '../site/wording.ts';
import type { ListedView, Store } from '../store/store.ts';
import { readPage } from '../store/views.ts';
import type { Feed } from '../views/feeds.ts';
import { digestOf } from './fingerprint.ts';
import type { Stage } from './stages.ts';
import type { Theme } from './theme.ts';

/** What feeds are made from. */
interface FeedSources {
  views: readonly ListedView[];
  store: Store;
  settings: Settings;
  theme: Pick<Theme, 'code'>;
}

/** So many texts wait in memory for the next feed that has the same article. */
const mostTexts = 300;

/**
 * Feeds in Atom and as JSON Feed; of a month the archive document in Atom alone. Inputs: what the feed is made from, the
 * settings, the code. The texts of articles are told by their digests in the feed.
 */
export function planFeeds({ views, store, settings, theme }: FeedSources): Stage {
  const version = digestOf([theme.code, JSON.stringify(settings)]).slice(0, 16);
  const files = new Map(views.flatMap(({ path: at, kind, feed }) => {
    if (feed === undefined) return [];
    const { atom, json } = feedPaths(at);
    const digest = feed + version;
    return [[atom.slice(1), { at, format: formatAtom, digest }] as const, ...(kind === 'month' ? [] : [[json.slice(1), { at, format: formatJsonFeed, digest }] as const])];
  }));
  const textOf = openTexts(store, settings);
  return {
    name: 'feeds',
    outputs: [...files].map(([file, { digest }]) => ({ path: file, digest })),
    make: ({ path: file }) => {
      const found = files.get(file);
      const feed = store.readFeed(found?.at ?? '');
      if (!found || feed === undefined) throw new TypeError(`No feed is to stand at \`${file}\`.`);
      return found.format(JSON.parse(feed) as Feed, settings, textOf);
    },
  };
}

/** Texts as feeds bear them, those asked for last kept. */
function openTexts(store: Store, { language }: Settings): ({ path }: { path: string }) => string {
  const kept = new Map<string, string>();
  return ({ path: at }) => {
    const view = kept.has(at) ? undefined : readPage(store, at);
    const text = kept.get(at) ?? (view?.kind === 'article' ? formatFeedText(view, wordsOf(language)) : '');
    kept.delete(at);
    kept.set(at, text);
    const [oldest] = kept.keys();
    if (kept.size > mostTexts && oldest !== undefined) kept.delete(oldest);
    return text;
  };
}

/** All feeds in one list; months are parts of one. Inputs: the text itself. */
export function planOpml({ views, store, settings }: FeedSources): Stage {
  const hidden = new Set(views.filter(({ kind }) => kind === 'month' || kind === 'redirect').map(({ path: at }) => at));
  const feeds = store.listFeeds().filter(({ path: at }) => !hidden.has(at));
  const text = feeds.length > 0 ? formatOpml(feeds, settings) : undefined;
  return { name: 'list of feeds', outputs: text === undefined ? [] : [{ path: opmlPath.slice(1), digest: digestOf([text]) }], make: () => text ?? '' };
}
