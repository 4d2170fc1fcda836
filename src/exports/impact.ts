import { formatCount } from '../site/wording.ts';
import { toCode, toInert, toInertSentence } from './inert.ts';

/** An article by what a reader knows it by. `state` tells why it is not published. */
export interface NamedArticle {
  title: string;
  path: string;
  file: string;
  state?: 'draft' | 'under embargo' | 'withdrawn';
}

/** What became of one field; without words where it is too long to be told. */
export interface FieldChange {
  field: string;
  before?: string;
  after?: string;
}

export interface PageName {
  path: string;
  title: string;
  kind: string;
}

/** What a change of the content does to the site. Every text in it is a stranger's. */
export interface Impact {
  base: string;
  head: string;
  /** How many articles there are after it. */
  articles: number;
  /** What an editor must mend, and may want to; `file` with the name of the content folder before it. */
  problems: { severity: 'problem' | 'warning'; file: string; line: number; column: number; reason: string; hint: string }[];
  /** Why the rest is not told, or not whole. */
  note?: string;
  added: NamedArticle[];
  changed: (NamedArticle & { fields: FieldChange[] })[];
  removed: NamedArticle[];
  gained: PageName[];
  /** Addresses that answered and will not; `mend` is what keeps one. */
  lost: (PageName & { mend?: { line: string; file: string } })[];
  redirected: { from: string; to: string }[];
  /** Pages that stay and show something else. */
  touched: PageName[];
  moved: { article: NamedArticle; came: string[]; left: string[] }[];
  duplicates: { article: NamedArticle; other: NamedArticle; why: string }[];
  suggested: { article: NamedArticle; tags: { name: string; why: string }[] }[];
}

/** GitHub takes 65,536 characters. */
const mostBytes = 60_000;
const mostListed = 20;

interface Section {
  heading: string;
  count: number;
  lines: string[];
  /** Shown without being opened. */
  open?: boolean;
}

/** An impact as Markdown for a comment: what must be mended first, then what is lost, then the rest. It is never too long for one. */
export function formatImpact(impact: Impact, most = mostBytes): string {
  const parts = [`## What this changes\n\n${sumUp(impact)}`];
  const end = `\n\n<sub>${formatCount(impact.articles, 'article')} after ${toCode(impact.head, 20)}, held against ${toCode(impact.base, 20)}.</sub>\n`;
  let left = most - Buffer.byteLength(parts[0] ?? '') - Buffer.byteLength(end) - 200;
  const untold: string[] = [];
  for (const section of toSections(impact).filter(({ count }) => count > 0)) {
    const text = formatSection(section, left);
    if (text === undefined) untold.push(`${section.heading.toLowerCase()} (${formatCount(section.count, 'line')})`);
    else {
      parts.push(text);
      left -= Buffer.byteLength(text) + 2;
    }
  }
  if (untold.length > 0) parts.push(`Left out for length: ${untold.join(', ')}.`);
  return parts.join('\n\n') + end;
}

function sumUp({ problems, note, added, changed, removed, gained, lost, redirected, touched }: Impact): string {
  const refused = problems.filter(({ severity }) => severity === 'problem').length;
  const warnings = problems.length - refused;
  const told = refused > 0 ? [`**${formatCount(refused, 'problem')} to mend before this can be published.**`] : [];
  if (warnings > 0) told.push(`${formatCount(warnings, 'warning')}.`);
  if (note !== undefined) told.push(note);
  if (added.length + changed.length + removed.length + gained.length + lost.length + redirected.length + touched.length === 0) return [...told, 'No page of the site changes.'].join(' ');
  const addresses = [lost.length > 0 ? `**${formatCount(lost.length, 'address is', 'addresses are')} lost**` : 'no address is lost', `${formatCount(gained.length, 'page')} new`, `${formatCount(touched.length, 'page')} changed`, ...(redirected.length > 0 ? [`${formatCount(redirected.length, 'address leads', 'addresses lead')} on`] : [])];
  return [...told, `${formatCount(added.length, 'article')} added, ${changed.length} changed, ${removed.length} removed; ${addresses.join(', ')}.`].join(' ');
}

function toSections({ problems, added, changed, removed, gained, lost, redirected, touched, moved, duplicates, suggested }: Impact): Section[] {
  const sorted = [...problems.filter(({ severity }) => severity === 'problem'), ...problems.filter(({ severity }) => severity === 'warning')];
  const section = <T>(heading: string, items: readonly T[], tell: (item: T) => string, open = false): Section =>
    ({ heading, count: items.length, lines: items.slice(0, mostListed).map((item) => `- ${tell(item)}`), open });
  return [
    section('To mend', sorted, ({ severity, file, line, column, reason, hint }) => `${toCode(`${file}:${line}:${column}`, 200)} ${severity === 'warning' ? 'Warning: ' : ''}${toInertSentence(reason, 300)} ${toInertSentence(hint, 200)}`, true),
    section('Addresses lost', lost, ({ path, title, mend }) => `${toCode(path, 200)} ${toInert(title)}${mend === undefined ? '' : `. To keep it, write ${toCode(mend.line, 200)} in ${toCode(mend.file, 200)}`}`, true),
    section('Likely duplicates', duplicates, ({ article, other, why }) => `${tellArticle(article)} – ${why}: ${tellArticle(other)}`, true),
    section('Articles added', added, tellArticle, true),
    section('Articles changed', changed, (article) => `${tellArticle(article)}: ${article.fields.slice(0, 8).map(tellField).join('; ')}`, true),
    section('Articles removed', removed, tellArticle, true),
    section('Suggested tags', suggested, ({ article, tags }) => `${tellArticle(article)}: ${tags.slice(0, 8).map(({ name, why }) => `${toInert(name)} (${toInert(why)})`).join('; ')}`, true),
    section('Addresses that lead on', redirected, ({ from, to }) => `${toCode(from, 200)} → ${toCode(to, 200)}`),
    section('Related articles that moved', moved, ({ article, came, left }) => `${tellArticle(article)}: ${[came.length > 0 ? `in: ${tellTitles(came)}` : [], left.length > 0 ? `out: ${tellTitles(left)}` : []].flat().join('; ') || 'another order'}`),
    ...pageKinds.map(({ name }) => {
      const pages = [...gained.map((page) => ({ page, is: 'new' })), ...touched.map((page) => ({ page, is: 'changed' }))].filter(({ page }) => nameKind(page) === name);
      return section(`${name} touched`, pages, ({ page, is }) => `${toCode(page.path, 200)} ${is}`);
    }),
  ];
}

/** What pages are called in groups, in the order they are told: the first that holds a page has it. */
const pageKinds: readonly { name: string; holds: (page: PageName) => boolean }[] = [
  { name: 'Tag pages', holds: ({ path }) => path.startsWith('/tags/') },
  { name: 'Date pages', holds: ({ kind }) => ['day', 'month', 'year', 'years'].includes(kind) },
  { name: 'Story pages', holds: ({ kind }) => kind === 'story' || kind === 'stories' },
  { name: 'Article pages', holds: ({ kind }) => kind === 'article' },
  { name: 'Other pages', holds: () => true },
];

function nameKind(page: PageName): string {
  return pageKinds.find(({ holds }) => holds(page))?.name ?? '';
}

function tellArticle({ title, path, state }: NamedArticle): string {
  return `${toInert(title)} ${toCode(path, 160)}${state === undefined ? '' : ` (${state})`}`;
}

function tellTitles(titles: readonly string[]): string {
  return titles.slice(0, 5).map((title) => toInert(title, 60)).join(', ');
}

function tellField({ field, before, after }: FieldChange): string {
  if (before === undefined && after === undefined) return field;
  if (before === undefined) return `${field} + ${toInert(after ?? '')}`;
  return after === undefined ? `${field} − ${toInert(before)}` : `${field} ${toInert(before)} → ${toInert(after)}`;
}

/** A section with as many of its lines as there is room for, told how many are not; undefined where there is no room. */
function formatSection({ heading, count, lines, open }: Section, room: number): string | undefined {
  const frame = open ? 60 : 120;
  let left = room - frame - heading.length;
  const told = lines.filter((line) => {
    left -= Buffer.byteLength(line) + 1;
    return left >= 0;
  });
  if (told.length === 0) return undefined;
  const more = count > told.length ? `\n- … and ${formatCount(count - told.length, 'more', 'more')}` : '';
  const body = `${told.join('\n')}${more}`;
  return open ? `### ${heading}\n\n${body}` : `<details><summary>${heading} (${count})</summary>\n\n${body}\n\n</details>`;
}
