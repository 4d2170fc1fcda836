import { tagKey } from '../archive/tags.ts';

/** The place a story was filed from, as printed, and the wire whose mark stood behind it in brackets. */
export interface Dateline {
  dateline: string;
  agency?: string;
}

const longestLine = 60;
const mostWords = 6;
const agencyMark = /^(.+?)\s*\((\p{Lu}{2,8}|Reuters|Xinhua|Bloomberg|Interfax|Kyodo|Tass|Anadolu)\)$/u;
const capitals = /^[\p{Lu}\p{M}'’.-]+$/u;
const titleCase = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const particle = /^(?:al|am|an|da|das|de|del|della|den|der|des|di|do|dos|du|e|el|en|es|et|ibn|in|la|le|les|los|of|on|sur|the|und|upon|van|y)$/u;
const initials = /(?:^|[\s.])\p{Lu}\.\p{Lu}\.$/u;
/** What stands in capitals above a story and is no place. */
const deskWords = new Set([
  'advisory', 'analysis', 'background', 'breaking', 'bulletin', 'by', 'comment', 'correction', 'editorial', 'exclusive', 'eds', 'factbox', 'feature',
  'flash', 'interview', 'live', 'news', 'obituary', 'opinion', 'review', 'sources', 'sport', 'sports', 'summary', 'update', 'urgent', 'weather',
  'aa', 'afp', 'agence', 'agencies', 'anadolu', 'ap', 'bloomberg', 'correspondent', 'dpa', 'press', 'reporter', 'reuters', 'staff', 'tass', 'upi', 'xinhua',
]);

/**
 * Reads a line that stands alone above a story as its dateline: `ISTANBUL`, `New York`, `ANKARA, Türkiye (AP)`.
 * Undefined in any doubt, for a paragraph loses nothing: where the line is the headline or what the headline begins with
 * before a colon (a rubric: `TENNIS` above "Tennis: …"), and where words in title case, or three words in capitals, name
 * a place that neither headline nor text speaks of (a byline, a heading).
 */
export function readDateline(line: string, title: string, paragraphs: readonly string[]): Dateline | undefined {
  if (paragraphs.length === 0 || line.length > longestLine || line.split(/\s+/).length > mostWords) return undefined;
  const [, marked, agency] = agencyMark.exec(line) ?? [];
  const dateline = marked ?? line;
  const parts = dateline.split(/,\s*/);
  const [place = ''] = parts;
  if (parts.length > 3 || !parts.every(isPlaceLike) || repeatsHeadline(dateline, title)) return undefined;
  const printedAsDateline = agency !== undefined || (isInCapitals(place) && parts.every((part) => part.split(/\s+/).length < 3));
  if (!printedAsDateline && !isSpokenOf(place, [title, ...paragraphs])) return undefined;
  return agency === undefined ? { dateline } : { dateline, agency };
}

function isInCapitals(text: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) && text.split(/\s+/).every((word) => capitals.test(word));
}

function isPlaceLike(part: string): boolean {
  const words = part.split(/\s+/);
  const last = words.length - 1;
  if (/[.-]$/.test(part) && !initials.test(part)) return false;
  if (words.some((word) => deskWords.has(tagKey(word)))) return false;
  return words.every((word, index) => titleCase.test(word) || (index > 0 && index < last && particle.test(word)));
}

function repeatsHeadline(line: string, title: string): boolean {
  const [rubric = ''] = title.split(/\s*[:：|]\s*|\s+[-–—]\s+/u);
  return [tagKey(title), tagKey(rubric)].includes(tagKey(line));
}

function isSpokenOf(place: string, texts: readonly string[]): boolean {
  const key = ` ${tagKey(place)} `;
  // One or two letters are a word of any text.
  return place.length > 2 && texts.some((text) => ` ${tagKey(text)} `.includes(key));
}
