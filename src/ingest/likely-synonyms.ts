import { distance } from 'fastest-levenshtein';
import type { Article } from '../archive/article.ts';
import { compareText } from '../archive/order.ts';
import { indexReferences, resolveReference } from '../archive/references.ts';
import { indexTagNames, resolveTag, tagKey, type TagFile, type TagType } from '../archive/tags.ts';

/** A tag as the articles bear it, drafts included; of a tag file that none bears, with none. */
export interface BorneTag {
  slug: string;
  name: string;
  type: TagType;
  articles: readonly Article[];
  file?: TagFile;
}

/** Two tags that may be one: `from` is the one to merge into `into`. */
export interface LikelySynonym {
  from: BorneTag;
  into: BorneTag;
  why: string;
}

/** Every tag, the most borne first. */
export function listTags(articles: readonly Article[], files: readonly TagFile[]): BorneTag[] {
  const names = indexTagNames(files);
  const borne = new Map<string, { name: string; articles: Set<Article> }>(files.map(({ slug, name }) => [slug, { name, articles: new Set() }]));
  for (const article of articles) {
    for (const mention of article.tags) {
      const slug = resolveTag(mention, names);
      const known = borne.get(slug) ?? { name: mention.name, articles: new Set() };
      borne.set(slug, known);
      known.articles.add(article);
    }
  }
  const registered = new Map(files.map((file) => [file.slug, file]));
  return [...borne].map(([slug, { name, articles: bearers }]) => ({ slug, name, type: registered.get(slug)?.type ?? 'topic' as const, articles: [...bearers], file: registered.get(slug) }))
    .sort((a, b) => b.articles.length - a.articles.length || compareText(a.slug, b.slug));
}

/** Shorter words differ by one letter for good reason: `war`, `way`. */
const leastLetters = 5;
/** A key that more tags share says nothing of them. */
const mostUnderKey = 12;
/** As many translated articles as must agree that two tags are one. */
const leastTranslations = 2;

/**
 * Tags that may be one, in the order of `tags`: spellings that differ by a space, a plural, the order of words or one
 * letter; initials; and names that stand for each other in translations. Two tags that both have a file were told apart
 * by an editor, and so were a tag and one above it.
 */
export function findLikelySynonyms(tags: readonly BorneTag[], articles: readonly Article[], files: readonly TagFile[]): LikelySynonym[] {
  const found = new Map<string, LikelySynonym>();
  const places = new Map(tags.map((tag, at) => [tag, at]));
  const add = (a: BorneTag, b: BorneTag, why: string): void => {
    if (a === b || (a.file && b.file) || [a, b].some((tag) => tag.file?.parents.some((parent) => parent === a.slug || parent === b.slug))) return;
    // The one an editor gave a file stays, else the one that more bear.
    const first = (places.get(a) ?? 0) < (places.get(b) ?? 0) ? a : b;
    const into = a.file ? a : b.file ? b : first;
    const from = into === a ? b : a;
    const key = `${from.slug}\n${into.slug}`;
    if (!found.has(key)) found.set(key, { from, into, why });
  };
  const spelt = new Map(tags.map((tag) => [tag, [...new Set([tag.name, ...(tag.file?.variants ?? [])].map(tagKey))]]));
  const keyOf = (tag: BorneTag): string => spelt.get(tag)?.[0] ?? '';
  for (const { keysOf, why, isAlike } of spellings) {
    const known = new Map<string, BorneTag[]>();
    for (const tag of tags) {
      for (const key of new Set(spelt.get(tag)?.flatMap(keysOf))) {
        const others = known.get(key) ?? [];
        known.set(key, others);
        for (const other of others) if (!isAlike || isAlike(keyOf(tag), keyOf(other))) add(tag, other, why);
        if (others.length < mostUnderKey) others.push(tag);
      }
    }
  }
  for (const [a, b] of pairTranslations(tags, articles, files)) add(a, b, 'stand for each other in translations');
  return [...found.values()].sort((a, b) => (places.get(a.from) ?? 0) - (places.get(b.from) ?? 0) || compareText(a.into.slug, b.into.slug));
}

/** Ways in which two spellings meet: under a key of both, where they are alike. */
const spellings: readonly { why: string; keysOf: (key: string) => string[]; isAlike?: (a: string, b: string) => boolean }[] = [
  { why: 'differ by spaces alone', keysOf: (key) => (key.length < 4 ? [] : [key.replaceAll(' ', '')]) },
  { why: 'are one word in the singular and the plural', keysOf: (key) => (key.length < 4 || /\d/.test(key) ? [] : [key.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')]) },
  { why: 'have the same words', keysOf: (key) => (key.includes(' ') ? [key.split(' ').sort(compareText).join(' ')] : []) },
  { why: 'are initials and what they stand for', keysOf: (key) => (key.includes(' ') ? [initialsOf(key)] : [key]), isAlike: (a, b) => a.includes(' ') !== b.includes(' ') },
  { why: 'are nearly spelt alike', keysOf: (key) => (key.length < leastLetters ? [] : [key, ...[...key].map((_, at) => key.slice(0, at) + key.slice(at + 1))]), isAlike: (a, b) => isNear(a, b) },
];

function initialsOf(key: string): string {
  const initials = key.split(' ').map((word) => word[0] ?? '').join('');
  return initials.length < 2 ? key : initials;
}

/** One letter more, less or other, or two exchanged; figures tell tags apart. */
function isNear(a: string, b: string): boolean {
  const figures = (text: string): string => text.replace(/\D/g, '');
  if (figures(a) !== figures(b) || a[0] !== b[0]) return false;
  const far = distance(a, b);
  return far === 1 || (far === 2 && a.length === b.length && [...a].sort().join('') === [...b].sort().join(''));
}

/** Tags of which one stands in the original and the other in its translation, more often than not. */
function pairTranslations(tags: readonly BorneTag[], articles: readonly Article[], files: readonly TagFile[]): [BorneTag, BorneTag][] {
  const references = indexReferences(articles);
  const names = indexTagNames(files);
  const bySlug = new Map(tags.map((tag) => [tag.slug, tag]));
  const together = new Map<string, number>();
  const alone = new Map<string, number>();
  const countUp = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const article of articles) {
    const original = article.translationOf === undefined ? undefined : resolveReference(article.translationOf, references);
    if (!original) continue;
    const [own, theirs] = [article, original].map((each) => new Set(each.tags.map((mention) => resolveTag(mention, names))));
    if (!own || !theirs) continue;
    const [here, there] = [[...own].filter((slug) => !theirs.has(slug)), [...theirs].filter((slug) => !own.has(slug))];
    for (const slug of [...here, ...there]) countUp(alone, slug);
    for (const a of here) for (const b of there) countUp(together, [a, b].sort(compareText).join('\n'));
  }
  return [...together].flatMap(([key, count]): [BorneTag, BorneTag][] => {
    const [a, b] = key.split('\n').map((slug) => bySlug.get(slug));
    if (!a || !b || count < leastTranslations) return [];
    // Tags that come with any other say nothing of this one.
    return count * 2 > Math.max(alone.get(a.slug) ?? 0, alone.get(b.slug) ?? 0) && !otherIsAsOften(key, count, together) ? [[a, b]] : [];
  });
}

function otherIsAsOften(key: string, count: number, together: ReadonlyMap<string, number>): boolean {
  const slugs = key.split('\n');
  return [...together].some(([other, often]) => other !== key && often >= count && other.split('\n').some((slug) => slugs.includes(slug)));
}
