import path from 'node:path';
import { htmlToWords } from '../markdown/from-html.ts';
import { formatOffset, readDate } from './dates.ts';
import { readPieces, tellEncoding } from './decode.ts';
import { emptyForeign, refusedForeign, type Export, type Foreign } from './foreign.ts';
import { childrenOf, openXml, textIn, textOf, type XmlElement } from './xml.ts';

/** What WordPress keeps beside articles. Other types of a site's own can be asked for by name. */
const words: Readonly<Record<string, string>> = { page: 'a page', attachment: 'an attachment', nav_menu_item: 'an entry of a menu', revision: 'an earlier version' };

interface Known {
  authors: Map<string, string>;
  /** Address of each attachment by its number. */
  attachments: Map<string, string>;
  /** Categories by the words of their address; `above` is the one they stand below, by the same. */
  categories: Map<string, { name: string; above: string }>;
}

/** A WordPress export (WXR 1.0 to 1.2), read item by item. `types` are the types of item that are articles. */
export function openWordPress(file: string, name = path.basename(file), types: readonly string[] = ['post']): Export {
  const known: Known = { authors: new Map(), attachments: new Map(), categories: new Map() };
  const opened: Export = { format: 'WordPress export', site: {}, roots: [], passedOver: new Map(), wider: new Map(), read };
  return opened;

  async function* read(): AsyncGenerator<Foreign> {
    const { encoding, pieces } = readPieces(file);
    const ready: Foreign[] = [];
    let count = 0;
    const xml = openXml({
      take: (tag, above) => ['item', 'wp:author', 'wp:category', 'wp:term'].includes(tag) || (above.at(-1) === 'channel' && ['title', 'link', 'language', 'wp:base_blog_url'].includes(tag)),
      onElement(element) {
        if (element.name !== 'item') readChannel(element, known, opened);
        else {
          count += 1;
          const foreign = readItem(element, `${name}, item ${count}`, known, types, opened);
          if (foreign) ready.push(foreign);
        }
      },
      onBroken: (tag) => {
        if (tag === 'item') ready.push(refusedForeign(`${name}, item ${count += 1}`, 'The file ends within it.'));
      },
    });
    let first = true;
    const take = function* (): Generator<Foreign> {
      for (const foreign of ready.splice(0)) {
        if (first && encoding !== 'utf-8') foreign.notes.push(tellEncoding(encoding));
        first = false;
        yield foreign;
      }
    };
    for (const piece of pieces()) {
      xml.write(piece);
      yield* take();
    }
    xml.end();
    findWider(known, opened.wider);
    yield* take();
  }
}

function readChannel(element: XmlElement, known: Known, { site }: Export): void {
  const text = textOf(element).trim();
  if (element.name === 'wp:author') {
    const shown = [textIn(element, 'wp:author_display_name'), [textIn(element, 'wp:author_first_name'), textIn(element, 'wp:author_last_name')].filter(Boolean).join(' ')].find((each) => each !== '');
    known.authors.set(textIn(element, 'wp:author_login'), shown ?? textIn(element, 'wp:author_login'));
  } else if (element.name === 'wp:category') readCategory(known, textIn(element, 'wp:category_nicename'), textIn(element, 'wp:cat_name'), textIn(element, 'wp:category_parent'));
  else if (element.name === 'wp:term') {
    if (textIn(element, 'wp:term_taxonomy') === 'category') readCategory(known, textIn(element, 'wp:term_slug'), textIn(element, 'wp:term_name'), textIn(element, 'wp:term_parent'));
  } else if (element.name === 'title') site.name ??= htmlToWords(text);
  else if (element.name === 'language') site.language ??= text;
  else if (element.name === 'link') site.home ??= text;
  else if (text !== '') site.home = text;
}

function readCategory({ categories }: Known, nicename: string, name: string, above: string): void {
  categories.set(nicename, { name: htmlToWords(name), above });
}

function findWider({ categories }: Known, wider: Map<string, string[]>): void {
  wider.clear();
  for (const { name, above } of categories.values()) {
    const parent = categories.get(above)?.name;
    if (parent !== undefined) wider.set(name, [...wider.get(name) ?? [], parent]);
  }
}

function readItem(item: XmlElement, origin: string, known: Known, types: readonly string[], { passedOver }: Export): Foreign | undefined {
  const type = textIn(item, 'wp:post_type') || 'post';
  const title = htmlToWords(textIn(item, 'title'));
  if (type === 'attachment') known.attachments.set(textIn(item, 'wp:post_id'), textIn(item, 'wp:attachment_url') || textIn(item, 'guid'));
  if (!types.includes(type)) {
    passedOver.set(`${origin}${title === '' ? '' : ` (${title})`}`, words[type] ?? `of type \`${type}\`; \`--type ${type}\` brings such items in`);
    return undefined;
  }
  const status = textIn(item, 'wp:status');
  if (status === 'trash') return { ...refusedForeign(origin, 'It was in the bin.'), title };
  const text = textIn(item, 'content:encoded');
  const foreign: Foreign = {
    ...emptyForeign(origin), title, text, markup: /<!--\s*wp:/.test(text) ? 'html' : 'lines', dates: readDates(item),
    slug: textIn(item, 'wp:post_name') || undefined,
    addresses: [textIn(item, 'link'), ...childrenOf(item, 'guid').filter((guid) => guid.attributes['isPermaLink'] !== 'false').map((guid) => textOf(guid).trim())],
    summary: htmlToWords(textIn(item, 'excerpt:encoded')) || undefined,
    authors: childrenOf(item, 'dc:creator').map((creator) => textOf(creator).trim()).map((login) => known.authors.get(login) ?? login).filter(Boolean),
    draft: readStatus(status, textIn(item, 'wp:post_password')), future: status === 'future' || undefined,
  };
  readTerms(item, foreign);
  readMeta(item, foreign, known);
  if (/^1/.test(textIn(item, 'wp:is_sticky'))) foreign.dropped.push('sticky');
  const comments = childrenOf(item, 'wp:comment').length;
  if (comments > 0) foreign.dropped.push('comments');
  return foreign;
}

function readStatus(status: string, password: string): string | undefined {
  if (password !== '') return 'it was behind a password';
  return ['', 'publish', 'future', 'inherit'].includes(status) ? undefined : `its status is \`${status}\``;
}

/** The site's own time with the offset that the time at Greenwich beside it gives, then whatever else bears a date. */
function readDates(item: XmlElement): string[] {
  const [local, greenwich] = [textIn(item, 'wp:post_date'), textIn(item, 'wp:post_date_gmt')];
  const minutes = (Date.parse(`${local.replace(' ', 'T')}Z`) - Date.parse(`${greenwich.replace(' ', 'T')}Z`)) / 60_000;
  const offset = readDate(greenwich) ? formatOffset(minutes) : undefined;
  return [...offset === undefined ? [] : [`${local} ${offset}`], local, greenwich === '' ? '' : `${greenwich} Z`, textIn(item, 'pubDate'), textIn(item, 'wp:post_modified')].filter(Boolean);
}

function readTerms(item: XmlElement, foreign: Foreign): void {
  for (const term of childrenOf(item, 'category')) {
    const name = htmlToWords(textOf(term).trim()) || decodeName(term.attributes['nicename'] ?? '');
    const domain = term.attributes['domain'] ?? 'category';
    if (name === '') continue;
    if (domain === 'category' && (term.attributes['nicename'] ?? name).toLowerCase() === 'uncategorized') foreign.dropped.push('category “Uncategorized”');
    else if (domain === 'category') add(foreign.categories, name);
    else if (domain === 'post_tag' || domain === 'tag') add(foreign.tags, name);
    else if (/^(?:post_format|nav_menu|language|post_translations)$/.test(domain)) foreign.dropped.push(domain);
    else {
      add(foreign.tags, name);
      foreign.notes.push(`A term of its own kind, \`${domain}\`, became a tag`);
    }
  }
  // WXR 1.0 writes each category twice, and a tag once among the categories.
  foreign.categories = foreign.categories.filter((name) => !foreign.tags.includes(name) || childrenOf(item, 'category').some((term) => term.attributes['domain'] === 'category' && htmlToWords(textOf(term).trim()) === name));
}

function add(list: string[], name: string): void {
  if (!list.includes(name)) list.push(name);
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name).replaceAll('-', ' ');
  } catch {
    return name;
  }
}

function readMeta(item: XmlElement, foreign: Foreign, known: Known): void {
  for (const meta of childrenOf(item, 'wp:postmeta')) {
    const key = textIn(meta, 'wp:meta_key');
    const value = textIn(meta, 'wp:meta_value');
    if (key === '_thumbnail_id') foreign.image = known.attachments.get(value);
    else if (key === '_wp_old_slug' && value !== '') foreign.addresses.push(oldAddress(foreign.addresses[0] ?? '', foreign.slug ?? '', value));
    else if (!key.startsWith('_') && key !== '' && value !== '') foreign.dropped.push(key);
  }
}

/** Where the article stood under an earlier slug. */
function oldAddress(address: string, slug: string, old: string): string {
  const end = address.lastIndexOf(slug);
  return slug === '' || end < 0 ? '' : `${address.slice(0, end)}${old}${address.slice(end + slug.length)}`;
}
