import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isDay } from '../archive/days.ts';
import { articleName } from '../ingest/article-name.ts';
import { readLanguage } from '../ingest/content.ts';
import { formatDraft, type DraftFields } from '../ingest/draft.ts';
import { findNearest } from '../ingest/likeness.ts';
import { printable } from '../ingest/report.ts';
import { findNamesake, findStanding, indexArticleNames, writeMissingSettings, writeNewFile } from '../ingest/write-article.ts';
import { isLanguage } from '../site/words/grammar.ts';
import type { Folders } from './open-content.ts';
import { openSource, readUrl, type OpenedSource } from './open-source.ts';
import { folderOptions } from './options.ts';

interface NewIo {
  /** Takes the path of the new file and nothing else. */
  out: (line: string) => void;
  /** Takes what is told beside it. */
  tell: (line: string) => void;
  cwd: string;
  /** The editor's own day, `YYYY-MM-DD`. */
  today: string;
  /** How an address of the web is asked. */
  fetch?: typeof fetch;
}

interface Options extends Folders {
  title?: string;
  date?: string;
  from?: string;
  story?: string;
  translationOf?: string;
  lang?: string;
}

const usage = 'Usage: npm run new -- "Title" [--date YYYY-MM-DD] [--from ADDRESS-OR-FILE] [--story SLUG] [--translation-of SLUG] [--lang CODE] [--content DIR]';

/**
 * `npm run new -- "Title" [--date …] [--from …] [--story …] [--translation-of …] [--lang …]`: a ready article file. Its path
 * alone is printed; all else is told on the other stream. 0 when it was written, 1 when it was not, 2 where the call was
 * not understood. No file is ever written over, and nothing is opened. With `--from` the title is the page's where none is typed.
 */
export async function newCommand(args: string[], io: NewIo): Promise<number> {
  const options = readOptions(args);
  if ('reason' in options) {
    io.tell(`${options.reason} ${usage}`);
    return 2;
  }
  const source = options.from === undefined ? undefined : await openSource(options.from, io.cwd, io.fetch);
  const outcome = await writeDraft(options, source, io);
  if ('reason' in outcome) io.tell(outcome.reason);
  else io.out(outcome.written);
  return 'reason' in outcome ? 1 : 0;
}

function readOptions(args: string[]): Options | { reason: string } {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ...folderOptions, date: text, from: text, story: text, 'translation-of': text, lang: text } });
    const title = positionals[0]?.trim() ?? '';
    if (title === '' && (values.from === undefined || positionals.length > 0)) return { reason: 'The title is missing.' };
    if (positionals.length > 1) return { reason: 'The title is to stand in quotation marks.' };
    if (/\p{Cc}/u.test(title)) return { reason: 'The title is to be one line of plain text.' };
    if (values.content === '' || values.cache === '') return { reason: 'The name of a folder is empty.' };
    if (values.date !== undefined && !isDay(values.date)) return { reason: `\`${values.date}\` is not a day of the calendar.` };
    if (values.lang !== undefined && !isLanguage(values.lang)) return { reason: `\`${values.lang}\` is not a language code such as \`en\`, \`tr\` or \`zh-Hant\`.` };
    if (values.from === '' || values.story === '' || values['translation-of'] === '') return { reason: 'An argument is empty.' };
    if (values.from !== undefined && /^[a-z][a-z+.-]+:\/\//i.test(values.from) && readUrl(values.from) === undefined) return { reason: `\`${values.from}\` is not an address of the web.` };
    const { content, cache, date, from, story, lang } = values;
    return { title: title === '' ? undefined : title, date, content, cache, from, story, translationOf: values['translation-of'], lang };
  } catch (error) {
    return { reason: error instanceof Error ? `${error.message.replace(/[.\s]*$/, '')}.` : 'The call was not understood.' };
  }
}

async function writeDraft(options: Options, source: OpenedSource | undefined, io: NewIo): Promise<{ written: string } | { reason: string }> {
  const root = path.resolve(io.cwd, options.content);
  const status = fs.statSync(root, { throwIfNoEntry: false });
  if (status && !status.isDirectory()) return { reason: `\`${options.content}\` is not a folder.` };
  const story = options.story === undefined ? undefined : findStory(root, options.story);
  if (typeof story === 'object') return story;
  const original = options.translationOf === undefined ? undefined : await findOriginal(options.translationOf, options, io.cwd);
  if (original && 'reason' in original) return original;
  const title = options.title ?? source?.page?.title ?? titleOf(source?.url);
  if (title === undefined) return { reason: `${source?.told ?? ''} Write the title: npm run new -- "Title" --from ${options.from ?? ''}`.trim() };
  const date = options.date ?? source?.page?.date ?? io.today;
  const lang = options.lang ?? findLanguage(source?.page?.lang, root);
  const fields: DraftFields = {
    ...(source?.page && source.page.byline.length > 0 ? { byline: source.page.byline } : {}), ...toSource(source, io.today), ...(story === undefined ? {} : { stories: [story] }),
    ...(lang === undefined ? {} : { lang }), ...(original ? { translation_of: original.reference } : {}),
  };
  const named = articleName(date, title);
  if ('reason' in named) return named;
  const refusal = refuseOrWrite(root, named.name, formatDraft(title, date, fields), options.content, io);
  if (refusal) return refusal;
  if (source) for (const line of tellSource(options, source, { title, date, fields })) io.tell(printable(line));
  if (original && (lang ?? readLanguage(root)) === original.lang) io.tell(`Write \`lang: …\`: the original is in \`${original.lang}\` too.`);
  return { written: path.join(options.content, named.name) };
}

function findStory(root: string, slug: string): string | { reason: string } {
  const folder = path.join(root, 'stories');
  const known = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3)).sort() : [];
  if (known.includes(slug)) return slug;
  const nearest = findNearest(slug, known);
  return { reason: `There is no story \`${slug}\`. ${nearest === undefined ? `Its file would be \`stories/${slug}.md\`.` : `Did you mean \`${nearest}\`?`}` };
}

/** The article that is translated, by the shortest word that means it alone, and its language. */
async function findOriginal(typed: string, folders: Options, cwd: string): Promise<{ reference: string; lang: string } | { reason: string }> {
  const [{ findTyped, openContent }, { basePath }] = await Promise.all([import('./open-content.ts'), import('../site/settings.ts')]);
  const opened = openContent(folders, cwd);
  if ('unusable' in opened) return { reason: opened.unusable };
  const { root, content: { articles, settings } } = opened;
  const found = findTyped(typed, articles, { root, cwd, base: settings ? basePath(settings) : '/' }).map(({ article }) => article);
  const [only] = found;
  if (!only) {
    const nearest = findNearest(typed, articles.flatMap(({ article }) => [article.slug, article.id]));
    return { reason: `There is no article \`${typed}\`. ${nearest === undefined ? 'Write its slug, its address or its file.' : `Did you mean \`${nearest}\`?`}` };
  }
  if (found.length > 1) return { reason: `\`${typed}\` is the slug of ${found.length} articles. Write one of: ${found.map(({ id }) => `\`${id}\``).join(', ')}.` };
  if (only.translationOf !== undefined) return { reason: `\`${typed}\` is a translation itself. Write --translation-of ${only.translationOf}.` };
  return { reference: articles.filter(({ article }) => article.slug === only.slug).length > 1 ? only.id : only.slug, lang: only.lang };
}

/** The last words of an address as a title: `/news/flood-defences-fail.html` is “Flood defences fail”. */
function titleOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const words = (new URL(url).pathname.split('/').filter((part) => /\p{L}/u.test(part)).at(-1) ?? new URL(url).hostname).replace(/\.\w{2,5}$/, '').replace(/[-_+]+|%20/g, ' ').replace(/[^\p{L}\p{N} .’']/gu, '').trim();
  return words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}

function toSource(opened: OpenedSource | undefined, today: string): Pick<DraftFields, 'source'> {
  const own = opened?.page?.url === undefined ? undefined : readUrl(opened.page.url);
  // A page may name another address of its own site, and no other site's.
  const url = opened?.url === undefined ? own : own !== undefined && new URL(own).hostname === new URL(opened.url).hostname ? own : opened.url;
  const name = opened?.page?.site ?? (url === undefined ? undefined : new URL(url).hostname.replace(/^www\./, ''));
  return name === undefined ? {} : { source: { name, ...(url === undefined ? {} : { url, retrieved: today }) } };
}

/** The language of the page where it is not that of the archive. */
function findLanguage(lang: string | undefined, root: string): string | undefined {
  const code = lang?.split(/[-_]/)[0]?.toLowerCase();
  return code !== undefined && isLanguage(code) && code !== readLanguage(root).split('-')[0] ? code : undefined;
}

function tellSource({ title: typed, date: day, from = '' }: Options, { page, told }: OpenedSource, { title, date, fields }: { title: string; date: string; fields: DraftFields }): string[] {
  const found = [
    ...(typed === undefined && page?.title !== undefined ? [`title “${title}”`] : []), ...(day === undefined && page?.date !== undefined ? [`day ${date}`] : []),
    ...(fields.byline ? [`byline ${fields.byline.join(', ')}`] : []), ...(fields.source ? [`source ${fields.source.name}`] : []), ...(fields.lang ? [`language ${fields.lang}`] : []),
  ];
  return [
    ...(told === undefined ? [] : [told]), ...(found.length > 0 ? [`From ${from}: ${found.join('; ')}.`] : []),
    ...(day === undefined && page?.date === undefined ? ['The day it was published is not known, so it is today’s: correct `date`, and the name of the file with it.'] : []),
    ...(typed === undefined && page?.title === undefined ? ['The title is made from the address: correct it.'] : []),
  ];
}

function refuseOrWrite(root: string, name: string, text: string, content: string, io: NewIo): { reason: string } | undefined {
  const standing = findNamesake(indexArticleNames(root), name) ?? findStanding(root, name, text);
  if (standing) return typeof standing === 'object' ? standing : { reason: `\`${name}\` is there already.` };
  const settings = writeMissingSettings(root);
  if (typeof settings === 'object') return settings;
  if (settings === 'written') io.tell(`Made \`${path.join(content, 'archive.yaml')}\`: write the name and address of your archive there.`);
  const writing = writeNewFile(root, name, text);
  if (writing === 'written') return undefined;
  return typeof writing === 'object' ? writing : { reason: `\`${name}\` is there already.` };
}
