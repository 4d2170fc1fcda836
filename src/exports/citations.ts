import type { Words } from '../site/words/en.ts';
import type { ArticleView } from '../views/pages.ts';

/** An agency is no author: it stands where a name is looked for only when nobody signed. */
function publicationOf({ source, frame }: ArticleView): string {
  return source?.text ?? frame.name;
}

/** The last part of an article's address. */
function slugOf({ path }: Pick<ArticleView, 'path'>): string {
  return path.split('/').at(-2) ?? '';
}

/**
 * An article as a list of literature names it, in the words of the archive: who, what, where, when, address.
 * `title` and `publication` stand apart because print sets them apart.
 */
export function citeInWords(view: ArticleView, words: Words): { before: string; title: string; publication: string; after: string } {
  const { byline, agency, title, when, canonical } = view;
  const { comma, stop } = words.marks;
  const who = byline.length > 0 ? words.names(byline.map(({ text }) => text)) : agency ?? '';
  return { before: who === '' ? '' : who + stop, title, publication: publicationOf(view), after: `${comma}${when}${stop}${canonical}` };
}

/** RIS: two letters, two spaces, a hyphen, a space and the value on each line, CRLF between. */
export function formatRis(view: ArticleView): string {
  const { byline, agency, title, date, summary, canonical, lang, rights, section, tags } = view;
  const lines: [string, string | undefined][] = [
    ['TY', 'NEWS'], ['TI', title], ...byline.map(({ text }): [string, string] => ['AU', text]),
    ['T2', publicationOf(view)], ['PY', date.slice(0, 4)], ['DA', `${date.replaceAll('-', '/')}/`],
    ['PB', agency], ['SE', section?.text], ['AB', summary], ...tags.map(({ text }): [string, string] => ['KW', text]),
    ['LA', lang], ['C1', rights], ['UR', canonical], ['ER', ''],
  ];
  return lines.flatMap(([name, value]) => (value === undefined ? [] : [`${name}  - ${toLine(value)}\r\n`])).join('');
}

/** All white space of a value as single spaces: U+0085 ends a line for some programs too. */
function toLine(text: string): string {
  return text.replace(/[\s\u0085]+/g, ' ').trim();
}

// A brace counts for BibTeX even behind a backslash.
const special: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}' };

/** Braces, and what TeX takes for a command or joins to another sign, as themselves. */
function escapeTex(text: string): string {
  return toLine(text).replace(/[\\{}$&#%_~^]|([-`',])(?=\1)|[?!](?=`)/g, (sign, joined?: string) => special[sign] ?? (joined !== undefined || /[?!]/.test(sign) ? `${sign}{}` : `\\${sign}`));
}

export function formatBibtex(view: ArticleView): string {
  const { byline, agency, title, date, canonical, lang, path } = view;
  const fields: [string, string | undefined][] = [
    // Braces around a name keep a reader from parting it; around a title from changing its capitals.
    ['author', byline.length > 0 ? byline.map(({ text }) => `{${escapeTex(text)}}`).join(' and ') : undefined],
    ['title', `{${escapeTex(title)}}`], ['journal', escapeTex(publicationOf(view))], ['date', date], ['year', date.slice(0, 4)],
    ['organization', agency === undefined ? undefined : escapeTex(agency)], ['langid', lang], ['url', canonical.replace(/[{}\\]/g, encodeURIComponent)],
  ];
  return `@article{${date}-${slugOf({ path })},\n${fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},\n`])).join('')}}\n`;
}

/** The article as CSL-JSON has it: https://docs.citationstyles.org/en/stable/specification.html */
export function toCsl(view: ArticleView): object {
  const { byline, agency, title, date, summary, canonical, lang, section, dateline, source } = view;
  return {
    id: canonical, type: 'article-newspaper', title,
    author: byline.length > 0 ? byline.map(({ text }) => ({ literal: text })) : undefined,
    'container-title': publicationOf(view), issued: { 'date-parts': [date.split('-').map(Number)] },
    publisher: agency, section: section?.text, 'event-place': dateline, abstract: summary, language: lang, URL: canonical,
    archive_location: source?.archived,
  };
}

export function formatCsl(view: ArticleView): string {
  return `${JSON.stringify([toCsl(view)], undefined, 1)}\n`;
}
