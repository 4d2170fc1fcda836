import { readArticlePath } from '../../site/addresses.ts';
import { directionOf } from '../../site/words/grammar.ts';
import type { RawArticle } from './engine.ts';

/** A stretch of text, found or around what was found. */
export interface Stretch {
  text: string;
  found: boolean;
}

/** An article among the results. */
export interface Entry {
  path: string;
  title: string;
  date: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  dateline?: string;
  section?: string;
  stories: string[];
  /** The words around what was found; of a search without words, the summary or the beginning. */
  snippet: Stretch[];
}

export function readEntry({ raw_url: path, excerpt, meta, filters }: RawArticle): Entry {
  const valuesOf = (kind: string): string[] => (filters['is'] ?? []).filter((filter) => filter.startsWith(`${kind}:`)).map((filter) => filter.slice(kind.length + 1));
  const [lang = ''] = valuesOf('language');
  const snippet = readExcerpt(excerpt);
  return {
    path, title: meta['title'] ?? path, date: readArticlePath(path)?.date ?? '', lang, dir: directionOf(lang),
    dateline: meta['dateline'], section: valuesOf('section')[0], stories: valuesOf('story'),
    snippet: snippet.some(({ found }) => found) || !meta['summary'] ? snippet : [{ text: meta['summary'], found: false }],
  };
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>' };

/** `in <mark>Doha,</mark> on` → its stretches, a mark without the signs around its word. */
export function readExcerpt(excerpt: string): Stretch[] {
  return excerpt.replace(/<mark>(\p{P}*)([\s\S]*?)(\p{P}*)<\/mark>/gu, '$1<mark>$2</mark>$3').split(/<mark>([\s\S]*?)<\/mark>/).map((text, index) => ({ text: text.replace(/&[lg]t;/g, (entity) => entities[entity] ?? entity), found: index % 2 === 1 })).filter(({ text }) => text !== '');
}
