import path from 'node:path';
import { escapeHtml } from '../markdown/body.ts';
import { htmlToWords, type Markup } from '../markdown/from-html.ts';
import { readPieces, tellEncoding } from './decode.ts';
import { emptyForeign, refusedForeign, type Export, type Foreign } from './foreign.ts';
import { childOf, childrenOf, innerHtml, openXml, textIn, textOf, type XmlElement } from './xml.ts';

/** RSS of every version (0.9x, 1.0, 2.0) and Atom, read entry by entry. */
export function openFeed(file: string, name = path.basename(file)): Export {
  const opened: Export = { format: 'feed', site: {}, roots: [], passedOver: new Map(), wider: new Map(), read };
  const feed: { author?: string; base?: string } = {};
  return opened;

  async function* read(): AsyncGenerator<Foreign> {
    const { encoding, pieces } = readPieces(file);
    const ready: Foreign[] = [];
    let count = 0;
    const xml = openXml({
      take: (tag, above) => /^(?:\w+:)?(?:item|entry)$/i.test(tag) || (/^(?:\w+:)?(?:channel|feed)$/i.test(above.at(-1) ?? '') && /^(?:\w+:)?(?:title|link|language|author|dc:language)$/i.test(tag)),
      onElement(element) {
        if (!/^(?:\w+:)?(?:item|entry)$/i.test(element.name)) return readChannel(element, opened, feed);
        count += 1;
        ready.push(/entry$/i.test(element.name) ? readAtom(element, `${name}, entry ${count}`, opened, feed) : readRss(element, `${name}, item ${count}`, opened));
      },
      onBroken: (tag) => {
        if (/item|entry/i.test(tag)) ready.push(refusedForeign(`${name}, item ${count += 1}`, 'The file ends within it.'));
      },
    });
    const note = encoding === 'utf-8' ? [] : [tellEncoding(encoding)];
    const take = function* (): Generator<Foreign> {
      for (const foreign of ready.splice(0)) {
        foreign.notes.push(...note.splice(0));
        yield foreign;
      }
    };
    for (const piece of pieces()) {
      xml.write(piece);
      yield* take();
    }
    xml.end();
    yield* take();
  }
}

function readChannel(element: XmlElement, { site }: Export, feed: { author?: string }): void {
  const text = textOf(element).trim();
  const kind = element.name.toLowerCase().replace(/^.*:/, '');
  if (kind === 'title') site.name ??= htmlToWords(text) || undefined;
  if (kind === 'language') site.language ??= text || undefined;
  if (kind === 'author') feed.author ??= textIn(element, 'name', 'atom:name') || undefined;
  if (kind !== 'link') return;
  const { href, rel = 'alternate' } = element.attributes;
  if (href === undefined) site.home ??= text || undefined;
  else if (rel === 'alternate') site.home ??= href;
}

/** Text that may be HTML, HTML with blank lines for paragraphs, or plain words. */
function markupOf(text: string): Markup {
  return /<(?:p|br|div|ul|ol|table|h[1-6]|blockquote|pre|figure|section|article)\b/i.test(text) ? 'html' : 'lines';
}

function readRss(item: XmlElement, origin: string, opened: Export): Foreign {
  const long = longText(item);
  const short = htmlOf(childOf(item, 'description', 'rss:description', 'itunes:summary', 'itunes:subtitle', 'media:description', 'atom:summary', 'summary'));
  const text = `${long || short}${childrenOf(item, 'enclosure').map(({ attributes }) => attachment(attributes['url'])).join('')}`;
  const foreign: Foreign = {
    ...emptyForeign(origin), title: readTitle(textIn(item, 'title', 'rss:title', 'itunes:title', 'media:title', 'dc:title')), text, markup: markupOf(text),
    dates: ['pubdate', 'dc:date', 'dcterms:issued', 'dcterms:created', 'published', 'atom:published', 'date', 'pubDate', 'dcterms:modified', 'atom:updated', 'updated', 'a10:updated'].map((tag) => textIn(item, tag)).filter(Boolean),
    summary: long === '' ? undefined : htmlToWords(short) || undefined,
    authors: readAuthors(item),
    tags: [...childrenOf(item, 'category', 'dc:subject', 'atom:category').map((category) => htmlToWords(textOf(category).trim() || (category.attributes['label'] ?? category.attributes['term'] ?? '')))].filter(Boolean),
    lang: textIn(item, 'dc:language') || undefined,
    image: childrenOf(item, 'media:content', 'media:thumbnail', 'itunes:image').map(({ attributes }) => attributes['url'] ?? attributes['href']).find((url) => url !== undefined && /\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)/i.test(url)),
  };
  const permanent = childrenOf(item, 'guid').filter((guid) => guid.attributes['isPermaLink'] !== 'false').map((guid) => textOf(guid).trim()).filter((guid) => /^https?:/i.test(guid));
  const links = [textIn(item, 'feedburner:origlink'), ...childrenOf(item, 'link', 'rss:link', 'atom:link').filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate').map((link) => textOf(link).trim() || (link.attributes['href'] ?? '')), item.attributes['rdf:about'] ?? ''].filter(Boolean);
  place(foreign, [...links.slice(0, 1), ...permanent, ...links.slice(1)], childOf(item, 'source'), opened);
  return foreign;
}

function longText(item: XmlElement): string {
  const encoded = childOf(item, 'content:encoded', 'encoded', 'xhtml:body', 'body', 'atom:content', 'content');
  return encoded ? htmlOf(encoded) : '';
}

/** What an element says as HTML: a quoted string of it, or markup written out. */
function htmlOf(element: XmlElement | undefined): string {
  if (!element) return '';
  return (element.children.some((child) => typeof child !== 'string') ? innerHtml(element) : textOf(element)).trim();
}

/** A file that goes with an entry, such as an episode. */
function attachment(url: string | undefined): string {
  return url !== undefined && /^https?:\/\//i.test(url) ? `\n\n<p><a href="${escapeHtml(url)}">${escapeHtml(/([^/?#]+)(?:[?#].*)?$/.exec(url)?.[1] ?? url)}</a></p>` : '';
}

function readTitle(text: string): string | undefined {
  return text.trim() === '' ? undefined : text;
}

/** Names as printed. RSS asks for `mail@example.org (Name)`; an address alone is not printed. */
function readAuthors(item: XmlElement): string[] {
  const texts = childrenOf(item, 'dc:creator', 'author', 'itunes:author', 'atom:author').map((author) => textIn(author, 'name', 'atom:name') || textOf(author).trim());
  return [...new Set(texts.map((text) => htmlToWords(/\(([^)]+)\)/.exec(text)?.[1] ?? text)))].slice(0, childrenOf(item, 'dc:creator').length || undefined).filter(Boolean);
}

function readAtom(entry: XmlElement, origin: string, opened: Export, feed: { author?: string }): Foreign {
  const content = childOf(entry, 'content', 'atom:content');
  const summary = childOf(entry, 'summary', 'atom:summary', 'media:group');
  const [long, short] = [atomText(content), atomText(summary)];
  const enclosures = childrenOf(entry, 'link', 'atom:link').filter(({ attributes }) => attributes['rel'] === 'enclosure').map(({ attributes }) => attachment(attributes['href']));
  const title = childOf(entry, 'title', 'atom:title');
  const foreign: Foreign = {
    ...emptyForeign(origin), ...joinText(long ?? short, enclosures.join('')),
    title: readTitle(title === undefined ? '' : atomText(title)?.markup === 'plain' ? textOf(title) : htmlToWords(atomText(title)?.text ?? '')),
    dates: ['published', 'atom:published', 'issued', 'created', 'updated', 'atom:updated', 'modified', 'dc:date'].map((tag) => textIn(entry, tag)).filter(Boolean),
    summary: long === undefined || short === undefined ? undefined : short.markup === 'plain' ? short.text : htmlToWords(short.text),
    authors: childrenOf(entry, 'author', 'atom:author').map((author) => textIn(author, 'name', 'atom:name')).filter(Boolean),
    tags: childrenOf(entry, 'category', 'atom:category').map(({ attributes }) => attributes['label'] ?? attributes['term'] ?? '').filter((name) => name !== '' && !/^https?:/.test(name)),
    lang: entry.attributes['xml:lang'] ?? content?.attributes['xml:lang'],
  };
  if (foreign.authors.length === 0 && feed.author !== undefined) foreign.authors = [feed.author];
  const links = childrenOf(entry, 'link', 'atom:link').filter(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate').map(({ attributes }) => attributes['href'] ?? '').filter(Boolean);
  const id = textIn(entry, 'id', 'atom:id');
  place(foreign, [...links, ...links.length === 0 && /^https?:/i.test(id) ? [id] : []], childOf(entry, 'source'), opened);
  return foreign;
}

function joinText(body: { text: string; markup: Markup } | undefined, more: string): { text: string; markup: Markup } {
  if (more === '') return body ?? { text: '', markup: 'plain' };
  const html = body?.markup === 'plain' ? escapeHtml(body.text) : body?.text ?? '';
  return { text: `${html}${more}`, markup: body?.markup === 'html' ? 'html' : 'lines' };
}

/** An Atom text construct (RFC 4287, 3.1); undefined where it is empty. */
function atomText(element: XmlElement | undefined): { text: string; markup: Markup } | undefined {
  if (!element) return undefined;
  const type = (element.attributes['type'] ?? 'text').toLowerCase();
  const text = element.children.some((child) => typeof child !== 'string') ? innerHtml(element) : textOf(element);
  if (text.trim() === '') {
    const source = element.attributes['src'];
    return source === undefined ? undefined : { text: attachment(source), markup: 'html' };
  }
  if (type === 'text' || type === 'text/plain') return { text: text.trim(), markup: /<\w+[^>]*>/.test(text) ? markupOf(text) : 'plain' };
  return { text: text.trim(), markup: type.includes('xhtml') ? 'html' : markupOf(text) };
}

/** Keeps the address of an entry: an old one of this site, or that of the outlet it was taken from. */
export function place(foreign: Foreign, addresses: readonly string[], source: XmlElement | undefined, { site }: Export): void {
  const [first] = addresses;
  if (first === undefined) return;
  const name = (source && (textIn(source, 'title') || textOf(source).trim())) || site.name;
  if (hostOf(first) !== undefined && hostOf(site.home) !== undefined && hostOf(first) !== hostOf(site.home) && name !== undefined) foreign.outlet = { name: htmlToWords(name), url: first };
  else foreign.addresses = [...new Set(addresses)];
}

function hostOf(address: string | undefined): string | undefined {
  return address !== undefined && URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : undefined;
}
