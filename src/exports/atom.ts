import { addressesOf, feedPaths, feedStylePath, opmlPath } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import { tagOf, wordsOf } from '../site/wording.ts';
import { formatTime, type Feed, type FeedEntry } from '../views/feeds.ts';
import { escapeXml, xmlHead } from './xml.ts';

/** A feed without entries was never updated. */
const never = '1970-01-01';

/** HTML of the text of an entry that may bear it. */
export type TextOf = (entry: FeedEntry) => string;

/**
 * A feed in Atom (RFC 4287); for a month, the archive document of one (RFC 5005). A paragraph of XHTML tells a person
 * who opens it what it is: the style sheet shows it, and programs pass it over.
 */
export function formatAtom(feed: Feed, settings: Settings, textOf: TextOf): string {
  const { absolute } = addressesOf(settings, basePath(settings));
  const link = (rel: string, path: string, type?: string): string => `<link rel="${rel}"${type === undefined ? '' : ` type="${type}"`} href="${escapeXml(absolute(path))}"/>`;
  const atom = 'application/atom+xml';
  const lines = [
    `<id>${escapeXml(feed.id)}</id>`,
    `<title>${escapeXml(feed.title)}</title>`,
    ...(feed.about === undefined ? [] : [`<subtitle>${escapeXml(feed.about)}</subtitle>`]),
    `<updated>${formatTime(feed.updated ?? never)}</updated>`,
    `<author><name>${escapeXml(settings.name)}</name></author>`,
    ...(feed.rights === undefined ? [] : [`<rights>${escapeXml(feed.rights)}</rights>`]),
    '<generator>Backfile</generator>',
    link('self', feedPaths(feed.page).atom, atom),
    link('alternate', feed.page, 'text/html'),
    ...(feed.current === undefined ? [] : ['<fh:archive/>', link('current', feedPaths(feed.current).atom, atom)]),
    ...(feed.before === undefined ? [] : [link('prev-archive', feedPaths(feed.before).atom, atom)]),
    tellReaders(feed, absolute),
  ];
  return `${xmlHead}<?xml-stylesheet type="text/css" href="${escapeXml(addressesOf(settings, basePath(settings)).href(feedStylePath))}"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="${tagOf(feed.lang)}">
${lines.join('\n')}
${feed.entries.map((entry) => formatEntry(entry, absolute, textOf)).join('')}</feed>
`;
}

function tellReaders({ dir, lang, page }: Feed, absolute: (path: string) => string): string {
  const words = wordsOf(lang);
  const address = absolute(page);
  return `<p xmlns="http://www.w3.org/1999/xhtml" dir="${dir}">${escapeXml(words.feedAbout)} <a href="${escapeXml(address)}">${escapeXml(address)}</a> <a href="${escapeXml(absolute(opmlPath))}">${escapeXml(words.allFeeds)}</a></p>`;
}

function formatEntry(entry: FeedEntry, absolute: (path: string) => string, textOf: TextOf): string {
  const { id, title, lang, path, published, updated = published, summary, byline, tags, rights, via, text } = entry;
  const lines = [
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(absolute(path))}"/>`,
    ...(via === undefined ? [] : [`<link rel="via" href="${escapeXml(via)}"/>`]),
    `<published>${formatTime(published)}</published>`,
    `<updated>${formatTime(updated)}</updated>`,
    ...byline.map((name) => `<author><name>${escapeXml(name)}</name></author>`),
    ...tags.map((tag) => `<category term="${escapeXml(tag)}"/>`),
    ...(rights === undefined ? [] : [`<rights>${escapeXml(rights)}</rights>`]),
    `<summary>${escapeXml(summary)}</summary>`,
    ...(text === undefined ? [] : [`<content type="html">${escapeXml(textOf(entry))}</content>`]),
  ];
  return `<entry xml:lang="${tagOf(lang)}">\n${lines.join('\n')}\n</entry>\n`;
}
