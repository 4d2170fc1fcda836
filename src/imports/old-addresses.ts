import { toSlug } from '../site/slugs.ts';
import { readDate } from './dates.ts';
import { wordsIn, type Values } from './front-matter.ts';
import type { Tool } from './site-folder.ts';

interface Placed {
  tool: Tool;
  settings: Values;
  values: Values;
  /** Folders it lies in, from the root of the articles. */
  folders: readonly string[];
  /** The file's name without ending, and the same without its day. */
  name: string;
  words: string;
  categories: readonly string[];
  slug?: string;
  date: readonly string[];
}

/** Where an article of a static site stood, by what it says itself, by the site's settings, or as its tool does without them. */
export function findOldAddresses(placed: Placed): string[] {
  const { values } = placed;
  const own = ['permalink', 'url', 'path'].map((field) => wordsIn(values[field] ?? '')).find((address) => address !== undefined && /[/\w]/.test(address) && !/^(?:false|none)$/i.test(address) && !address.includes('{{'));
  if (own !== undefined && !/^(?:date|pretty|ordinal)$/.test(own)) return [rooted(fillPattern(own, placed))];
  if (placed.tool === 'jekyll') return ofJekyll(placed, own);
  const stem = [...placed.folders, placed.slug ?? placed.words];
  if (placed.tool === 'hugo') return ofHugo(placed, stem);
  if (placed.tool === 'zola') return [`/${[...placed.folders, placed.slug ?? toSlug(placed.words)].join('/')}/`];
  if (placed.tool === 'eleventy') return [...new Set([`/${stem.join('/')}/`, `/${[...placed.folders, placed.name].join('/')}/`])];
  return [`/${stem.join('/').toLowerCase()}/`];
}

function rooted(address: string): string {
  return /^https?:/i.test(address) ? address : `/${address.replace(/^\/+/, '')}`;
}

const jekyllPatterns: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html', pretty: '/:categories/:year/:month/:day/:title/', ordinal: '/:categories/:year/:y_day/:title.html', none: '/:categories/:title.html', weekdate: '/:categories/:year/W:week/:short_day/:title.html',
};

function ofJekyll(placed: Placed, own: string | undefined): string[] {
  if (placed.folders.includes('_drafts')) return [];
  const set = own ?? wordsIn(placed.settings['permalink'] ?? '') ?? 'date';
  const pattern = jekyllPatterns[set] ?? set;
  return /:y_day|:week/.test(pattern) ? [] : [rooted(fillPattern(pattern, placed))];
}

function ofHugo(placed: Placed, stem: readonly string[]): string[] {
  const permalinks = placed.settings['permalinks'];
  const section = placed.folders[0] ?? '';
  const set = typeof permalinks === 'object' && !Array.isArray(permalinks) ? wordsIn(permalinks[section] ?? '') : undefined;
  if (set !== undefined) return [rooted(fillPattern(set, placed))];
  return [`/${stem.map((part) => part.toLowerCase().replace(/\s+/g, '-')).join('/')}/`];
}

function fillPattern(pattern: string, placed: Placed): string {
  if (!pattern.includes(':')) return pattern;
  const day = placed.date.map((text) => readDate(text)?.date).find((date) => date !== undefined) ?? '';
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  const title = placed.slug ?? placed.words;
  const folders = placed.folders.filter((folder) => !folder.startsWith('_'));
  const parts: Readonly<Record<string, string>> = {
    categories: [...folders, ...placed.categories].map((name) => name.toLowerCase().replace(/[\s/]+/g, '-')).join('/'),
    year, month, i_month: String(Number(month)), day: date, i_day: String(Number(date)), short_year: year.slice(2),
    title: placed.tool === 'hugo' ? toSlug(wordsIn(placed.values['title'] ?? '') ?? title) : title, slug: title, slugorfilename: title, filename: placed.name, contentbasename: placed.name, sections: placed.folders.join('/'), section: placed.folders[0] ?? '', path: [...placed.folders, placed.name].join('/'), output_ext: '.html', name: placed.name,
  };
  return pattern.replace(/:([a-z_]+)/gi, (whole, name: string) => parts[name.toLowerCase()] ?? whole).replace(/\/{2,}/g, '/').replace(/^(https?:)\//, '$1//');
}
