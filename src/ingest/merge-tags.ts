import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { indexTagNames, resolveTag, tagKey, type TagFile } from '../archive/tags.ts';
import { toSlug } from '../site/slugs.ts';
import { editList } from './edit-list.ts';
import type { BorneTag } from './likely-synonyms.ts';
import type { Rewrite } from './rewrite-files.ts';

/** Where merges are noted, in the content folder: the day, the slug that went, the slug it went into, how many articles were edited. */
export const mergesFile = 'tag-merges.tsv';

/** A merge that is to be, or why it cannot. `left` names what the file that goes says beside its names. */
export type MergePlan = { rewrites: Rewrite[]; articles: number; left: string[] } | { reason: string };

/**
 * Plans how tag `from` becomes `into`: articles bear the other name, the file of `into` takes the names and old slugs,
 * tags below `from` come below `into`, the file of `from` goes, and the merge is noted. `files` are all tag files.
 */
export function planMerge(root: string, from: BorneTag, into: BorneTag, files: readonly TagFile[], today: string): MergePlan {
  const rewrites: Rewrite[] = [];
  const isFrom = openSpellings(from, files);
  for (const { file } of from.articles.toSorted((a, b) => (a.file < b.file ? -1 : 1))) {
    let isThere = into.articles.some((article) => article.file === file);
    const edit = rewriteList(root, file, 'tags', { map: (value) => {
      if (!isFrom(value)) return value;
      if (isThere) return undefined;
      isThere = true;
      return into.name;
    } });
    if ('reason' in edit) return edit;
    rewrites.push(edit);
  }
  const articles = rewrites.length;
  for (const { file, slug, parents } of files.filter((each) => each.slug !== from.slug && each.parents.includes(from.slug))) {
    let isThere = slug === into.slug || parents.includes(into.slug);
    const edit = rewriteList(root, file, 'parents', { map: (value) => {
      if (value !== from.slug) return value;
      if (isThere) return undefined;
      isThere = true;
      return into.slug;
    } });
    if ('reason' in edit) return edit;
    rewrites.push(edit);
  }
  const named = planNames(root, from, into, rewrites);
  if ('reason' in named) return named;
  if (from.file) rewrites.push({ file: from.file.file, before: read(root, from.file.file) });
  rewrites.push(planNote(root, [today, from.slug, into.slug, String(articles)]));
  return { rewrites: joinRewrites(rewrites), articles, left: named.left };
}

/** Whether a spelling means the tag that goes. */
function openSpellings(from: BorneTag, files: readonly TagFile[]): (value: string) => boolean {
  const names = indexTagNames(files);
  return (value) => resolveTag({ name: value, slug: toSlug(value), key: tagKey(value) }, names) === from.slug;
}

function namesOf({ name, file, slug }: BorneTag): string[] {
  return file ? [name, slug.replaceAll('-', ' '), ...file.variants] : [name];
}

/** The tag file of `into` with the names and old slugs of both; a new one where it has none. */
function planNames(root: string, from: BorneTag, into: BorneTag, rewrites: Rewrite[]): { left: string[] } | { reason: string } {
  const had = new Set(namesOf(into).map(tagKey));
  const variants = [from.name, ...(from.file?.variants ?? [])].filter((name) => {
    const key = tagKey(name);
    return !had.has(key) && had.add(key);
  });
  const old = [from.slug, ...(from.file?.redirectFrom ?? [])].filter((slug) => slug !== into.slug && !into.file?.redirectFrom.includes(slug));
  const { description, sameAs = [], parents = [], coordinates } = from.file ?? {};
  if (!into.file) {
    const above = parents.filter((parent) => parent !== into.slug);
    const fields = {
      name: into.name, ...(from.file && from.type !== 'topic' ? { type: from.type } : {}), ...(variants.length > 0 ? { variants } : {}), redirect_from: old,
      ...(above.length > 0 ? { parents: above } : {}), ...(sameAs.length > 0 ? { sameAs } : {}), ...(coordinates ? { coordinates: `${coordinates.latitude}, ${coordinates.longitude}` } : {}), ...(description === undefined ? {} : { description }),
    };
    rewrites.push({ file: `tags/${into.slug}.md`, after: `---\n${stringify(fields, { lineWidth: 0 })}---\n` });
    return { left: [] };
  }
  for (const [field, add] of [['variants', variants], ['redirect_from', old]] as const) {
    const edit = rewriteList(root, into.file.file, field, { add }, rewrites);
    if ('reason' in edit) return edit;
    rewrites.push(edit);
  }
  const { file } = into;
  return { left: [
    ...(description !== undefined && description !== file.description ? [`description: ${description}`] : []),
    ...sameAs.filter((address) => !file.sameAs.includes(address)).map((address) => `sameAs: ${address}`),
    ...parents.filter((parent) => parent !== into.slug && !file.parents.includes(parent)).map((parent) => `parents: ${parent}`),
  ] };
}

function rewriteList(root: string, file: string, field: string, change: Parameters<typeof editList>[3], planned: readonly Rewrite[] = []): Rewrite | { reason: string } {
  const before = read(root, file);
  const current = planned.findLast((rewrite) => rewrite.file === file)?.after ?? before;
  const edit = editList(file, current, field, change);
  return 'reason' in edit ? edit : { file, before, after: edit.text };
}

function planNote(root: string, cells: readonly string[]): Rewrite {
  // A link in its place is not followed.
  const status = fs.lstatSync(path.join(root, mergesFile), { throwIfNoEntry: false });
  const before = status?.isFile() === true ? read(root, mergesFile) : undefined;
  const head = before ?? 'day\tmerged\tinto\tarticles\n';
  return { file: mergesFile, before, after: `${head}${head.endsWith('\n') ? '' : '\n'}${cells.join('\t')}\n` };
}

/** One change for each file; of several the last holds them all. */
function joinRewrites(rewrites: readonly Rewrite[]): Rewrite[] {
  return [...new Map(rewrites.map((rewrite) => [rewrite.file, rewrite])).values()].filter(({ before, after }) => before !== after);
}

function read(root: string, file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}
