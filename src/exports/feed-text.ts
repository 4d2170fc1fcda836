import type { Words } from '../site/words/en.ts';
import type { ArticleView } from '../views/pages.ts';
import { escapeXml } from './xml.ts';

/** A tag with its attributes: a quoted value may hold a `>`. */
const tags = /<(?:[^>"]|"[^"]*")*>/g;

/** The HTML of an article as it stands in a feed: its corrections, then its text, every address in full. */
export function formatFeedText({ body, corrections, canonical }: Pick<ArticleView, 'body' | 'corrections' | 'canonical'>, { marks }: Words): string {
  const notices = corrections.map(({ label, when, text }) => `<p><strong>${escapeXml(label)}</strong>${marks.comma}${escapeXml(when)}${marks.colon}${escapeXml(text)}</p>`).join('');
  return notices + body.replace(tags, (tag) => completeTag(tag, canonical));
}

/** Pictures are shown in the file itself: programs that read feeds have sizes of their own. */
function completeTag(tag: string, canonical: string): string {
  if (/^<(?:source\b|\/?picture\b)/.test(tag)) return '';
  const shown = tag.startsWith('<img') ? tag.replace(/ (?:width|height|loading|decoding)="[^"]*"/g, '') : tag;
  return shown.replace(/ (href|src)="([^"]*)"/g, (_, name: string, address: string) => ` ${name}="${complete(address, canonical)}"`);
}

/** An address of the site, or of a place on the page, in full. It is escaped already, and `&amp;` stays. */
function complete(address: string, canonical: string): string {
  if (address.startsWith('#')) return canonical + address;
  return address.startsWith('/') ? new URL(canonical).origin + address : address;
}
