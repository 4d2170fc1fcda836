import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildArchive, type Archive } from '../archive/archive.ts';
import { isPublished, isWithdrawn, type Article } from '../archive/article.ts';
import { indexReferences, resolveReference, type ReferenceIndex } from '../archive/references.ts';
import { findSuggestions, type LinkSuggestion, type PlainText, type StorySuggestion, type Suggestions, type TagSuggestion } from '../archive/relations/suggest.ts';
import type { Story } from '../archive/stories.ts';
import type { Content, IngestedArticle } from '../ingest/content.ts';
import { findNearest } from '../ingest/likeness.ts';
import { formatReport } from '../ingest/report.ts';
import { fillBody, listLinkedWords, listParagraphs } from '../markdown/body.ts';
import { readPath, storyPath } from '../site/addresses.ts';
import { basePath } from '../site/settings.ts';
import { formatCount, formatReasons, wordsOf } from '../site/wording.ts';
import type { Io } from './build.ts';
import { findTyped, openContent, type Folders } from './open-content.ts';
import { folderOptions } from './options.ts';

interface SuggestIo extends Io {
  /** Milliseconds since 1970: what embargoes are held against. */
  now: number;
}

interface Call extends Folders {
  article: string;
  json: boolean;
}

/** One suggestion: what to type, and why. */
interface Line {
  type: string;
  why: string;
}

const usage = 'Usage: npm run suggest -- ARTICLE [--json] [--content DIR] [--cache DIR]';

/**
 * `npm run suggest -- ARTICLE [--json] [--content DIR] [--cache DIR]`: tags, stories and links an article may lack, with
 * reasons. It edits nothing. 0 when the article was looked at, 1 when it was not, 2 where the call was not understood.
 */
export function suggestCommand(args: string[], io: SuggestIo): number {
  const call = readCall(args);
  const opened = 'reason' in call ? { unusable: `${call.reason} ${usage}` } : openContent(call, io.cwd);
  if ('reason' in call || 'unusable' in opened) {
    if ('unusable' in opened) io.out(opened.unusable);
    return 2;
  }
  const { root, content, memory } = opened;
  if (!content.settings || content.problems.some(({ severity }) => severity === 'problem')) {
    io.out(formatReport(content.problems, content.files, call.content));
    return 1;
  }
  const subject = findSubject(call.article, content, { root, cwd: io.cwd, base: basePath(content.settings) });
  if ('reason' in subject) {
    io.out(subject.reason);
    return 1;
  }
  const archiveOf = (wanted: (article: Article) => boolean): Archive =>
    buildArchive(content.articles.map(({ article }) => article).filter(wanted), content.tags, content.stories, { memory });
  const { article } = subject;
  const archive = archiveOf((each) => each === article || isPublished(each, io.now));
  const told = (): Archive => (isPublished(article, io.now) ? archive : archiveOf((each) => isPublished(each, io.now)));
  const references = indexReferences(content.articles.map((each) => each.article));
  const suggestions = findSuggestions(archive, content.tags, article, readText(subject, references));
  const lines = toLines(suggestions, references, (story) => findTold(story, told()));
  if (call.json) io.out(JSON.stringify({ article: article.id, ...lines }, undefined, 2));
  else io.out(formatLines(path.join(call.content, article.file), lines, isWithdrawn(article)));
  return 0;
}

function readCall(args: string[]): Call | { reason: string } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ...folderOptions, json: { type: 'boolean', default: false } } });
    const [article = '', more] = positionals;
    if (article.trim() === '') return { reason: 'The article is missing.' };
    if (more !== undefined) return { reason: `\`${more}\` is one word too many.` };
    if (values.content === '' || values.cache === '') return { reason: 'The name of a folder is empty.' };
    return { article, ...values };
  } catch (error) {
    return { reason: error instanceof Error ? `${error.message.replace(/[.\s]*$/, '')}.` : 'The call was not understood.' };
  }
}

function findSubject(typed: string, content: Content, place: { root: string; cwd: string; base: string }): IngestedArticle | { reason: string } {
  const found = findTyped(typed, content.articles, place);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (only) return { reason: `\`${typed}\` is the slug of ${found.length} articles. Write one of: ${found.map(({ article }) => `\`${article.id}\``).join(', ')}.` };
  const name = path.posix.basename(readPath(typed, place.base)).replace(/\.md$/, '');
  const nearest = findNearest(name, content.articles.flatMap(({ article }) => [article.slug, article.id]));
  return { reason: `There is no article \`${typed}\`. ${nearest === undefined ? 'Write its slug, its address or its file.' : `Did you mean \`${nearest}\`?`}` };
}

/** The text as a reader sees it, with the titles of linked articles in it. */
export function readText({ body }: IngestedArticle, references: ReferenceIndex): PlainText {
  const links = body.links.map(({ reference, path: to, titled }) => ({ href: '', title: titled ? resolveReference(reference, references)?.title ?? to ?? reference : undefined }));
  const html = fillBody(body.html, links, []);
  return { paragraphs: listParagraphs({ html }), linked: listLinkedWords({ html }) };
}

/** The found story that readers see where `story` was found with an unpublished article among its members. */
function findTold(story: Story, told: Archive): Story | undefined {
  return [...told.relations.found.values()].find(({ articles }) => articles.some((member) => story.articles.includes(member)));
}

function toLines({ tags, stories, links }: Suggestions, references: ReferenceIndex, tell: (story: Story) => Story | undefined): Record<keyof Suggestions, Line[]> {
  return {
    tags: tags.map((tag) => ({ type: tag.name, why: explainTag(tag) })),
    stories: stories.map((each) => (each.story.found ? toFoundLine(each, tell(each.story)) : { type: each.story.slug, why: `${each.members} of its ${each.of} nearest articles belong to it` })),
    links: links.map((link) => ({ type: toWikiLink(link, references), why: explainLink(link) })),
  };
}

export function explainTag({ stands, borne }: TagSuggestion): string {
  return [
    ...(stands ? [`stands in ${namePart(stands.paragraph)} as “${stands.words}”`] : []),
    ...(borne ? [`borne by ${borne.by} of its ${borne.of} nearest articles`] : []),
  ].join('; ');
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Paragraph 0 is the title. */
function namePart(paragraph: number): string {
  if (paragraph === 0) return 'the title';
  const ordinal = ordinals[paragraph - 1];
  return ordinal === undefined ? `paragraph ${paragraph}` : `the ${ordinal} paragraph`;
}

function toFoundLine({ story, members }: StorySuggestion, told: Story | undefined): Line {
  const why = `found by likeness with ${members === 1 ? '1 other' : `${members} others`}`;
  return told ? { type: `npm run story -- adopt ${storyPath(told.slug)}`, why } : { type: story.title, why: `${why}; it can be adopted when this article is published` };
}

/** A slug alone where it names one article of the whole content, drafts included. */
function toWikiLink({ article, words }: LinkSuggestion, references: ReferenceIndex): string {
  return `[[${resolveReference(article.slug, references) === article ? article.slug : article.id}|${words}]]`;
}

function explainLink({ article, paragraph, words, likeness }: LinkSuggestion): string {
  const why = formatReasons(wordsOf('en'), [likeness]);
  return `on “${words}” in ${namePart(paragraph)}, to “${article.title}”: ${why}`;
}

const headings = { tags: 'Tags', stories: 'Stories', links: 'Links' } as const;

function formatLines(file: string, lines: Record<keyof Suggestions, Line[]>, withdrawn: boolean): string {
  const kinds = (['tags', 'stories', 'links'] as const).filter((kind) => lines[kind].length > 0);
  if (kinds.length === 0) return `Nothing to suggest for ${file}${withdrawn ? ', which is withdrawn' : ''}.`;
  const parts = kinds.map((kind) => [headings[kind], ...lines[kind].flatMap(({ type, why }) => [`  ${type}`, `      ${why}`])].join('\n'));
  const total = kinds.reduce((sum, kind) => sum + lines[kind].length, 0);
  return [...parts, `${formatCount(total, 'suggestion')} for ${file}. Nothing was edited.`].join('\n\n');
}
