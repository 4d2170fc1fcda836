import { posix } from 'node:path';
import type { DayText } from '../archive/article.ts';
import { tagKey } from '../archive/tags.ts';
import { htmlToWords, takeOutTokens, textToParagraphs } from '../markdown/from-html.ts';
import { isDeviceName, reservedSegments, toSlug } from '../site/slugs.ts';
import { yearOf } from '../archive/days.ts';
import { readDate } from './dates.ts';
import type { Foreign } from './foreign.ts';

/** What is settled of an article before its text is looked at: everything another article may depend on. */
export interface Planned {
  origin: string;
  /** `2025-10-28-talks` */
  id: string;
  /** The address, `/2025/10/28/talks/`. */
  path: string;
  /** Relative to the content folder. */
  name: string;
  date: string;
  title: string;
  aliases: string[];
  notes: string[];
  /** Old addresses no file can stand at. */
  lost: string[];
}

/** Settles names, old addresses and tags of all articles of an import, in their order. The same articles give the same plan. */
export class Plan {
  /** Address of the old site, without which no full link is known to lead there. */
  home?: string;
  readonly articles: (Planned | undefined)[] = [];
  readonly #ids = new Set<string>();
  readonly #byAddress = new Map<string, Planned>();
  readonly #byFile = new Map<string, Planned>();
  readonly #tags = new Map<string, { key: string; name: string }>();

  /** Settles the next article, or tells why it can be none. */
  add(foreign: Foreign): Planned | { refusal: string } {
    const outcome = foreign.refusal === undefined ? this.#settle(foreign) : { refusal: foreign.refusal };
    this.articles.push('refusal' in outcome ? undefined : outcome);
    return outcome;
  }

  /** Takes an article out that turned out to be none: nothing leads to it. */
  drop(index: number): void {
    const planned = this.articles[index];
    this.articles[index] = undefined;
    for (const known of [this.#byAddress, this.#byFile]) for (const [key, each] of known) if (each === planned) known.delete(key);
  }

  #settle(foreign: Foreign): Planned | { refusal: string } {
    const notes: string[] = [];
    const title = this.#findTitle(foreign, notes);
    if (title === undefined) return { refusal: 'It has neither a title nor a text.' };
    const dates = foreign.dates.map((text) => ({ text, read: readDate(text) }));
    const found = dates.find(({ read }) => read !== undefined);
    if (!found?.read) return { refusal: dates.length === 0 ? 'It has no date.' : `\`${(dates[0]?.text ?? '').slice(0, 40)}\` is no day of the calendar, and it has no other date.` };
    const { date, note } = found.read;
    if (note !== undefined) notes.push(note);
    if (dates[0] !== found) notes.push(`\`${(dates[0]?.text ?? '').slice(0, 40)}\` is no day of the calendar, and \`${found.text.slice(0, 40)}\` was taken`);
    const day = date.slice(0, 10);
    const id = this.#findId(day, foreign, title, notes);
    const planned: Planned = { origin: foreign.origin, id, path: `/${day.replaceAll('-', '/')}/${id.slice(11)}/`, name: `articles/${yearOf(day)}/${id}.md`, date, title, aliases: [], notes, lost: [] };
    this.#keepAddresses(planned, foreign);
    return planned;
  }

  #findTitle(foreign: Foreign, notes: string[]): string | undefined {
    const written = foreign.title === undefined ? '' : titleWords(foreign.title);
    if (written !== '') {
      if (written !== foreign.title?.trim()) notes.push('Markup, signs or line ends in its title were read as words');
      return written;
    }
    const words = textToParagraphs(takeOutTokens(foreign.text.slice(0, 4000)), foreign.markup === 'markdown' ? 'plain' : foreign.markup).join(' ').replace(/[*_`#>[\]]+/g, '').split(/\s+/).filter(Boolean);
    if (!/[\p{L}\p{N}]/u.test(words.join(''))) return undefined;
    notes.push('It has no title, and its first words became one');
    return `${words.slice(0, 8).join(' ').slice(0, 100)}${words.length > 8 ? '…' : ''}`;
  }

  #findId(day: DayText, foreign: Foreign, title: string, notes: string[]): string {
    const written = foreign.slug === undefined ? '' : decode(foreign.slug);
    let slug = toSlug(written.slice(0, 300)) || toSlug(title.slice(0, 300)) || `article-${this.articles.length + 1}`;
    if (reservedSegments.has(slug) || isDeviceName(slug)) {
      notes.push(`\`${slug}\` is a word the site keeps for itself, and its address became \`${slug}-article\``);
      slug = `${slug}-article`;
    }
    let id = `${day}-${slug}`;
    for (let number = 2; this.#ids.has(id); number += 1) id = `${day}-${slug}-${number}`;
    if (id !== `${day}-${slug}`) notes.push(`Another article has the day and the address \`${day}-${slug}\`, and this one became \`${id}\``);
    else if (written !== '' && written !== slug && !notes.some((note) => note.startsWith(`\`${toSlug(written)}\``))) notes.push('Its address was written in small letters, figures and hyphens');
    this.#ids.add(id);
    return id;
  }

  #keepAddresses(planned: Planned, foreign: Foreign): void {
    const file = foreign.folder === undefined ? undefined : fileKey(foreign.origin);
    if (file !== undefined) {
      this.#byFile.set(file, planned);
      const base = file.slice(file.lastIndexOf('/') + 1);
      if (!this.#byFile.has(base)) this.#byFile.set(base, planned);
    }
    for (const address of [...foreign.addresses, planned.path]) {
      const key = this.#keyOf(address);
      if (key !== undefined && !this.#byAddress.has(key)) this.#byAddress.set(key, planned);
    }
    planned.aliases = foreign.addresses;
  }

  /** The path and query of an address of the old site; undefined for one of another site. */
  #keyOf(address: string): string | undefined {
    const base = this.home !== undefined && URL.canParse(this.home) ? this.home : 'http://old.invalid/';
    if (!URL.canParse(address, base)) return undefined;
    const url = new URL(address, base);
    const isHere = url.host.replace(/^www\./, '') === new URL(base).host.replace(/^www\./, '') || (this.home === undefined && /^https?:$/.test(url.protocol));
    if (!isHere) return undefined;
    const path = decode(url.pathname).normalize('NFC').toLowerCase().replace(/\/{2,}/g, '/').replace(/(?:\/index)?\.html?$/, '').replace(/\/+$/, '');
    const number = url.searchParams.get('p') ?? url.searchParams.get('page_id');
    if (path === '' && number === null) return undefined;
    return number === null ? path : `${path}?p=${number}`;
  }

  /** The article that stood at an address of the old site. */
  findByAddress(address: string): Planned | undefined {
    const key = this.#keyOf(address);
    return key === undefined ? undefined : this.#byAddress.get(key);
  }

  /** The article a file of the old site holds, by its path from the root or by its name. */
  findByFile(file: string): Planned | undefined {
    const key = fileKey(file);
    return this.#byFile.get(key) ?? this.#byFile.get(key.slice(key.lastIndexOf('/') + 1));
  }

  /** Decides which old addresses become `aliases`, once every article is settled. `taken` are paths of the archive and the files they lead to. */
  settleAliases(taken: ReadonlyMap<string, string>): void {
    const owners = new Map(this.articles.flatMap((planned) => (planned ? [[planned.path, planned] as const] : [])));
    const claimed = new Map<string, Planned>();
    for (const planned of this.articles) {
      if (!planned) continue;
      const addresses = planned.aliases;
      planned.aliases = [];
      for (const address of new Set(addresses.map((each) => this.#toAlias(each)))) {
        if (address === undefined) continue;
        const key = `${address.toLowerCase().replace(/\/+$/, '')}/`;
        const owner = owners.get(key) ?? claimed.get(key);
        if (owner === planned) continue;
        if (owner) planned.notes.push(`Its old address \`${address}\` leads to \`${owner.name}\``);
        else if (leadsElsewhere(taken, key, planned)) planned.notes.push(`Its old address \`${address}\` leads to \`${taken.get(key) ?? ''}\``);
        else if (!isAlias(address) || isSitePath(key)) planned.lost.push(address);
        else {
          claimed.set(key, planned);
          planned.aliases.push(address);
        }
      }
    }
  }

  #toAlias(address: string): string | undefined {
    const base = this.home !== undefined && URL.canParse(this.home) ? this.home : 'http://old.invalid/';
    if (address.trim() === '' || !URL.canParse(address, base)) return undefined;
    const url = new URL(address, base);
    if (!/^https?:$/.test(url.protocol) || (this.home !== undefined && URL.canParse(this.home) && url.host.replace(/^www\./, '') !== new URL(base).host.replace(/^www\./, ''))) return undefined;
    const path = decode(url.pathname).normalize('NFC').replace(/\/{2,}/g, '/').replace(/\/index\.html?$/i, '/');
    return path === '/' ? (url.search === '' ? undefined : `/${url.search}`) : path;
  }

  /** The spelling under which a tag is kept; undefined where it can have no page. Two tags never share an address. */
  settleTag(tag: string): string | undefined {
    const key = tagKey(tag);
    const slug = toSlug(tag);
    if (slug === '') return undefined;
    const first = this.#tags.get(slug);
    if (!first) this.#tags.set(slug, { key, name: tag });
    if (!first || first.key === key) return tag;
    const spelt = tag.replace(/\+/g, ' plus').replace(/#/g, ' sharp').replace(/&/g, ' and ').replace(/\s+/g, ' ').trim();
    return spelt === tag ? first.name : this.settleTag(spelt);
  }
}

/** Whether a path of the archive is that of another file than the article's own, which may be there from an earlier import. */
export function leadsElsewhere(taken: ReadonlyMap<string, string>, path: string, { name }: Planned): boolean {
  const file = taken.get(path);
  return file !== undefined && posix.basename(file) !== posix.basename(name);
}

/** A title's words: entities and elements of HTML are read as such, a lone `<T>` is a word. */
export function titleWords(title: string): string {
  const isMarkup = /<\/?(?:[abiqsu]|em|strong|code|span|br|p|div|h[1-6]|sup|sub|small|cite|del|ins|mark|font|script|style|img|abbr|tt|kbd)\b[^>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(title);
  return takeOutTokens(isMarkup ? htmlToWords(title) : title).replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

function fileKey(file: string): string {
  return decode(file).toLowerCase().replace(/[?#].*$/, '').replace(/^(?:\.?\/|@\/)+/, '').replace(/\/$/, '').replace(/\.(?:md|markdown|mdx|html?|njk|liquid)$/, '').replace(/\/_?index$/, '');
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const ownWords: ReadonlySet<string> = new Set(['_assets', 'data', '404']);

/** What `check` asks of an alias. */
function isAlias(address: string): boolean {
  const parts = address.split('/');
  const segments = address.toLowerCase().split('/').filter(Boolean);
  return /^\/(?:[\p{L}\p{N}._~-]+\/)*(?:[\p{L}\p{N}_~-][\p{L}\p{N}._~-]*)?$/u.test(address) && address !== '/' && !parts.some((part) => part === '..' || part === '.' || Buffer.byteLength(part) > 200)
    && !segments.some((segment) => /^(?:index\.html|404\.html|favicon\.svg)$/.test(segment)) && !ownWords.has(segments[0] ?? '');
}

/** A path at which the site has pages of its own, or may have. */
function isSitePath(key: string): boolean {
  const segments = key.split('/').filter(Boolean);
  if (/^\/\d{4}\/(?:\d{2}\/){0,2}$/.test(key)) return true;
  return reservedSegments.has(segments[0] ?? '') && segments.length <= 4 && !segments.some((segment) => segment.includes('.'));
}
