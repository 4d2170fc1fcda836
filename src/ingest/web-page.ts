import { isDay } from '../archive/days.ts';
import type { DayText } from '../archive/article.ts';

/** What a page of another outlet says of the article on it. Nothing is read of its text. */
export interface WebPage {
  title?: string;
  date?: DayText;
  byline: string[];
  /** The outlet. */
  site?: string;
  /** Where it stands, by its own words. */
  url?: string;
  lang?: string;
}

/** What tells of an article stands near the beginning. */
const mostCharacters = 1024 * 1024;
const mostElements = 2000;
const longestElement = 8192;
const longestData = 512 * 1024;
const longestValue = 300;

/** Values by the names they stand under, the first of each. */
type Named = Map<string, string>;

/**
 * Reads the headline, day, authors, outlet and address that an HTML page gives in JSON-LD, Open Graph, Dublin Core, its
 * `meta` elements and its title, in this order. It runs nothing and takes time in proportion to the page.
 */
export function readWebPage(html: string): WebPage {
  const near = html.slice(0, mostCharacters);
  const { named, data } = findElements(near);
  const articles = data.flatMap((value) => findArticles(value));
  const told = (key: string): string | undefined => articles.map((article) => readWords(article[key])).find((words) => words !== undefined);
  const first = (...names: string[]): string | undefined => names.map((name) => named.get(name)).find((value) => value !== undefined);
  const site = articles.map(({ publisher }) => readName(publisher)).find((name) => name !== undefined) ?? first('og:site_name', 'prism.publicationname', 'application-name', 'dc.publisher');
  const dates = [told('datePublished'), first('article:published_time', 'date', 'dc.date', 'dc.date.issued', 'dcterms.date', 'pubdate', 'parsely-pub-date', 'citation_date')];
  const authors = articles.flatMap(({ author }) => (Array.isArray(author) ? author : [author]).flatMap((each) => readName(each) ?? []));
  const byline = authors.length > 0 ? authors : [first('author', 'article:author', 'dc.creator', 'parsely-author')].flatMap((name) => name ?? []);
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(near.slice(0, 4096))?.[1];
  return {
    title: told('headline') ?? first('og:title', 'dc.title', 'twitter:title') ?? dropSite(named.get('title'), site),
    date: dates.map((date) => date?.slice(0, 10)).find((day) => day !== undefined && isDay(day)),
    byline: [...new Set(byline.map((name) => name.replace(/^by\s+/i, '')).filter((name) => name !== '' && name !== site && !/^https?:/i.test(name)))].slice(0, 10),
    site, url: [first('canonical', 'og:url'), told('url'), saved].find((address) => address !== undefined && /^https?:\/\//i.test(address)), lang: first('lang') ?? told('inLanguage'),
  };
}

/** `Headline | Outlet` is the headline. */
function dropSite(title: string | undefined, site: string | undefined): string | undefined {
  if (title === undefined || site === undefined) return title;
  const parts = title.split(/\s+[|–—·-]\s+/);
  return parts.length > 1 && parts.at(-1)?.toLowerCase() === site.toLowerCase() ? title.slice(0, title.lastIndexOf(parts.at(-1) ?? '')).replace(/\s+[|–—·-]\s+$/, '') : title;
}

function findElements(html: string): { named: Named; data: unknown[] } {
  const named: Named = new Map();
  const data: unknown[] = [];
  const put = (name: string | undefined, value: string | undefined): void => {
    const words = clean(value ?? '');
    if (name !== undefined && words !== '' && !named.has(name.toLowerCase())) named.set(name.toLowerCase(), words);
  };
  const starts = /<(meta|link|html|script|title)(?=[\s>])/gi;
  for (let count = 0, match = starts.exec(html); match && count < mostElements; count += 1, match = starts.exec(html)) {
    const element = match[1]?.toLowerCase();
    const end = findEnd(html, starts.lastIndex);
    if (end === undefined) continue;
    const attributes = readAttributes(html.slice(starts.lastIndex, end));
    starts.lastIndex = end;
    const inside = (): string => {
      const text = html.slice(end + 1, end + 1 + longestData);
      const close = text.search(new RegExp(`</${element ?? ''}`, 'i'));
      return close === -1 ? '' : text.slice(0, close);
    };
    if (element === 'meta') put(attributes.get('property') ?? attributes.get('name') ?? attributes.get('itemprop'), attributes.get('content'));
    else if (element === 'link' && attributes.get('rel')?.toLowerCase() === 'canonical') put('canonical', attributes.get('href'));
    else if (element === 'html') put('lang', attributes.get('lang'));
    else if (element === 'title' && !named.has('title')) put('title', inside().slice(0, longestElement));
    else if (element === 'script' && attributes.get('type')?.toLowerCase() === 'application/ld+json' && data.length < 20) data.push(readJson(inside()));
  }
  return { named, data };
}

/** Where a tag ends that began before `from`: at the first `>` outside quotation marks. */
function findEnd(html: string, from: number): number | undefined {
  let quote = '';
  for (let at = from; at < html.length && at < from + longestElement; at += 1) {
    const character = html[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return undefined;
}

function readAttributes(text: string): Named {
  const attributes: Named = new Map();
  for (const [, name = '', double, single, bare] of text.matchAll(/([\w:.-]{1,64})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)) {
    if (!attributes.has(name.toLowerCase())) attributes.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return attributes;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Data = Record<string, unknown>;

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Records of articles in JSON-LD, which may stand in a list or a graph. */
function findArticles(value: unknown, depth = 0): Data[] {
  if (depth > 3) return [];
  if (Array.isArray(value)) return value.slice(0, 100).flatMap((each) => findArticles(each, depth + 1));
  if (!isData(value)) return [];
  const types = [value['@type']].flat().map(String);
  return [...(types.some((type) => /Article$|^Report|BlogPosting$/.test(type)) ? [value] : []), ...findArticles(value['@graph'], depth + 1)];
}

function readWords(value: unknown): string | undefined {
  return typeof value === 'string' && clean(value) !== '' ? clean(value) : undefined;
}

function readName(value: unknown): string | undefined {
  return readWords(isData(value) ? value['name'] : value);
}

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', szlig: 'ß', oslash: 'ø', Oslash: 'Ø', aelig: 'æ', AElig: 'Æ' };
const marks: Readonly<Record<string, string>> = { grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', ring: '\u030a', cedil: '\u0327', caron: '\u030c' };

/** Words as one line, references to characters written out. */
function clean(text: string): string {
  const plain = text.slice(0, longestElement).replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    const [, letter = '', mark = ''] = /^([A-Za-z])([a-z]+)$/.exec(name ?? '') ?? [];
    return signs[name ?? ''] ?? (Object.hasOwn(marks, mark) ? `${letter}${marks[mark] ?? ''}`.normalize('NFC') : whole);
  });
  return [...plain.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ').trim()].slice(0, longestValue).join('');
}
