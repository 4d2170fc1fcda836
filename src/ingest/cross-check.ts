import type { Article } from '../archive/article.ts';
import { findReferenced, indexReferences, type ReferenceIndex } from '../archive/references.ts';
import type { StoryFile } from '../archive/stories.ts';
import { findAncestors, indexTagNames, tagKey, type TagFile } from '../archive/tags.ts';
import { wordsOf } from '../site/wording.ts';
import type { Body } from '../markdown/body.ts';
import type { ArticleFile } from './article-file.ts';
import { findNearest } from './likeness.ts';
import { problemOf, type Places, type Problem } from './problem.ts';
import type { PageFile, Registered } from './registry-files.ts';

/** Slugs of files that have problems of their own, by room. */
export interface Refused {
  articles: ReadonlySet<string>;
  tags: ReadonlySet<string>;
  stories: ReadonlySet<string>;
}

const nothingRefused: Refused = { articles: new Set(), tags: new Set(), stories: new Set() };

/**
 * What only the whole archive can tell: addresses claimed twice, references that dangle, tags that contradict each other.
 * A reference to a file that was refused is no problem beside that file's own.
 */
export function checkTogether(articles: readonly ArticleFile[], tags: readonly Registered<TagFile>[], stories: readonly Registered<StoryFile>[], pages: readonly PageFile[] = [], refused: Refused = nothingRefused): Problem[] {
  const references = indexReferences(articles.map(({ article }) => article));
  const slugs = [...references.bySlug.keys()];
  const storySlugs = new Set(stories.map(({ value }) => value.slug));
  return [
    ...checkAddresses(articles),
    ...checkLeads(articles),
    ...articles.flatMap((file) => [...checkReferences(file, references, slugs, refused.articles), ...checkStories(file, storySlugs, refused.stories)]),
    ...pages.flatMap((page) => checkLinks(page.file, page.body, page.bodyLine, references, slugs, refused.articles)),
    ...checkTranslations(articles, references, slugs, refused.articles),
    ...checkStoryFiles(stories, references, slugs, refused.articles),
    ...checkTagFiles(tags, refused.tags),
    ...checkTagNames(articles, tags),
  ];
}

function checkAddresses(articles: readonly ArticleFile[]): Problem[] {
  const claimed = new Map<string, ArticleFile>();
  return articles.flatMap((file) => {
    const first = claimed.get(file.article.id);
    if (!first) {
      claimed.set(file.article.id, file);
      return [];
    }
    const field = file.places['slug'] ? 'slug' : 'date';
    return [problemOf(file.article.file, file.places, field, 'address', `\`${first.article.file}\` has the same day and slug, \`${file.article.id}\`.`, 'Give one of them another `slug:`.')];
  });
}

/** A day has one lead. Drafts may wait for their turn. */
function checkLeads(articles: readonly ArticleFile[]): Problem[] {
  const leads = new Map<string, ArticleFile>();
  return articles.filter(({ article }) => article.lead && !article.draft).flatMap((file) => {
    const first = leads.get(file.article.date);
    if (!first) leads.set(file.article.date, file);
    return first ? [problemOf(file.article.file, file.places, 'lead', 'lead', `\`${first.article.file}\` leads ${file.article.date} already.`, 'Keep `lead: true` in one of them.')] : [];
  });
}

function checkReferences(file: ArticleFile, references: ReferenceIndex, slugs: readonly string[], refused: ReadonlySet<string>): Problem[] {
  const { article, body, bodyLine } = file;
  const problems: Problem[] = [];
  for (const field of ['related', 'unrelated'] as const) {
    for (const [index, reference] of article[field].entries()) {
      const told = refused.has(slugOf(reference)) ? undefined : tellReference(reference, references, slugs, 'Otherwise remove the line.');
      if (told) problems.push(problemOf(article.file, file.places, field, field, `${told.reason.replace('Article', field === 'related' ? 'Related article' : 'Unrelated article')}`, told.hint, `${field}.${index}`));
      else if (findReferenced(reference, references)[0] === article) problems.push(problemOf(article.file, file.places, field, field, `\`${reference}\` is this article itself.`, 'Remove the line.', `${field}.${index}`));
    }
  }
  return [...problems, ...checkLinks(article.file, body, bodyLine, references, slugs, refused)];
}

/** Each translation leads to an article that is none, and no two of them are in one language. */
function checkTranslations(articles: readonly ArticleFile[], references: ReferenceIndex, slugs: readonly string[], refused: ReadonlySet<string>): Problem[] {
  const taken = new Map<string, Article>();
  return articles.flatMap((file) => {
    const { article } = file;
    const reference = article.translationOf;
    if (reference === undefined) return [];
    const add = (reason: string, hint: string): Problem[] => [problemOf(article.file, file.places, 'translation_of', 'translation', reason, hint)];
    const [original] = findReferenced(reference, references);
    const told = refused.has(slugOf(reference)) ? undefined : tellReference(reference, references, slugs, 'Otherwise remove the line.');
    if (told) return add(told.reason.replace('Article', 'The original'), told.hint);
    if (!original) return [];
    if (original === article) return add(`\`${reference}\` is this article itself.`, 'Write the slug of the article this one was translated from, or remove the line.');
    if (original.translationOf !== undefined) {
      const first = findReferenced(original.translationOf, references)[0];
      return add(`\`${reference}\` is a translation itself, of \`${original.translationOf}\`.`, first === article ? 'Remove the line from the one that is the original.' : `Write \`translation_of: ${original.translationOf}\`.`);
    }
    const key = `${original.id} ${article.lang}`;
    const first = original.lang === article.lang ? original : taken.get(key);
    if (!first) taken.set(key, article);
    return first ? add(`\`${first.file}\` is this article in \`${article.lang}\` already.`, 'Write the language of this one in `lang:`, or remove the line.') : [];
  });
}

function checkLinks(file: string, body: Body, bodyLine: number, references: ReferenceIndex, slugs: readonly string[], refused: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  for (const link of body.links.filter(({ path }) => path === undefined)) {
    const told = refused.has(slugOf(link.reference)) ? undefined : tellReference(link.reference, references, slugs, 'Otherwise write the words without a link.');
    if (told) problems.push({ severity: 'problem', file, line: link.line + bodyLine - 1, column: link.column, field: 'text', rule: 'link', reason: told.reason, hint: told.hint });
  }
  return problems;
}

/** The slug a reference ends in, its day left off. */
function slugOf(reference: string): string {
  return reference.replace(/^\/*\d{4}[/-]\d{2}[/-]\d{2}[/-]/, '').replace(/\/+$/, '');
}

function tellReference(reference: string, references: ReferenceIndex, slugs: readonly string[], otherwise: string): { reason: string; hint: string } | undefined {
  const found = findReferenced(reference, references);
  if (found.length === 1) return undefined;
  if (found.length > 1) return { reason: `\`${reference}\` is the slug of ${found.length} articles.`, hint: `Write ${wordsOf('en').names(found.map(({ id }) => `\`${id}\``)).replace(/ and (?=[^ ]*$)/, ' or ')}.` };
  const nearest = findNearest(slugOf(reference), slugs);
  return { reason: `Article \`${reference}\` is not in the archive.`, hint: nearest ? `Did you mean \`${nearest}\`? ${otherwise}` : `Write the slug of an article. ${otherwise}` };
}

function checkStories(file: ArticleFile, stories: ReadonlySet<string>, refused: ReadonlySet<string>): Problem[] {
  const { article } = file;
  return article.stories.flatMap((slug, index) => {
    if (stories.has(slug) || refused.has(slug)) return [];
    const nearest = findNearest(slug, stories);
    return [problemOf(article.file, file.places, 'stories', 'story', `There is no story \`${slug}\`.`, `${nearest ? `Did you mean \`${nearest}\`? Otherwise add` : 'Add'} the file \`stories/${slug}.md\`.`, `stories.${index}`)];
  });
}

function checkStoryFiles(stories: readonly Registered<StoryFile>[], references: ReferenceIndex, slugs: readonly string[], refused: ReadonlySet<string>): Problem[] {
  const owners = new Map(stories.map(({ value }) => [value.slug, value]));
  const redirects = new Map<string, StoryFile>();
  return stories.flatMap(({ value: story, places }) => [
    ...checkMembers(story, places, references, slugs, refused),
    ...story.redirectFrom.flatMap((old, index) => {
      const other = owners.get(old) ?? redirects.get(old);
      if (!other) redirects.set(old, story);
      if (!other) return [];
      const [reason, hint] = other !== story ? [`\`${old}\` is taken by \`${other.file}\`.`, 'Remove it from one of the two.']
        : [old === story.slug ? `\`${old}\` is the slug of this very story.` : `\`${old}\` is written twice.`, 'Remove it from the list.'];
      return [problemOf(story.file, places, 'redirect_from', 'story-redirect', reason, hint, `redirect_from.${index}`)];
    }),
  ]);
}

/** The `articles` of a story file: each is one article of the archive, and named once. */
function checkMembers(story: StoryFile, places: Places, references: ReferenceIndex, slugs: readonly string[], refused: ReadonlySet<string>): Problem[] {
  const named = new Map<Article, string>();
  return story.articles.flatMap((reference, index) => {
    const add = (reason: string, hint: string): Problem[] => [problemOf(story.file, places, 'articles', 'story-article', reason, hint, `articles.${index}`)];
    const [article] = findReferenced(reference, references);
    const told = refused.has(slugOf(reference)) ? undefined : tellReference(reference, references, slugs, 'Otherwise remove the line.');
    if (told) return add(told.reason, told.hint);
    if (!article) return [];
    const before = named.get(article);
    if (before === undefined) named.set(article, reference);
    return before === undefined ? [] : add(`\`${reference}\` ${before === reference ? 'is listed twice' : `is the same article as \`${before}\``}.`, 'Remove one of the two.');
  });
}

function checkTagFiles(tags: readonly Registered<TagFile>[], refused: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = [];
  const bySlug = new Map(tags.map(({ value }) => [value.slug, value]));
  const claims = new Map<string, TagFile>();
  const redirects = new Map<string, TagFile>();
  for (const { value: tag, places } of tags) {
    const slugOwner = tags.find(({ value }) => value !== tag && [tag.name, ...tag.variants].some((name) => tagKey(name) === value.slug.replaceAll('-', ' ')));
    if (slugOwner) problems.push(problemOf(tag.file, places, 'variants', 'tag-claimed', `\`${slugOwner.value.file}\` is a file of a tag that this one claims as its own.`, 'Leave the name in one of the two files, or merge them.'));
    for (const [index, name] of [tag.name, ...tag.variants].entries()) {
      const at = index === 0 ? 'name' : `variants.${index - 1}`;
      const other = claims.get(tagKey(name));
      if (other && other !== tag) problems.push(problemOf(tag.file, places, index === 0 ? 'name' : 'variants', 'tag-claimed', `\`${name}\` is claimed by \`${other.file}\` as well.`, 'Leave it in one of the two files.', at));
      else claims.set(tagKey(name), tag);
    }
    for (const [index, parent] of tag.parents.entries()) {
      if (bySlug.has(parent) || refused.has(parent)) continue;
      const nearest = findNearest(parent, bySlug.keys());
      problems.push(problemOf(tag.file, places, 'parents', 'tag-parent', `There is no tag file \`tags/${parent}.md\`.`, nearest ? `Did you mean \`${nearest}\`?` : 'Add the file, or remove the line.', `parents.${index}`));
    }
    if (tag.parents.includes(tag.slug) || tag.parents.some((parent) => findAncestors(parent, bySlug).includes(tag.slug))) {
      problems.push(problemOf(tag.file, places, 'parents', 'tag-cycle', `\`${tag.slug}\` stands above itself: ${[tag.slug, ...findAncestors(tag.slug, bySlug).filter((each) => findAncestors(each, bySlug).includes(tag.slug)), tag.slug].join(' → ')}.`, 'Remove one of these parents.'));
    }
    for (const [index, old] of tag.redirectFrom.entries()) {
      const other = bySlug.get(old) ?? redirects.get(old);
      if (other && other !== tag) problems.push(problemOf(tag.file, places, 'redirect_from', 'tag-redirect', `\`${old}\` is taken by \`${other.file}\`.`, 'Remove it from one of the two.', `redirect_from.${index}`));
      else redirects.set(old, tag);
    }
  }
  return problems;
}

/** Two unregistered tags under one address, and tags that look like a slip of a registered one. */
function checkTagNames(articles: readonly ArticleFile[], tags: readonly Registered<TagFile>[]): Problem[] {
  const names = indexTagNames(tags.map(({ value }) => value));
  const taken = new Map(tags.map(({ value }) => [value.slug, value.name]));
  const redirected = new Set(tags.flatMap(({ value }) => value.redirectFrom));
  const keys = new Map<string, { key: string; name: string }>();
  const problems: Problem[] = [];
  for (const file of articles) {
    const { article } = file;
    for (const [index, { name, key, slug }] of article.tags.entries()) {
      if (names.has(key)) continue;
      const first = keys.get(slug);
      const clash = taken.get(slug) ?? (first && first.key !== key ? first.name : undefined);
      if (clash !== undefined) problems.push(problemOf(article.file, file.places, 'tags', 'tag-address', `\`${name}\` and \`${clash}\` would share the address \`${slug}\`.`, `Write \`${clash}\`, or make a tag file that names both.`, `tags.${index}`));
      else if (redirected.has(slug)) problems.push(problemOf(article.file, file.places, 'tags', 'tag-address', `\`${name}\` would take the old address \`${slug}\` of another tag.`, 'Write the tag by its name of today.', `tags.${index}`));
      else keys.set(slug, { key, name });
      const nearest = findNearest(key, names.keys());
      if (nearest !== undefined && clash === undefined) problems.push({ ...problemOf(article.file, file.places, 'tags', 'unknown-tag', `The tag \`${name}\` has no file in \`tags/\`.`, `Did you mean \`${taken.get(names.get(nearest) ?? '') ?? nearest}\`?`, `tags.${index}`), severity: 'warning' });
    }
  }
  return problems;
}
