import { partByPrefix } from '../archive/parts.ts';
import { readArticlePath } from '../site/addresses.ts';
import type { SearchRecord } from './search.ts';

/** A missing page asks for one part: so many articles are a few kilobytes. */
const mostInPart = 200;

const beginnings = [1, 2, 3, 4, 6, 8, 12, 16, 24];

/** Articles whose slugs begin alike: what a page that is missing looks for likely ones in. */
export interface SlugPart {
  /** May end within a day, where a slug is short: `oil_19`. */
  beginning: string;
  /** Paths of articles, by slug. */
  paths: string[];
}

/** Paths of articles, in any order → parts, by slug. */
export function partSlugs(paths: readonly string[], most = mostInPart): SlugPart[] {
  const byKey = new Map(paths.map((path) => {
    const { date = '', slug = '' } = readArticlePath(path) ?? {};
    return [`${slug}_${date}`, path];
  }));
  return partByPrefix([...byKey.keys()].sort(), beginnings, most).map(({ prefix, keys }) => ({ beginning: prefix, paths: keys.map((key) => byKey.get(key) ?? '') }));
}

/** `["a", "b"]`: the beginnings of all parts. */
export function formatSlugsJson(parts: readonly SlugPart[]): string {
  return `${JSON.stringify(parts.map(({ beginning }) => beginning))}\n`;
}

/** `[["/2025/10/28/slug/", "Title", "en"]]` */
export function formatSlugPartJson(records: readonly SearchRecord[]): string {
  return `${JSON.stringify(records.map(({ path, title, lang }) => [path, title, lang]))}\n`;
}
