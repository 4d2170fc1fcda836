import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Archive } from '../archive/archive.ts';
import { declareStory, splitStory, type StoryDraft } from '../archive/declare.ts';
import type { Story, StoryFile } from '../archive/stories.ts';
import { prepare } from '../build/compose.ts';
import type { Content } from '../ingest/content.ts';
import { findNearest } from '../ingest/likeness.ts';
import { formatReport } from '../ingest/report.ts';
import { storyFileName, writeStories } from '../ingest/write-story.ts';
import { readStorySlug, storyPath } from '../site/addresses.ts';
import { basePath } from '../site/settings.ts';
import { isDeviceName, longestStorySlug, slugPattern } from '../site/slugs.ts';
import { formatCount, formatSpan, wordsOf } from '../site/wording.ts';
import type { Io } from './build.ts';
import { findTyped, openContent, type Folders } from './open-content.ts';
import { folderOptions } from './options.ts';

interface StoryIo extends Io {
  /** Milliseconds since 1970: what embargoes are held against. */
  now: number;
}

type Call = Folders & (
  | { verb: 'list'; json: boolean }
  | { verb: 'adopt'; address: string; title?: string; slug?: string }
  | { verb: 'split'; address: string; article: string }
  | { verb: 'refuse'; address: string });

/** A readable archive and how it was named in the call. */
interface Desk extends Folders {
  root: string;
  base: string;
  cwd: string;
  content: string;
  files: Content;
  archive: Archive;
}

const usage = [
  'Usage: npm run story -- list [--json]',
  '       npm run story -- adopt ADDRESS [--title "Title"] [--slug new-slug]',
  '       npm run story -- split ADDRESS ARTICLE',
  '       npm run story -- refuse ADDRESS',
  '       Each takes --content DIR and --cache DIR.',
];

/**
 * `npm run story -- list | adopt | split | refuse`: what an editor makes of the stories that were found by likeness.
 * 0 when it was done, 1 when it was not, 2 where the call was not understood. No file is ever written over.
 */
export function storyCommand(args: string[], io: StoryIo): number {
  const call = readCall(args);
  if ('reason' in call) {
    for (const line of [call.reason, ...usage]) io.out(line);
    return 2;
  }
  const opened = openContent(call, io.cwd);
  if ('unusable' in opened) {
    io.out(opened.unusable);
    return 2;
  }
  const { root, content: files, memory } = opened;
  const { archive, problems } = prepare(files, io.now, memory);
  if (!archive || !files.settings) {
    io.out(formatReport(problems, files.files, call.content));
    return 1;
  }
  const desk: Desk = { root, files, archive, base: basePath(files.settings), cwd: io.cwd, content: call.content, cache: call.cache };
  if (call.verb === 'list') {
    io.out(formatStories([...archive.relations.found.values()], call.json));
    return 0;
  }
  const story = findFound(readStorySlug(call.address, desk.base), call, desk);
  const outcome = 'reason' in story ? story : writeVerdict(call, story, desk);
  io.out('reason' in outcome ? outcome.reason : outcome.told);
  return 'reason' in outcome ? 1 : 0;
}

/** Options of each verb beside the folders, and how many words follow it. */
const verbs = {
  list: { words: 0, options: { json: { type: 'boolean' } } },
  adopt: { words: 1, options: { title: { type: 'string' }, slug: { type: 'string' } } },
  split: { words: 2, options: {} },
  refuse: { words: 1, options: {} },
} as const;

function isVerb(word: string): word is keyof typeof verbs {
  return Object.hasOwn(verbs, word);
}

function readCall(args: readonly string[]): Call | { reason: string } {
  const [verb = '', ...rest] = args;
  if (!isVerb(verb)) return { reason: verb === '' ? 'It is not said what to do.' : `\`${verb}\` is not a thing to do with a story.` };
  try {
    const { words } = verbs[verb];
    const { values, positionals } = parseArgs({ args: rest, allowPositionals: true, options: { ...folderOptions, ...verbs[verb].options } });
    const [address = '', article = ''] = positionals;
    if (positionals.length < words || positionals.includes('')) return { reason: words === 2 && address !== '' ? 'The article is missing.' : 'The address of the story is missing.' };
    if (positionals.length > words) return { reason: `\`${positionals[words] ?? ''}\` is one word too many.` };
    if (values.content === '' || values.cache === '') return { reason: 'The name of a folder is empty.' };
    const folders = { content: values.content, cache: values.cache };
    if (verb === 'list') return { ...folders, verb, json: 'json' in values && values.json === true };
    if (verb === 'split') return { ...folders, verb, address, article };
    if (verb === 'refuse') return { ...folders, verb, address };
    const { title, slug } = readNames(values);
    const reason = refuseNames(title, slug);
    return reason === undefined ? { ...folders, verb, address, title, slug } : { reason };
  } catch (error) {
    return { reason: error instanceof Error ? `${error.message.replace(/[.\s]*$/, '')}.` : 'The call was not understood.' };
  }
}

function readNames(values: object): { title?: string; slug?: string } {
  const { title, slug }: { title?: unknown; slug?: unknown } = values;
  return { title: typeof title === 'string' ? title.trim() : undefined, slug: typeof slug === 'string' ? slug : undefined };
}

function refuseNames(title: string | undefined, slug: string | undefined): string | undefined {
  if (title === '') return 'The title is empty.';
  if (title !== undefined && /\p{Cc}/u.test(title)) return 'The title is to be one line of plain text.';
  if (slug === undefined) return undefined;
  if (slug.length > longestStorySlug) return `The slug is longer than ${longestStorySlug} characters.`;
  return slugPattern.test(slug) && !isDeviceName(slug) ? undefined : `\`${slug}\` cannot stand in an address. Write small letters, figures and hyphens.`;
}

/** Each story on two lines: its address, and what it holds. */
function formatStories(stories: readonly Story[], json: boolean): string {
  const rows = stories.map(({ slug, title, status, articles }) => ({
    address: storyPath(slug), title, status, articles: articles.length, first: articles[0]?.date ?? '', last: articles.at(-1)?.date ?? '',
  }));
  if (json) return JSON.stringify(rows, undefined, 2);
  if (rows.length === 0) return 'No story is found by likeness that no editor has decided on.';
  const lines = rows.map(({ address, title, articles, first, last }) => `${address}\n    ${formatCount(articles, 'article')}, ${formatSpan(wordsOf('en'), first, last)}: ${title}`);
  return [...lines, `${formatCount(rows.length, 'found story', 'found stories')}.`].join('\n');
}

/** The found story of a slug; where there is none, what there is instead. */
function findFound(slug: string, { verb }: Call, { archive, files, content }: Desk): Story | { reason: string } {
  const story = archive.relations.found.get(slug);
  if (story) return story;
  const declared = files.stories.find((file) => file.slug === slug || file.redirectFrom.includes(slug));
  if (declared) return { reason: tellDeclared(declared, verb, path.join(content, declared.file)) };
  const known = [...archive.relations.found.keys(), ...files.stories.map((file) => file.slug)];
  const nearest = findNearest(slug, known);
  return { reason: `There is no story \`${slug}\`. ${nearest === undefined ? '`npm run story -- list` names those that were found.' : `Did you mean \`${nearest}\`?`}` };
}

function tellDeclared({ slug, status }: StoryFile, verb: Call['verb'], file: string): string {
  if (verb === 'split') return `\`${slug}\` is declared in \`${file}\`: edit its \`articles\` there, and the \`stories\` of its articles.`;
  if (status === 'refused') return verb === 'refuse' ? `\`${slug}\` is refused already, in \`${file}\`.` : `\`${slug}\` was refused in \`${file}\`: write \`status: open\` there to tell it.`;
  return verb === 'adopt' ? `\`${slug}\` is declared already, in \`${file}\`.` : `\`${slug}\` is declared in \`${file}\`: write \`status: refused\` there, or delete the file.`;
}

/** Why no story file can take a slug, or undefined where one can. */
function refuseSlug(slug: string, story: Story, { files, archive }: Desk): string | undefined {
  const declared = files.stories.find((file) => file.slug === slug);
  if (declared) return `\`${declared.file}\` is there already.`;
  const earlier = files.stories.find(({ redirectFrom }) => redirectFrom.includes(slug));
  if (earlier) return `\`${slug}\` is an old slug of \`${earlier.file}\`.`;
  const other = [...archive.relations.found.values()].find((found) => found !== story && found.articles.some(({ id }) => id === slug));
  return other && `\`${slug}\` belongs to another found story, \`${other.slug}\`.`;
}

function writeVerdict(call: Exclude<Call, { verb: 'list' }>, story: Story, desk: Desk): { told: string } | { reason: string } {
  const drafts = call.verb === 'split' ? partStory(story, call.article, desk)
    : [declareStory(story, call.verb === 'refuse' ? { status: 'refused' } : { slug: call.slug, title: call.title })];
  if ('reason' in drafts) return drafts;
  const taken = drafts.flatMap(({ slug }) => refuseSlug(slug, story, desk) ?? [])[0];
  const refusal = taken === undefined ? writeStories(desk.root, drafts) : { reason: taken };
  return refusal ?? { told: tellWritten(call.verb, story, drafts, desk) };
}

function partStory(story: Story, typed: string, { root, cwd, base, files, archive }: Desk): StoryDraft[] | { reason: string } {
  const found = findTyped(typed, files.articles, { root, cwd, base }).map(({ article }) => article);
  const members = found.filter((article) => story.articles.includes(article));
  const [article] = members;
  const newest = archive.articles[0];
  if (!article || !newest || members.length > 1) {
    const nearest = findNearest(typed, story.articles.flatMap(({ slug, id }) => [id, slug]));
    const advice = nearest === undefined || members.length > 1 ? 'Write the day with it, as in `2025-10-28-slug`.' : `Did you mean \`${nearest}\`?`;
    if (members.length > 1) return { reason: `\`${typed}\` is the slug of ${members.length} articles of the story. ${advice}` };
    return { reason: `\`${typed}\` is no article of the story \`${story.slug}\`.${nearest === undefined ? '' : ` ${advice}`}` };
  }
  if (article === story.articles[0]) return { reason: `\`${article.id}\` is the first article of the story, so nothing would be left before it. Name a later one.` };
  return splitStory(story, article, newest);
}

function tellWritten(verb: Call['verb'], story: Story, drafts: readonly StoryDraft[], { content }: Desk): string {
  const files = drafts.map(({ slug, articles }) => `${path.join(content, storyFileName(slug))} with ${formatCount(articles.length, 'article')}`);
  const [first, second] = drafts.map(({ slug }) => storyPath(slug));
  const old = storyPath(story.slug);
  const written = `Written: ${files.join(' and ')}.`;
  if (verb === 'refuse') return `${written} ${old} leads on to the first of them. Build again, and delete the file to have it found again.`;
  if (verb === 'split') return `${written} The address of the first part stays ${old}; the second stands at ${second ?? ''}. Give each its own title and build again.`;
  return `${written} The address ${first === old ? `stays ${old}` : `is ${first ?? ''}, and ${old} leads on to it`}. Add a summary and key events there, and build again.`;
}
