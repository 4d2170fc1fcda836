import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { indexReferences } from '../archive/references.ts';
import { findSuggestions } from '../archive/relations/suggest.ts';
import { compareSides } from '../build/compare-sides.ts';
import { recallRelations } from '../build/compose.ts';
import { extractContent, findCommit, findFork, openRepository } from '../build/git.ts';
import { openSide, type Side } from '../build/sides.ts';
import { refuseCache } from '../build/write.ts';
import { formatImpact, type Impact } from '../exports/impact.ts';
import { tellDisk } from '../ingest/write-article.ts';
import { formatCount } from '../site/wording.ts';
import { openStore } from '../store/store.ts';
import type { Io } from './build.ts';
import type { Folders } from './open-content.ts';
import { folderOptions } from './options.ts';
import { explainTag, readText } from './suggest.ts';

interface ImpactIo extends Io {
  /** Milliseconds since 1970: what embargoes are held against. */
  now: number;
}

interface Call extends Folders {
  base: string;
  head: string;
  out?: string;
}

const usage = 'Usage: npm run impact -- --base REF [--head REF] [--out FILE] [--content DIR] [--cache DIR]';
/** More new articles than these are an import, and get no suggestions. */
const mostSuggested = 10;

/**
 * `npm run impact -- --base REF [--head REF] [--out FILE] [--content DIR] [--cache DIR]`: what the commits of `head` since it
 * left `base` do to the site, as Markdown for a comment. The work tree is neither read nor touched; this code reads both.
 * 0 when it was told, be there problems or not; 2 where the call was not understood or a commit is not there.
 */
export async function impactCommand(args: string[], io: ImpactIo): Promise<number> {
  const call = readCall(args);
  const told = 'reason' in call ? { reason: `${call.reason} ${usage}` } : await tellImpact(call, io);
  if ('reason' in told) {
    io.out(told.reason);
    return 2;
  }
  io.out(told.text);
  return 0;
}

function readCall(args: string[]): Call | { reason: string } {
  try {
    const { values } = parseArgs({ args, options: { ...folderOptions, base: { type: 'string' }, head: { type: 'string', default: 'HEAD' }, out: { type: 'string' } } });
    if (values.base === undefined) return { reason: 'It is not said what to hold the change against.' };
    if (values.content === '' || values.cache === '' || values.out === '') return { reason: 'The name of a folder or file is empty.' };
    return { ...values, base: values.base };
  } catch (error) {
    return { reason: error instanceof Error ? `${error.message.replace(/[.\s]*$/, '')}.` : 'The call was not understood.' };
  }
}

async function tellImpact(call: Call, io: ImpactIo): Promise<{ text: string } | { reason: string }> {
  const content = path.resolve(io.cwd, call.content);
  const unusable = refuseCache(path.resolve(io.cwd, call.cache), content);
  if (unusable !== undefined) return { reason: unusable };
  const repository = await openRepository(content, io.cwd);
  if ('reason' in repository) return repository;
  const [base, head] = [await findCommit(repository, call.base), await findCommit(repository, call.head)];
  if (typeof base !== 'string') return base;
  if (typeof head !== 'string') return head;
  const fork = await findFork(repository, base, head);
  const folder = path.join(os.tmpdir(), `backfile-impact-${randomUUID()}`);
  const store = openStore(path.resolve(io.cwd, call.cache));
  try {
    const [before, after] = await extractBoth(repository, fork, head, folder);
    if ('reason' in before) return before;
    if ('reason' in after) return after;
    const old = await openSide(before, { now: io.now, store, keeps: true, memory: recallRelations(store) });
    const side = await openSide(after, { now: io.now, store, keeps: false, memory: old.planned?.archive.relations.memory ?? recallRelations(store), settings: old.planned?.settings });
    const impact = compareSides(old, side, io.now, { base: fork.slice(0, 10), head: head.slice(0, 10), content: call.content });
    return writeOut(formatImpact({ ...impact, suggested: suggestTags(impact, side) }), impact, call, io);
  } finally {
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function extractBoth(repository: Parameters<typeof extractContent>[0], base: string, head: string, folder: string): Promise<[Awaited<ReturnType<typeof extractContent>>, Awaited<ReturnType<typeof extractContent>>]> {
  fs.mkdirSync(folder, { mode: 0o700 });
  const before = await extractContent(repository, base, path.join(folder, 'base'));
  return [before, await extractContent(repository, head, path.join(folder, 'head'), 'reason' in before ? undefined : before)];
}

/** Tags that new articles may lack. */
function suggestTags({ added }: Impact, { content, planned }: Side): Impact['suggested'] {
  if (!planned || added.length > mostSuggested) return [];
  const { archive, files } = planned;
  const references = indexReferences(content.articles.map(({ article }) => article));
  return added.flatMap((article) => {
    const file = article.state === undefined ? files.get(article.path) : undefined;
    if (!file) return [];
    const { tags } = findSuggestions(archive, content.tags, file.article, readText(file, references));
    return tags.length === 0 ? [] : [{ article, tags: tags.map((tag) => ({ name: tag.name, why: explainTag(tag) })) }];
  });
}

function writeOut(text: string, { problems, added, changed, removed, lost }: Impact, { out }: Call, { cwd }: ImpactIo): { text: string } | { reason: string } {
  if (out === undefined) return { text };
  try {
    fs.mkdirSync(path.dirname(path.resolve(cwd, out)), { recursive: true });
    fs.writeFileSync(path.resolve(cwd, out), text);
  } catch (error) {
    return { reason: `\`${out}\` could not be written: ${tellDisk(error)}` };
  }
  const refused = problems.filter(({ severity }) => severity === 'problem').length;
  return { text: `${formatCount(added.length, 'article')} added, ${changed.length} changed, ${removed.length} removed; ${formatCount(lost.length, 'address', 'addresses')} lost, ${formatCount(refused, 'problem')}: ${out}` };
}
