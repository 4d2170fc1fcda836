import { isDay } from '../archive/days.ts';

/** A date as an article writes it, and what was lost or guessed on the way. */
export interface ReadDate {
  /** `2025-10-28`, or an instant with its offset whose written day counts. */
  date: string;
  note?: string;
}

const months: Readonly<Record<string, number>> = Object.fromEntries([
  ['jan', 'ocak', 'ene', 'gen'], ['feb', 'fév', 'fev', 'şub', 'sub'], ['mar', 'mär', 'maer', 'mrz'], ['apr', 'avr', 'abr', 'nis'], ['may', 'mai', 'mei', 'mag'], ['jun', 'juin', 'haz', 'giu'],
  ['jul', 'juil', 'tem', 'lug'], ['aug', 'aoû', 'aou', 'ago', 'ağu', 'agu'], ['sep', 'eyl', 'set'], ['oct', 'okt', 'out', 'eki', 'ott'], ['nov', 'kas'], ['dec', 'dez', 'déc', 'dic', 'ara'],
].flatMap((names, index) => names.map((name) => [name, index + 1])));

/** Minutes east of Greenwich that the letters of old mail mean (RFC 822), and some that feeds use beside. */
const zones: Readonly<Record<string, number>> = {
  z: 0, ut: 0, utc: 0, gmt: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, bst: 60, cet: 60, cest: 120, eet: 120, eest: 180, wet: 0, west: 60, jst: 540, msk: 180, trt: 180,
};

/**
 * Reads a date in any of the forms that feeds, exports and front matter are known to hold. The written day counts and is never
 * moved. Undefined where no day of the calendar can be found.
 */
export function readDate(text: string): ReadDate | undefined {
  const plain = text.replace(/[\u2009\u202f\u00a0,]+/g, ' ').replace(/\s+/g, ' ').trim();
  return readIso(plain) ?? readWords(plain) ?? readFigures(plain) ?? readEpoch(plain);
}

function readIso(text: string): ReadDate | undefined {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T\s]+(.*))?$/i.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?:T?(\d{4,6}.*))?$/i.exec(text) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日(.*)$/.exec(text);
  if (!match) return /^(\d{4})-(\d{2})$/.test(text) && isDay(`${text}-01`) ? { date: `${text}-01`, note: `\`${text}\` names no day, and the first of the month was taken` } : undefined;
  return join(match[1], Number(match[2]), match[3], match[4]);
}

/** `Wed, 02 Oct 2002 13:00:00 GMT`, `2 October 2002`, `October 2nd, 2002 1:00 pm`. */
function readWords(text: string): ReadDate | undefined {
  const bare = text.replace(/^\p{L}+\.?\s+(?=\d|\p{L}+\.?\s+\d)/u, (word) => (monthOf(word) === undefined ? '' : word)).replace(/(\d)(?:st|nd|rd|th|er|º|\.)(?=\s)/gi, '$1');
  const european = /^(\d{1,2})[\s-]+(?:de\s+)?(\p{L}+)\.?[\s-]+(?:de\s+)?(\d{4}|\d{2})(?:\s+(.*))?$/u.exec(bare);
  if (european) return join(fullYear(european[3]), monthOf(european[2]), european[1], european[4]);
  const american = /^(\p{L}+)\.?\s+(\d{1,2})\s+(?:(\d{1,2}:\S+(?:\s+[ap]\.?m\.?)?)\s+(?:[A-Z]{3,4}\s+)?)?(\d{4})(?:\s+(.*))?$/iu.exec(bare);
  return american ? join(american[4], monthOf(american[1]), american[2], american[5] ?? american[3]) : undefined;
}

/** `28.10.2025`, and `10/28/2025`, in which the order is a guess where both could be a month. */
function readFigures(text: string): ReadDate | undefined {
  const match = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:\s+(.*))?$/.exec(text);
  if (!match) return undefined;
  const [, first = '', mark, second = '', year, time] = match;
  const isAmerican = mark === '/' && Number(first) <= 12;
  const read = isAmerican ? join(year, Number(first), second, time) : join(year, Number(second), first, time);
  return read && isAmerican && Number(second) <= 12 && first !== second ? { ...read, note: `\`${text}\` was read as month, day, year` } : read;
}

function readEpoch(text: string): ReadDate | undefined {
  const seconds = /^\d{9,10}$/.test(text) ? Number(text) : /^\d{12,13}$/.test(text) ? Number(text) / 1000 : undefined;
  return seconds === undefined ? undefined : { date: new Date(seconds * 1000).toISOString().replace(/\.\d+Z$/, 'Z'), note: 'Its date was counted in seconds, and was read in UTC' };
}

function monthOf(word = ''): number | undefined {
  const name = word.toLowerCase().replace(/[.\s]/g, '');
  return months[name.slice(0, 4)] ?? months[name.slice(0, 3)];
}

/** Two figures are of this century up to 49 (RFC 2822, 4.3). */
function fullYear(year = ''): string {
  return year.length === 2 ? String(Number(year) + (Number(year) < 50 ? 2000 : 1900)) : year;
}

function join(year = '', month = 0, day = '', rest = ''): ReadDate | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(date)) return undefined;
  const time = /^(\d{1,2})[:.h]?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(.*)$/i.exec(rest.trim());
  if (!time) return { date };
  const [, hourText = '', minute = '', second = '00', half = '', zone = ''] = time;
  const hour = half === '' ? Number(hourText) : (Number(hourText) % 12) + (/^p/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return { date, note: `\`${rest.trim()}\` is no time of day, and the day alone was kept` };
  const offset = readOffset(zone);
  if (offset === undefined) return { date, note: 'Its time has no offset, and the day alone was kept' };
  return { date: `${date}T${String(hour).padStart(2, '0')}:${minute}:${second}${offset}` };
}

function readOffset(zone: string): string | undefined {
  const figures = /^(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?\b/i.exec(zone);
  if (figures) return formatOffset((figures[1] === '-' ? -1 : 1) * (Number(figures[2]) * 60 + Number(figures[3] ?? 0)));
  const named = zones[(/^[a-z]+/i.exec(zone)?.[0] ?? '').toLowerCase()];
  return named === undefined ? undefined : formatOffset(named);
}

/** Minutes east of Greenwich → `+03:00`; undefined where no place keeps such a time. */
export function formatOffset(minutes: number): string | undefined {
  if (!Number.isInteger(minutes) || Math.abs(minutes) > 14 * 60) return undefined;
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}
