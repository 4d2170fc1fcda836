import { formatDay } from '../nearest-days.ts';
import type { Facet } from './engine.ts';
import type { Entry } from './entry.ts';

/** What the page says as it searches. */
export interface SearchWords {
  /** By plural form, `#` for the number. */
  count: Record<string, string>;
  all: string;
  none: string;
  searching: string;
  unavailable: string;
  /** What stands before the title of a story. */
  story: string;
}

/** How the page speaks: its words, in which language, from which base. */
export interface Wording {
  words: SearchWords;
  lang: string;
  base: string;
  languages: Intl.DisplayNames;
}

/** `3 articles`. */
export function formatResults({ words, lang }: Wording, count: number): string {
  const form = words.count[new Intl.PluralRules(lang).select(count)] ?? words.count['other'] ?? '#';
  return form.replace('#', formatNumber(count, lang));
}

export function formatNumber(count: number, lang: string): string {
  return new Intl.NumberFormat(lang).format(count);
}

/** An element with its classes and children. */
function build<Name extends keyof HTMLElementTagNameMap>(name: Name, className = '', ...children: (Node | string)[]): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** An article among the results, as an entry of an index. */
export function buildEntry(entry: Entry, { lang, base, words }: Wording): HTMLLIElement {
  const time = build('time', '', formatDay(entry.date, lang));
  time.dateTime = entry.date;
  const link = build('a', '', entry.title);
  link.href = base.replace(/\/$/, '') + entry.path;
  const heading = build('h3', '', link);
  const dateline = entry.dateline ? build('span', 'dateline', entry.dateline) : '';
  const snippet = build('p', '', ...entry.snippet.map(({ text, found }) => (found ? build('mark', '', text) : text)));
  for (const element of [heading, snippet, dateline]) if (element) Object.assign(element, { lang: entry.lang, dir: entry.dir });
  const article = build('article', 'teaser', ...(entry.section ? [build('p', 'kicker', entry.section)] : []), heading, snippet);
  for (const title of entry.stories) article.append(buildStory(title, words.story));
  return build('li', '', build('p', 'label when', time, ' ', dateline), article);
}

/** A story narrows the search to its articles. */
function buildStory(title: string, label: string): HTMLElement {
  const link = build('a', '', title);
  link.href = `?${new URLSearchParams({ story: title }).toString()}`;
  return build('p', 'meta', label, link);
}

/** A filter to take in or out, with how many of the results it would leave. */
export function buildFacet({ kind, value, count }: Facet, chosen: boolean, { languages, lang }: Wording): HTMLLIElement {
  const box = build('input');
  Object.assign(box, { type: 'checkbox', value, checked: chosen });
  box.dataset['kind'] = kind;
  const name = kind === 'language' ? nameLanguage(value, languages) : value;
  return build('li', '', build('label', '', box, ' ', name, ' ', build('span', 'count', formatNumber(count, lang))));
}

function nameLanguage(code: string, languages: Intl.DisplayNames): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}
