import { isTrue, listIn, wordsIn, type Value, type Values } from './front-matter.ts';
import type { Foreign } from './foreign.ts';

/** What a field of another tool can become, and the names by which tools call it. The first that has a value counts. */
export const targets = {
  title: ['title', 'headline', 'post_title'],
  date: ['date', 'publishDate', 'publishdate', 'pubDate', 'pubdate', 'date_published', 'datePublished', 'published_at', 'publishedAt', 'publish_date', 'published_date', 'published', 'post_date', 'created_at', 'createdAt', 'created', 'day', 'timestamp'],
  summary: ['summary', 'description', 'excerpt', 'standfirst', 'subtitle', 'dek', 'post_excerpt'],
  byline: ['byline', 'authors', 'author', 'by', 'creator', 'writer', 'post_author'],
  section: ['section', 'categories', 'category'],
  tags: ['tags', 'tag', 'keywords', 'topics'],
  slug: ['slug', 'post_name'],
  address: ['address', 'url', 'permalink', 'link', 'path', 'aliases', 'alias', 'redirect_from', 'redirects'],
  lang: ['lang', 'language', 'locale'],
  image: ['image', 'cover', 'featured_image', 'featuredImage', 'heroImage', 'hero_image', 'thumbnail', 'images', 'header'],
  draft: ['draft', 'published', 'status', 'post_status'],
  html: ['html', 'content_html', 'body_html'],
  markdown: ['markdown', 'content_markdown', 'body_markdown', 'md'],
  text: ['text', 'body', 'content', 'content_text', 'post_content', 'article'],
} as const satisfies Record<string, readonly string[]>;

export type Target = keyof typeof targets;

export function isTarget(name: string): name is Target {
  return Object.hasOwn(targets, name);
}

/** Field of the source → what it is to become, as the caller named it. */
export type FieldMap = ReadonlyMap<string, Target>;

/** Fields that say nothing an archive keeps, and are passed over in silence. */
const silent = new Set(['layout', 'type', 'meta', 'taxonomies', 'extra', 'id', 'guid', 'toc', 'weight', 'hidden', 'comments']);

/** The values of one record under the names of `targets`; a field that was mapped counts before any other. */
export class Fields {
  readonly values: Values;
  readonly map: FieldMap;
  readonly #used = new Set<string>();

  constructor(values: Values, map: FieldMap) {
    this.values = values;
    this.map = map;
  }

  /** Every value for a target, mapped ones first. */
  all(target: Target): Value[] {
    const mapped = [...this.map].filter(([, each]) => each === target).map(([name]) => name);
    const names = [...mapped, ...targets[target].filter((name) => !this.map.has(name))];
    return names.flatMap((name) => {
      const found = valueAt(this.values, name) ?? valueAt(this.values, `taxonomies.${name}`);
      if (found === undefined) return [];
      this.#used.add(name.split('.')[0] ?? name);
      return [found];
    });
  }

  words(target: Target): string | undefined {
    return this.all(target).map(wordsIn).find((words) => words !== undefined);
  }

  /** Names of fields that became nothing. */
  unused(): string[] {
    return Object.entries(this.values).filter(([name, value]) => !this.#used.has(name) && !silent.has(name) && hasValue(value)).map(([name]) => name);
  }
}

function hasValue(value: Value): boolean {
  return typeof value === 'string' ? wordsIn(value) !== undefined : Object.keys(value).length > 0;
}

/** A value by its name, or by a path such as `author.name`. */
function valueAt(values: Values, name: string): Value | undefined {
  if (Object.hasOwn(values, name)) return values[name];
  return name.split('.').reduce<Value | undefined>((value, key) => (typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, key) ? value[key] : undefined), values);
}

/** Fills what fields alone can tell of a foreign article, addresses and text apart. `part` parts a list written as one text. */
export function fillFields(foreign: Foreign, fields: Fields, part = /,/): void {
  foreign.title = fields.words('title');
  foreign.dates = fields.all('date').map(wordsIn).filter((words) => words !== undefined && isTrue(words) === undefined || /^\d/.test(words ?? '')).filter((words): words is string => words !== undefined && /\d/.test(words));
  foreign.summary = fields.words('summary');
  foreign.authors = firstList(fields.all('byline'), /,|;|\s+and\s+|\s+&\s+/);
  foreign.categories = firstList(fields.all('section'), part);
  foreign.tags = fields.all('tags').flatMap((value) => listIn(value, part));
  foreign.slug = fields.words('slug');
  foreign.lang = fields.words('lang');
  foreign.image = findImage(fields.all('image'));
  foreign.draft = readDraft(fields.values, fields.all('draft').map(wordsIn));
}

function firstList(values: readonly Value[], part: RegExp): string[] {
  return values.map((value) => listIn(value, part)).find((list) => list.length > 0) ?? [];
}

function readDraft(values: Values, words: readonly (string | undefined)[]): string | undefined {
  if (isTrue(values['draft']) === true) return '`draft` is set';
  const published = wordsIn(values['published']);
  if (published !== undefined && /^(?:false|no|off|0)$/i.test(published)) return '`published` is `false`';
  const status = words.find((word) => word !== undefined && /^(?:draft|private|pending|unpublished|auto-draft|trash|hidden)$/i.test(word));
  return status === undefined ? undefined : `its status is \`${status}\``;
}

/** A picture's address or file: a text, the first of a list, or what a record calls it. */
function findImage(values: readonly Value[]): string | undefined {
  for (const value of values) {
    const found = imageIn(value);
    if (found !== undefined && /[./]/.test(found)) return found;
  }
  return undefined;
}

function imageIn(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string') return wordsIn(value);
  if (Array.isArray(value)) return imageIn(value[0]);
  return ['image', 'src', 'url', 'path', 'file', 'feature', 'overlay_image', 'teaser', 'relative'].map((name) => (Object.hasOwn(value, name) ? imageIn(value[name]) : undefined)).find((each) => each !== undefined);
}
