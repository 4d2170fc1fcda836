import anyAscii from 'any-ascii';

/** The address word of an article, tag, story, section, byline or outlet. */
export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const longestSlug = 100;

/** A story found by likeness bears the day and the slug of its first article, `2025-10-28-slug`. */
export const longestStorySlug = longestSlug + 'YYYY-MM-DD-'.length;

/** First segments of an address that belong to the site, and so to no page of the editor's own. */
export const reservedSegments: ReadonlySet<string> = new Set([
  'tags', 'stories', 'places', 'people', 'organisations', 'sections', 'bylines', 'sources', 'on-this-day', 'corrections',
  'cards', 'data', 'offline', 'search', 'archive', 'styleguide', 'about', 'feed', 'index', '404', 'assets', 'sitemap',
]);

/** Names a file may not have on Windows, whatever its ending. */
export function isDeviceName(slug: string): boolean {
  return /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/.test(slug);
}

const shortSlug = 80;

/**
 * ASCII words joined by hyphens, at most 80 characters, cut at a word. Empty when nothing of the text can be written so.
 * @example toSlug('İstanbul: Ağrı’s talks') === 'istanbul-agris-talks'
 */
export function toSlug(text: string): string {
  const words = anyAscii(text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’'ʼ`]/g, ''))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (words.length <= shortSlug) return words;
  const cut = words.slice(0, shortSlug + 1).lastIndexOf('-');
  return cut > 0 ? words.slice(0, cut) : words.slice(0, shortSlug);
}
