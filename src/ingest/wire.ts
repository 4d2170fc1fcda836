import { stringify } from 'yaml';
import type { DayText } from '../archive/article.ts';
import { isDay } from '../archive/days.ts';
import { articleName } from './article-name.ts';
import { readDateline } from './dateline.ts';
import { formatPlainMarkdown } from '../markdown/plain.ts';
import { largestText } from './source-file.ts';

/** A story as a wire sends it. Paragraphs are plain text on one line each, without outer space; there is at least one. */
export interface WireStory {
  title: string;
  date: DayText;
  dateline?: string;
  agency?: string;
  paragraphs: string[];
  /** Where its article goes, relative to the content folder. */
  name: string;
}

/**
 * Reads wire text: a first line ` date 2025-10-28 Headline`, then blocks parted by blank lines. The lines of a block are one
 * paragraph; a first block that is a dateline (see `readDateline`) is kept as such. No other word is dropped or altered.
 */
export function readWire(text: string): WireStory | { reason: string } {
  if (Buffer.byteLength(text) > largestText) return { reason: 'The text is larger than 2 MiB.' };
  const lines = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n').split('\n');
  const unprintable = findControl(lines);
  if (unprintable) return { reason: unprintable };
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0) return { reason: 'The file is empty.' };
  const head = /^date(?:\s+(\S+)(.*))?$/isu.exec((lines[first] ?? '').trim());
  if (!head) return { reason: 'The first line is not a date line, such as ` date 2025-10-28 Headline`.' };
  const [, date = '', rest = ''] = head;
  if (date === '') return { reason: 'The date line has neither a day nor a headline.' };
  if (!isDay(date)) return { reason: `\`${date.slice(0, 40)}\` is not a day of the calendar, such as 2025-10-28.` };
  const title = rest.trim();
  if (title === '') return { reason: 'The date line has no headline behind the day.' };
  const named = articleName(date, title);
  if ('reason' in named) return named;
  const [opening = '', ...others] = findParagraphs(lines.slice(first + 1));
  const dateline = readDateline(opening, title, others);
  const paragraphs = dateline ? others : [opening, ...others];
  if (!paragraphs.some((paragraph) => /[\p{L}\p{N}]/u.test(paragraph))) return { reason: 'There is no text below the date line.' };
  return { title, date, ...dateline, paragraphs, name: named.name };
}

/** Blocks parted by blank lines, each on one line. */
function findParagraphs(lines: readonly string[]): string[] {
  const blocks: string[][] = [[]];
  for (const line of lines.map((each) => each.trim())) {
    if (line === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  return blocks.filter((block) => block.length > 0).map((block) => block.join(' '));
}

/** The first character that no article may hold, told with its line. */
function findControl(lines: readonly string[]): string | undefined {
  for (const [index, line] of lines.entries()) {
    const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(line)?.[0];
    if (control === undefined) continue;
    return `Line ${index + 1} holds the control character U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}.`;
  }
  return undefined;
}

/** A wire story → the article's file: its name relative to the content folder, and its text. The same story gives the same bytes. */
export function formatWireArticle({ title, date, dateline, agency, paragraphs, name }: WireStory): { name: string; text: string } {
  const fields = Object.entries({ title, date, dateline, agency }).filter(([, value]) => value !== undefined);
  return { name, text: `---\n${stringify(Object.fromEntries(fields), { lineWidth: 0 })}---\n\n${formatPlainMarkdown(paragraphs)}` };
}
