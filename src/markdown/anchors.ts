import { hashTerm } from '../archive/relations/hash.ts';
import { decodeEntities } from './body.ts';

/** Before the anchors of paragraphs: those of headings begin with `h-`, those of notes with `text-`. */
export const anchorPrefix = 'p-';

// What looks like an element within an attribute is none.
const tag = /<(?:"[^"]*"|[^">])*>/g;
const betweenWords = /[^\p{L}\p{M}\p{N}]+/gu;
const ascii = /^[\0-\x7f]*$/;
const betweenAsciiWords = /[^a-z0-9]+/g;

/**
 * Gives each paragraph of a body an anchor made of its words, so that it stays while they do, whatever is written before it:
 * capitals, punctuation and spaces do not count, nor what its links lead to. The same words again get `-2`, `-3` after it, from
 * the top. `html` is a body as it is kept, with its places still to fill. Anchors are cited: another rule would break them.
 */
export function markParagraphs(html: string): string {
  const used = new Map<string, number>();
  const parts: string[] = [];
  // `last` is where the element before ended, `open` the `>` of the paragraph that is being read, `done` what is in `parts`.
  let [done, last, open, text] = [0, 0, -1, ''];
  for (const { 0: found, index } of html.matchAll(tag)) {
    if (open >= 0) text += html.slice(last, index);
    last = index + found.length;
    if (found === '<p>') [open, text] = [last - 1, ''];
    if (found !== '</p>' || open < 0) continue;
    const anchor = anchorOf(text, used);
    if (anchor !== '') parts.push(html.slice(done, open), ` id="${anchor}"`);
    if (anchor !== '') done = open;
    open = -1;
  }
  return parts.join('') + html.slice(done);
}

function anchorOf(text: string, used: Map<string, number>): string {
  const told = decodeEntities(text);
  // The same for most of English, several times faster.
  const words = (ascii.test(told) ? told.toLowerCase().replace(betweenAsciiWords, ' ') : told.normalize('NFKC').toLowerCase().replace(betweenWords, ' ')).trim();
  if (words === '') return '';
  const anchor = anchorPrefix + hashTerm(words).toString(36);
  const times = (used.get(anchor) ?? 0) + 1;
  used.set(anchor, times);
  return times === 1 ? anchor : `${anchor}-${times}`;
}
