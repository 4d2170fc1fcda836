import type { DayText } from '../archive/article.ts';
import { basePath, type Settings } from './settings.ts';

/**
 * The id of a feed entry by RFC 4151, for what the ledger holds none for yet: the host, a day, and where it stands. It does
 * not change with `https`, and the ledger keeps it when the thing moves or the site does.
 * @example mintFeedId({ …, address: 'https://example.org/archive/' }, '2025-10-28', '/2025/10/28/talks/') === 'tag:example.org,2025-10-28:/archive/2025/10/28/talks/'
 */
export function mintFeedId(settings: Settings, day: DayText, path: string): string {
  const { hostname } = new URL(settings.address);
  return `tag:${hostname},${day}:${encodeURI(basePath(settings).replace(/\/$/, '') + path)}`;
}
