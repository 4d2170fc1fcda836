import type { Article, TagMention } from './article.ts';
import { buildGroup, type Group } from './group.ts';
import { compareArticles, compareText } from './order.ts';

export const tagTypes = ['place', 'person', 'organisation', 'event', 'topic'] as const;
export type TagType = (typeof tagTypes)[number];

/** In degrees, north and east positive. */
export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** What `content/tags/<slug>.md` says of a tag. */
export interface TagFile {
  file: string;
  slug: string;
  name: string;
  type: TagType;
  variants: string[];
  parents: string[];
  sameAs: string[];
  redirectFrom: string[];
  description?: string;
  /** Of a place that stands on the map. */
  coordinates?: Coordinates;
}

export interface Tag extends Group {
  type: TagType;
  /** Other spellings. */
  variants: string[];
  parents: string[];
  children: string[];
  sameAs: string[];
  redirectFrom: string[];
  description?: string;
  coordinates?: Coordinates;
}

/**
 * What makes two spellings one tag: compatibility form, lower case with İ and ı as i, marks stripped,
 * white space and punctuation collapsed.
 * @example tagKey(' TÜRKİYE ') === tagKey('turkiye')
 */
export function tagKey(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[İı]/g, 'i')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\p{P}]+/gu, ' ')
    .trim();
}

/** Key of each registered name and variant → slug of its tag file. The first claim stands. */
export function indexTagNames(files: readonly TagFile[]): Map<string, string> {
  const index = new Map<string, string>();
  for (const file of files) {
    for (const name of [file.name, file.slug.replaceAll('-', ' '), ...file.variants]) {
      const key = tagKey(name);
      if (!index.has(key)) index.set(key, file.slug);
    }
  }
  return index;
}

/** The tag an article means: the registered one, or one that bears the mention's own name. */
export function resolveTag(mention: TagMention, names: ReadonlyMap<string, string>): string {
  return names.get(mention.key) ?? mention.slug;
}

/** Every tag with its articles, those of child tags included, each once, newest first. Registered tags without articles are left out. */
export function buildTags(articles: readonly Article[], files: readonly TagFile[]): Map<string, Tag> {
  const names = indexTagNames(files);
  const registered = new Map(files.map((file) => [file.slug, file]));
  const members = new Map<string, Set<Article>>();
  const printed = new Map<string, string>();
  const lines = new Map<string, string[]>();
  for (const article of articles) {
    for (const mention of article.tags) {
      const slug = resolveTag(mention, names);
      if (!printed.has(slug)) printed.set(slug, registered.get(slug)?.name ?? mention.name);
      const line = lines.get(slug) ?? [slug, ...findAncestors(slug, registered)];
      lines.set(slug, line);
      for (const each of line) {
        const set = members.get(each);
        if (set) set.add(article);
        else members.set(each, new Set([article]));
      }
    }
  }
  const children = findChildren(files);
  const tags = [...members].map(([slug, set]): [string, Tag] => {
    const file = registered.get(slug);
    const group = buildGroup(slug, file?.name ?? printed.get(slug) ?? slug, [...set].sort(compareArticles));
    return [slug, {
      ...group,
      type: file?.type ?? 'topic',
      variants: file?.variants ?? [],
      parents: (file?.parents ?? []).filter((parent) => members.has(parent)),
      children: (children.get(slug) ?? []).filter((child) => members.has(child)),
      sameAs: file?.sameAs ?? [],
      redirectFrom: file?.redirectFrom ?? [],
      description: file?.description,
      coordinates: file?.coordinates,
    }];
  });
  return new Map(tags.sort(([a], [b]) => compareText(a, b)));
}

/** Tags and all above them, each once, their own first. */
export function withParents(tags: readonly Tag[], all: ReadonlyMap<string, Tag>): Tag[] {
  return [...new Set([...tags, ...tags.flatMap(({ slug }) => findAncestors(slug, all).flatMap((parent) => all.get(parent) ?? []))])];
}

/** Every tag above `slug`, nearest first; a cycle ends the walk. */
export function findAncestors(slug: string, files: ReadonlyMap<string, { parents: readonly string[] }>): string[] {
  const found = new Set<string>();
  const queue = [...(files.get(slug)?.parents ?? [])];
  for (const parent of queue) {
    if (found.has(parent) || parent === slug) continue;
    found.add(parent);
    queue.push(...(files.get(parent)?.parents ?? []));
  }
  return [...found];
}

function findChildren(files: readonly TagFile[]): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const file of files) {
    for (const parent of file.parents) children.set(parent, [...(children.get(parent) ?? []), file.slug].sort(compareText));
  }
  return children;
}
