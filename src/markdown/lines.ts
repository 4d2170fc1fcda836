import { decodeEntities } from './body.ts';

/** Elements that begin and end a line. */
const blocks = new Set(['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'blockquote', 'figure', 'figcaption', 'caption', 'tr', 'pre', 'section', 'ul', 'ol', 'table', 'hr']);
const token = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>|[^<]+/g;

/**
 * A body's HTML → its words, each paragraph, heading, item and row of a table on one line. Quotes begin with `> `, items with
 * their number or a hyphen; the marks of notes stand in brackets, and so does what a picture shows.
 */
export function listLines(html: string): string[] {
  const lines: string[] = [];
  const lists: number[] = [];
  let [line, mark, quotes, raw, hidden] = ['', '', 0, false, false];
  const end = (): void => {
    for (const part of raw ? line.split('\n') : [line.replace(/[^\S\t]+/g, ' ')]) {
      if (part.trim() === '') continue;
      lines.push('> '.repeat(quotes) + mark + (raw ? part.trimEnd() : part.trim()));
      mark = '';
    }
    line = '';
  };
  for (const [text, closing, name, attributes = ''] of html.matchAll(token)) {
    if (name === undefined) {
      if (!hidden) line += raw ? decodeEntities(text) : decodeEntities(text).replace(/\s+/g, ' ');
      continue;
    }
    const opens = closing === '';
    if (blocks.has(name)) end();
    if (name === 'blockquote') quotes += opens ? 1 : -1;
    else if (name === 'ul' || name === 'ol') opens ? lists.push(name === 'ol' ? 1 : 0) : lists.pop();
    else if (name === 'li' && opens) mark = `${'  '.repeat(lists.length - 1)}${takeMark(lists)}`;
    else if (name === 'pre') raw = opens;
    else if (name === 'a') hidden = opens && attributes.includes('data-footnote-backref');
    else if (name === 'sup') line += opens ? '[' : ']';
    else if (name === 'br') line += ' ';
    else if (name === 'hr') lines.push('* * *');
    else if (name === 'img') line += showAlt(attributes);
    else if ((name === 'td' || name === 'th') && opens && line !== '') line = `${line.trimEnd()}\t`;
  }
  end();
  return lines;
}

function takeMark(lists: number[]): string {
  const number = lists.at(-1) ?? 0;
  if (number === 0) return '- ';
  lists[lists.length - 1] = number + 1;
  return `${number}. `;
}

function showAlt(attributes: string): string {
  const alt = decodeEntities(/ alt="([^"]*)"/.exec(attributes)?.[1] ?? '').trim();
  return alt === '' ? '' : `[${alt}]`;
}
