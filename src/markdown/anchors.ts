import { addCode, endTerm, hashTerm, noTerm } from '../archive/relations/hash.ts';
import { decodeEntities } from './body.ts';

/** Before the anchors of paragraphs: those of headings begin with `h-`, those of notes with `text-`. */
export const anchorPrefix = 'p-';

// What looks like an element within an attribute is none.
const tag = /<(?:"[^"]*"|[^">])*>/g;
const betweenWords = /[^\p{L}\p{M}\p{N}]+/gu;
/** What an ASCII sign is within a word: a letter as a small one, a figure; 0 for what stands between words. */
const folded = Uint8Array.from({ length: 128 }, (_, code) => (/[a-z0-9]/i.test(String.fromCharCode(code)) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0));
const space = 32;
const [nothingYet, word, gap] = [0, 1, 2];

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
  const hash = hashWords(decodeEntities(text));
  if (hash === undefined) return '';
  const anchor = anchorPrefix + hash.toString(36);
  const times = (used.get(anchor) ?? 0) + 1;
  used.set(anchor, times);
  return times === 1 ? anchor : `${anchor}-${times}`;
}

/** The words of a text with single spaces between them, hashed; undefined where it has none. */
function hashWords(text: string): number | undefined {
  let hash = noTerm;
  // A number rather than two truths: this is done for every sign of every page.
  let before = nothingYet;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return hashOtherWords(text);
    const sign = folded[code] ?? 0;
    if (sign !== 0) {
      if (before === gap) hash = addCode(hash, space);
      hash = addCode(hash, sign);
      before = word;
    } else if (before === word) before = gap;
  }
  return before === nothingYet ? undefined : endTerm(hash);
}

/** The same of any text, several times slower. */
function hashOtherWords(text: string): number | undefined {
  const words = text.normalize('NFKC').toLowerCase().replace(betweenWords, ' ').trim();
  return words === '' ? undefined : hashTerm(words);
}
