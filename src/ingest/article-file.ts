import { createHash } from 'node:crypto';
import { articleId, type Article, type DayText, type Mention, type Source, type Update } from '../archive/article.ts';
import { isDay } from '../archive/days.ts';
import { buildNames, buildProfile } from '../archive/relations/terms.ts';
import type { Body, BodyLink, TextWords } from '../markdown/body.ts';
import { renderMarkdown, type Rendered } from '../markdown/render.ts';
import { feedStylePath, fixityPath, headersPath, llmsPath, opmlPath, redirectsPath, robotsPath, twinFiles } from '../site/addresses.ts';
import { isDeviceName, longestSlug, reservedSegments, slugPattern, toSlug } from '../site/slugs.ts';
import { spokenLanguage, wordsOf } from '../site/wording.ts';
import { isLanguage } from '../site/words/grammar.ts';
import { digestText } from './digest.ts';
import { checkFields } from './fields.ts';
import { toMention } from './mention.ts';
import { problemOf, type Places, type Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import { articleSchema, foreignFields, type ArticleFields } from './schema.ts';
import { splitSource, type SourceFile, type SplitFile } from './source-file.ts';
import { readFrontMatter } from './yaml.ts';

/** A picture an article asks for, by its path below `content/`. Its size is read later. */
export interface WantedPicture {
  file: string;
  alt: string;
  caption?: string;
  credit?: string;
  field: 'image' | 'text';
  place: { line: number; column: number };
}

/** One article file, checked as far as the file alone can tell. */
export interface ArticleFile {
  article: Article;
  /** SHA-256 of the file, base64url. */
  version: string;
  body: Body;
  places: Places;
  /** The line of the file on which the body begins. */
  bodyLine: number;
  /** The leading picture, then those of the text in order. */
  lead?: WantedPicture;
  pictures: WantedPicture[];
}

export type ArticleReading = { value: ArticleFile } | { problems: Problem[] };

/** How the settings of an archive have its articles read. */
export interface ReadingManner {
  /** Of articles that name none. */
  language: string;
  /** Whether texts are compared: where none is, their names are read, and nothing else that they would be compared by. */
  likeness: boolean;
}

/** The manner of an archive with these settings, or of one whose settings cannot be read. */
export function readingManner(settings: { language: string; likeness?: boolean } | undefined): ReadingManner {
  return { language: settings?.language ?? 'en', likeness: settings?.likeness ?? true };
}

/** Text of one file → article, or every problem in it. */
export function readArticle(source: SourceFile, manner: ReadingManner): ArticleReading {
  const { language } = manner;
  const split = splitSource(source);
  if ('problems' in split) return split;
  const fields = readFrontMatter(split.file, split.frontMatter);
  const rendered = renderMarkdown(split.body, textWords('values' in fields ? fields.values['lang'] : undefined, language));
  const textProblems: Problem[] = 'problems' in rendered
    ? rendered.problems.map((problem) => ({ ...problem, severity: 'problem', file: split.file, field: 'text', line: problem.line + split.bodyLine - 1 }))
    : checkWords(split, rendered.body);
  if ('problems' in fields) return { problems: [...fields.problems, ...textProblems] };
  const checked = checkFields(split.file, fields, articleSchema, foreignFields);
  if ('problems' in checked) return { problems: [...checked.problems, ...checkValues(split.file, checked.sound, fields.places), ...textProblems] };
  const problems = [...checkValues(split.file, checked.value, fields.places), ...textProblems];
  if ('problems' in rendered || problems.length > 0) return { problems };
  const version = createHash('sha256').update(source.bytes).digest('base64url');
  return { value: { version, ...buildArticle(split, checked.value, fields.places, rendered, manner) } };
}

/** The words of a text's own language, or of the archive's where that has no dictionary. */
function textWords(lang: unknown, language: string): TextWords {
  const own = typeof lang === 'string' && isLanguage(lang) && spokenLanguage(lang) === lang;
  return wordsOf(own ? lang : language).inText;
}

function checkWords(split: SplitFile, body: Body): Problem[] {
  return body.words > 0 ? [] : [{ ...problemOf(split.file, {}, 'text', 'empty', 'The article has no text.', 'Write it below the second `---`.'), line: split.bodyLine }];
}

const instantPattern = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

function isInstant(text: string): boolean {
  const match = instantPattern.exec(text);
  return match !== null && isDay(match[1] ?? '') && !Number.isNaN(Date.parse(text));
}

function dayOf(date: string): DayText {
  return date.slice(0, 10);
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
}

/** The day and the slug a file name gives: `2025-10-28-talks.md` or `talks.md`. Letters of other alphabets are written in ASCII. */
export function readName(file: string): { date?: DayText; slug: string } {
  const match = /^(\d{4}-\d{2}-\d{2})-(.*)$/.exec(baseName(file));
  const words = match?.[2] ?? baseName(file);
  const slug = !slugPattern.test(words) && /^[\p{L}\p{M}\p{N} _'’-]+$/u.test(words) ? toSlug(words) || words : words;
  return { date: match?.[1], slug };
}

function checkValues(file: string, fields: Partial<ArticleFields>, places: Places): Problem[] {
  const problems: Problem[] = [];
  const add = (field: string, rule: Rule, reason: string, hint: string, at = field): void => {
    problems.push(problemOf(file, places, field, rule, reason, hint, at));
  };
  const checkDay = (field: string, value: string, at: string): void => {
    if (!isDay(value)) add(field, 'date', `\`${value}\` is not a day of the calendar.`, 'Write the day as `YYYY-MM-DD`, such as `2024-02-29`.', at);
  };
  const named = readName(file);
  if (fields.date !== undefined) checkDate(fields.date, add);
  if (named.date !== undefined && fields.date !== undefined && named.date !== dayOf(fields.date)) add('date', 'date-in-name', `The file name says ${named.date} and \`date\` says ${dayOf(fields.date)}.`, 'Make the two agree.');
  checkSlug(fields.slug ?? named.slug, fields.slug !== undefined, add);
  if (fields.embargo !== undefined && !isInstant(fields.embargo)) add('embargo', 'date', `\`${fields.embargo}\` is not an instant with an offset.`, 'Write it as `2025-11-01T06:00:00Z`.');
  for (const [index, update] of (fields.updates ?? []).entries()) checkDay('updates', update.date, `updates.${index}.date`);
  if (typeof fields.source === 'object') {
    if (fields.source.retrieved !== undefined) checkDay('source', fields.source.retrieved, 'source.retrieved');
    for (const key of ['url', 'archived'] as const) {
      const value = fields.source[key];
      if (value !== undefined && !isWebAddress(value)) add('source', 'address', `\`${value}\` is not the address of a page.`, 'Write it in full, beginning with `https://`.', `source.${key}`);
    }
  }
  for (const [index, tag] of (fields.tags ?? []).entries()) {
    if (toSlug(tag) === '') add('tags', 'tag', `\`${tag}\` has no letter or figure to make an address of.`, 'Write the tag in words.', `tags.${index}`);
    else if (tag.includes(',')) add('tags', 'list', `\`${tag}\` holds a comma.`, `Write each as a tag of its own: \`[${tag.split(',').map((part) => part.trim()).join(', ')}]\`.`, `tags.${index}`);
  }
  for (const [index, alias] of (fields.aliases ?? []).entries()) checkAlias(alias, `aliases.${index}`, add);
  if (fields.lang !== undefined && !isLanguage(fields.lang)) add('lang', 'language', `\`${fields.lang}\` is not a language code.`, 'Write a code such as `en`, `tr` or `zh-Hant`.');
  const picture = typeof fields.image === 'string' ? fields.image : fields.image?.file;
  if (picture !== undefined && !/^(\.\/)?[^/\\:#?%"<>\u0000-\u001f]+\.(jpe?g|png|webp|gif|avif)$/i.test(picture)) add('image', 'picture', `\`${picture}\` is not a picture beside the article.`, 'Put the picture in the folder of the article and write its file name.');
  for (const field of ['byline', 'section', 'source'] as const) {
    for (const name of namesOf(fields[field])) if (toSlug(name) === '') add(field, 'text', `\`${name}\` has no letter or figure to make an address of.`, 'Write a name.');
  }
  return problems;
}

function namesOf(value: string | string[] | { name: string } | undefined): string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : Array.isArray(value) ? value : [value.name];
}

function checkDate(date: string, add: Add): void {
  if (isInstant(date) || isDay(date)) return;
  const day = dayOf(date);
  if (/T|:/.test(date) && isDay(day)) add('date', 'date', `\`${date}\` has a time without its offset.`, `Write \`${day}\`, or add the offset, such as \`${day}T14:30:00+03:00\`.`);
  else add('date', 'date', `\`${date}\` is not a day of the calendar.`, 'Write the day the article appeared, such as `2024-02-29`.');
}

type Add = (field: string, rule: Rule, reason: string, hint: string, at?: string) => void;

function checkSlug(slug: string, written: boolean, add: Add): void {
  const field = written ? 'slug' : 'file';
  const better = toSlug(slug);
  if (slug.length > longestSlug) add(field, 'slug', `\`${slug.slice(0, 40)}…\` is longer than ${longestSlug} characters.`, 'Shorten it.');
  else if (!slugPattern.test(slug)) add(field, 'slug', `\`${slug}\` cannot stand in an address.`, `${written ? 'Write' : 'Rename the file, or add'} \`slug: ${better || 'some-words'}\`.`);
  else if (isDeviceName(slug) || reservedSegments.has(slug)) add(field, 'slug', `\`${slug}\` is a reserved name.`, 'Add another word to it.');
}

/** Names that a site writes itself, at which nothing else can stand. */
const ownFiles: ReadonlySet<string> = new Set(['index.html', '404.html', 'favicon.svg', 'feed.xml', 'feed.json', ...Object.values(twinFiles), ...[fixityPath, feedStylePath, opmlPath, robotsPath, llmsPath, headersPath, redirectsPath].map((path) => path.slice(1))]);
const ownFolders: ReadonlySet<string> = new Set(['_assets', 'data', '404', '.well-known']);
const sitemapFile = /^(news-)?sitemap.*\.xml$/;

function checkAlias(alias: string, at: string, add: Add): void {
  const clean = /^\/(?:[\p{L}\p{N}._~-]+\/)*(?:[\p{L}\p{N}_~-][\p{L}\p{N}._~-]*)?$/u;
  const segments = alias.toLowerCase().split('/').filter(Boolean);
  if (segments.some((segment) => ownFiles.has(segment) || sitemapFile.test(segment)) || ownFolders.has(segments[0] ?? '')) {
    add('aliases', 'alias', `\`${alias}\` is a file of the site's own.`, 'Leave the file name out, such as `/news/123/`, or remove the line.', at);
  } else if (!clean.test(alias) || alias.split('/').some((part) => part === '..' || part === '.' || Buffer.byteLength(part) > 200) || alias === '/') {
    add('aliases', 'alias', `\`${alias}\` is not an old address of this site.`, 'Write the path alone, such as `/news/123/`.', at);
  }
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(text) && URL.canParse(text);
}

function buildArticle(split: SplitFile, fields: ArticleFields, places: Places, { body, plain }: Rendered, { language, likeness }: ReadingManner): Omit<ArticleFile, 'version'> {
  const date = dayOf(fields.date);
  const slug = fields.slug ?? readName(split.file).slug;
  const folder = split.file.slice(0, split.file.lastIndexOf('/') + 1);
  const told = `${fields.summary ?? ''}\n${plain}`;
  const named = (name: string): { name: string; slug: string } => ({ name, slug: toSlug(name) });
  const article: Article = {
    file: split.file, id: articleId(date, slug), slug, date,
    instant: fields.date === date ? undefined : fields.date,
    title: fields.title, summary: fields.summary, dateline: fields.dateline,
    byline: (fields.byline ?? []).map(named),
    agency: fields.agency,
    source: fields.source === undefined ? undefined : sourceOf(fields.source),
    rights: fields.rights,
    section: fields.section === undefined ? undefined : named(fields.section),
    tags: (fields.tags ?? []).map(toMention),
    stories: [...new Set(fields.stories ?? [])],
    related: fields.related ?? [], unrelated: fields.unrelated ?? [], aliases: fields.aliases ?? [],
    updates: (fields.updates ?? []).map((update): Update => ({ ...update })),
    lang: fields.lang ?? language, translationOf: fields.translation_of,
    lead: fields.lead || undefined, draft: fields.draft ?? false, embargo: fields.embargo,
    words: body.words, opening: body.opening,
    mentions: mentionsOf(body.links),
    profile: likeness ? buildProfile(fields.title, told) : buildNames(told),
    digest: digestText(split.body),
  };
  const lead = typeof fields.image === 'string' ? { file: fields.image, alt: '' } : fields.image;
  return {
    article, body, places, bodyLine: split.bodyLine,
    lead: lead && { ...lead, file: folder + lead.file.replace(/^\.\//, ''), field: 'image', place: places['image'] ?? { line: 1, column: 1 } },
    pictures: body.pictures.map(({ source, alt, line, column }) => ({ file: folder + source, alt, field: 'text', place: { line: line + split.bodyLine - 1, column } })),
  };
}

/** The links to other articles, as the archive keeps them. */
export function mentionsOf(links: readonly BodyLink[]): Mention[] {
  return links.filter(({ path }) => path === undefined).map(({ reference, sentence }) => ({ reference, sentence }));
}

function sourceOf(source: NonNullable<ArticleFields['source']>): Source {
  return typeof source === 'string' ? { name: source, slug: toSlug(source) } : { ...source, slug: toSlug(source.name) };
}
