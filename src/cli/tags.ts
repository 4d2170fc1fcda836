import path from 'node:path';
import { parseArgs } from 'node:util';
import { indexTagNames, tagKey } from '../archive/tags.ts';
import type { Content } from '../ingest/content.ts';
import { findNearest } from '../ingest/likeness.ts';
import { findLikelySynonyms, listTags, type BorneTag } from '../ingest/likely-synonyms.ts';
import { mergesFile, planMerge } from '../ingest/merge-tags.ts';
import { formatReport, printable } from '../ingest/report.ts';
import { rewriteFiles } from '../ingest/rewrite-files.ts';
import { tagPath } from '../site/addresses.ts';
import { formatCount } from '../site/wording.ts';
import type { Io } from './build.ts';
import { openContent, type Folders } from './open-content.ts';
import { folderOptions } from './options.ts';

interface TagsIo extends Io {
  /** The editor's own day, `YYYY-MM-DD`. */
  today: string;
}

type Call = Folders & ({ verb: 'list'; json: boolean } | { verb: 'merge'; from: string; into: string; dryRun: boolean });

const usage = [
  'Usage: npm run tags [-- --json]',
  '       npm run tags -- merge TAG INTO [--dry-run]',
  '       Each takes --content DIR and --cache DIR.',
];

/**
 * `npm run tags -- [--json] | merge TAG INTO [--dry-run]`: the tags with how many articles bear each, drafts included,
 * those that may be one, and those borne once; or two of them made one. 0 when it was done, 1 when it was not, 2 where
 * the call was not understood. Of a merge all files are changed or none.
 */
export function tagsCommand(args: string[], io: TagsIo): number {
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
  const { root, content } = opened;
  const tags = listTags(content.articles.map(({ article }) => article), content.tags);
  if (call.verb === 'list') {
    io.out(call.json ? toJson(tags, content) : formatTags(tags, content).split('\n').map(printable).join('\n'));
    return 0;
  }
  // In a file that cannot be read the tag may stand as well.
  if (content.problems.some(({ severity }) => severity === 'problem')) {
    io.out(formatReport(content.problems, content.files, call.content));
    return 1;
  }
  const told = merge(call, tags, content, root, io.today);
  io.out('reason' in told ? told.reason : told.text);
  return 'reason' in told ? 1 : 0;
}

function readCall(args: string[]): Call | { reason: string } {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ...folderOptions, json: flag, 'dry-run': flag } });
    const [verb = 'list', from = '', into = '', more] = positionals;
    const folders = { content: values.content, cache: values.cache };
    if (folders.content === '' || folders.cache === '') return { reason: 'The name of a folder is empty.' };
    if (verb === 'list') return from === '' ? { ...folders, verb, json: values.json } : { reason: `\`${from}\` is one word too many.` };
    if (verb !== 'merge') return { reason: `\`${verb}\` is not a thing to do with tags.` };
    if (from === '' || into === '') return { reason: 'It takes two tags: the one that goes and the one it goes into.' };
    if (more !== undefined) return { reason: `\`${more}\` is one word too many. Put a tag of several words between quotation marks, or write its slug.` };
    return { ...folders, verb, from, into, dryRun: values['dry-run'] };
  } catch (error) {
    return { reason: error instanceof Error ? `${error.message.replace(/[.\s]*$/, '')}.` : 'The call was not understood.' };
  }
}

/** Tags that no article bears are in use where others stand below them. */
function isSingle({ articles }: BorneTag): boolean {
  return articles.length === 1;
}

function toJson(tags: readonly BorneTag[], content: Content): string {
  const articles = content.articles.map(({ article }) => article);
  return JSON.stringify({
    tags: tags.map(({ slug, name, type, articles: bearers, file }) => ({ slug, name, type, articles: bearers.length, file: file?.file, variants: file?.variants ?? [] })),
    synonyms: findLikelySynonyms(tags, articles, content.tags).map(({ from, into, why }) => ({ from: from.slug, into: into.slug, why })),
    single: tags.filter(isSingle).map(({ slug }) => slug),
  }, undefined, 2);
}

function formatTags(tags: readonly BorneTag[], content: Content): string {
  if (tags.length === 0) return 'No article bears a tag.';
  const width = String(tags[0]?.articles.length ?? 0).length;
  const lines = tags.map(({ name, type, slug, articles, file }) => {
    const also = file && file.variants.length > 0 ? `, also ${file.variants.join(', ')}` : '';
    return `${String(articles.length).padStart(width)}  ${name}  (${slug}${file ? `, ${type}${also}` : ', no file'})`;
  });
  const synonyms = findLikelySynonyms(tags, content.articles.map(({ article }) => article), content.tags);
  const pairs = synonyms.flatMap(({ from, into, why }) => [`  ${from.name} and ${into.name} ${why}`, `      npm run tags -- merge ${from.slug} ${into.slug}`]);
  const single = tags.filter(isSingle);
  return [
    ...lines, '',
    ...(pairs.length > 0 ? ['Likely one', ...pairs, ''] : []),
    ...(single.length > 0 ? ['Borne once', `  ${single.map(({ name }) => name).join(', ')}`, ''] : []),
    `${formatCount(tags.length, 'tag')}, ${formatCount(synonyms.length, 'likely synonym')}, ${single.length} borne once.`,
  ].join('\n');
}

function merge({ from: typed, into: other, dryRun, content: folder }: Extract<Call, { verb: 'merge' }>, tags: readonly BorneTag[], content: Content, root: string, today: string): { text: string } | { reason: string } {
  const [from, into] = [findTag(typed, tags, content), findTag(other, tags, content)];
  if ('reason' in from) return from;
  if ('reason' in into) return into;
  if (from === into) return { reason: `\`${typed}\` and \`${other}\` are one tag already, \`${from.slug}\`.` };
  const plan = planMerge(root, from, into, content.tags, today);
  if ('reason' in plan) return plan;
  const failure = dryRun ? undefined : rewriteFiles(root, plan.rewrites);
  if (failure) return failure;
  const words = dryRun ? ['would be made', 'would be removed', 'would be edited'] : ['made', 'removed', 'edited'];
  const files = plan.rewrites.map(({ file, before, after }) => `  ${path.join(folder, file)} ${before === undefined ? words[0] : after === undefined ? words[1] : words[2]}`);
  return { text: [
    ...files,
    ...(plan.left.length > 0 ? ['', `\`${from.file?.file ?? ''}\` also said what \`${into.file?.file ?? ''}\` does not; add what is to stay:`, ...plan.left.map((line) => `  ${line}`)] : []),
    '',
    dryRun ? `${formatCount(plan.articles, 'article')} would bear “${into.name}” in place of “${from.name}”. Nothing was written.`
      : `${formatCount(plan.articles, 'article')} ${plan.articles === 1 ? 'bears' : 'bear'} “${into.name}” in place of “${from.name}”. ${tagPath(from.slug)} leads on to ${tagPath(into.slug)}. Noted in ${path.join(folder, mergesFile)}.`,
  ].join('\n') };
}

/** The tag someone means by a slug, a name or a variant. */
function findTag(typed: string, tags: readonly BorneTag[], content: Content): BorneTag | { reason: string } {
  const named = indexTagNames(content.tags).get(tagKey(typed));
  const found = tags.find(({ slug }) => slug === typed) ?? tags.find(({ slug, name }) => slug === named || tagKey(name) === tagKey(typed));
  if (found) return found;
  const nearest = findNearest(typed, tags.flatMap(({ slug, name }) => [name, slug]));
  return { reason: `There is no tag \`${typed}\`. ${nearest === undefined ? '`npm run tags` lists them.' : `Did you mean \`${nearest}\`?`}` };
}
