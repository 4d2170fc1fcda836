import type { Article } from '../archive/article.ts';
import type { HashedTerms } from '../archive/relations/hashed-terms.ts';
import type { Sketch } from '../archive/relations/sketch.ts';
import type { TermProfile } from '../archive/relations/terms.ts';
import type { ArticleFile } from '../ingest/article-file.ts';
import { toMention } from '../ingest/mention.ts';
import type { Places } from '../ingest/problem.ts';
import type { Body } from '../markdown/body.ts';
import { packText } from '../store/pack.ts';
import type { SourceParts, SourceRow, Store } from '../store/store.ts';

/** What of a reading every build looks at. Tags are kept by their names alone: the rest follows from them. Empty lists are left out. */
type Light = Omit<ArticleFile, 'article' | 'body' | 'places'> & {
  article: Omit<Article, 'profile' | 'opening' | 'tags'> & { tags?: string[] };
  body: Partial<Pick<Body, 'links' | 'pictures'>>;
  key: string;
  size: number;
};

/** Stands for every empty list: most lists of most articles are. */
const none: never[] = [];
Object.freeze(none);

/** The parts of one reading are asked for together, and those of all would weigh more than everything else. */
const mostHeld = 8;

/** A reading as the store keeps it. */
export function splitReading({ article, body, places, ...rest }: ArticleFile): Omit<SourceRow, 'stamp'> & SourceParts {
  const { profile, opening, tags, ...light } = article;
  const { key, size, sketch, nameKeys, names, words, terms } = profile;
  const { links, pictures } = body;
  const record = withoutEmpty({ ...rest, article: withoutEmpty({ ...light, tags: tags.map(({ name }) => name) }), body: withoutEmpty({ links, pictures }), key, size }) satisfies Partial<Light>;
  return {
    file: article.file, digest: rest.version, record: JSON.stringify(record), nameKeys, sketch: packNumbers(sketch), names: names.join('\n'),
    opening: JSON.stringify(opening), terms: packNumbers(Uint32Array.of(terms.spotCount), terms.hashes, terms.marks, terms.spots), places: JSON.stringify(places), words, body: packText(body.html),
  };
}

/** Makes readings of what the store keeps. What few builds look at is fetched when it is first asked for. */
export function openReadings(store: Store): (row: SourceRow) => ArticleFile {
  const readNames = holdFew((file) => (store.readPart(file, 'names') || undefined)?.split('\n') ?? []);
  const readOpening = holdFew((file) => JSON.parse(store.readPart(file, 'opening') ?? '[]') as string[]);
  const mentions = new Map<string, Article['tags'][number]>();
  const mentionOf = (name: string): Article['tags'][number] => {
    const known = mentions.get(name) ?? toMention(name);
    mentions.set(name, known);
    return known;
  };
  const numbers = openNumbers();
  // What is fetched, and what most articles lack, stands in the prototypes: an article bears no functions and no empty lists of its own.
  class KeptProfile implements TermProfile {
    readonly file: string;
    readonly key: string;
    readonly size: number;
    readonly nameKeysFrom: number;
    readonly nameCount: number;

    constructor(file: string, key: string, size: number, nameKeys: Uint32Array) {
      this.file = file;
      this.key = key;
      this.size = size;
      this.nameKeysFrom = numbers.add(nameKeys);
      this.nameCount = nameKeys.length;
    }

    get nameKeys(): Uint32Array { return numbers.read(this.nameKeysFrom, this.nameCount); }
    get sketch(): Sketch { return new Uint32Array(toBuffer(store.readNumbers(this.file, 'sketch'))); }
    get words(): string { return store.readPart(this.file, 'words') ?? ''; }
    get names(): string[] { return readNames(this.file); }
    get terms(): HashedTerms { return unpackTerms(toBuffer(store.readNumbers(this.file, 'terms'))); }
  }
  class KeptBody implements Body {
    readonly file: string;
    readonly words: number;
    readonly links: Body['links'];
    readonly pictures: Body['pictures'];

    constructor({ file, words }: Pick<Article, 'file' | 'words'>, { links = none, pictures = none }: Light['body']) {
      this.file = file;
      this.words = words;
      this.links = links;
      this.pictures = pictures;
    }

    get html(): string { return store.readPart(this.file, 'body') ?? ''; }
    get opening(): string[] { return readOpening(this.file); }
  }
  const keptArticle: Partial<Article> & ThisType<Article> = {
    byline: none, stories: none, related: none, unrelated: none, aliases: none, updates: none, mentions: none,
    get opening(): string[] { return readOpening(this.file); },
  };
  const keptFile: Partial<ArticleFile> & ThisType<ArticleFile> = {
    pictures: none,
    get places(): Places { return JSON.parse(store.readPart(this.article.file, 'places') ?? '{}') as Places; },
  };
  return ({ file, record, nameKeys }) => {
    const { article, body, key, size, ...rest } = JSON.parse(record) as Light;
    const filled = { tags: article.tags?.map(mentionOf) ?? none, profile: new KeptProfile(file, key, size, nameKeys) };
    const whole = Object.setPrototypeOf(Object.assign(article, filled), keptArticle) as Article;
    return Object.setPrototypeOf({ ...rest, article: whole, body: new KeptBody(article, body) }, keptFile) as ArticleFile;
  };
}

/** A record without its empty lists. */
function withoutEmpty<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !Array.isArray(value) || value.length > 0)) as T;
}

/** Many short lists of numbers in one long one: each by itself would weigh several times as much. */
function openNumbers(): { add: (list: Uint32Array) => number; read: (from: number, count: number) => Uint32Array } {
  let all = new Uint32Array(64);
  let length = 0;
  return {
    add: (list) => {
      const from = length;
      length += list.length;
      if (length > all.length) {
        const larger = new Uint32Array(2 * length);
        larger.set(all);
        all = larger;
      }
      all.set(list, from);
      return from;
    },
    read: (from, count) => all.subarray(from, from + count),
  };
}

/** Arrays of numbers one after the other, as they lie in memory. */
function packNumbers(...arrays: (Uint32Array | Uint16Array)[]): Uint8Array {
  const packed = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const array of arrays) {
    packed.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return packed;
}

/** The bytes in a buffer of their own, as arrays of wider numbers need them. */
function toBuffer(bytes: Uint8Array = new Uint8Array()): ArrayBufferLike {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
}

function unpackTerms(packed: ArrayBufferLike): HashedTerms {
  if (packed.byteLength < 4) return { hashes: new Uint32Array(), marks: new Uint16Array(), spots: new Uint16Array(), spotCount: 0 };
  const count = (packed.byteLength - 4) / 8;
  return { spotCount: new Uint32Array(packed, 0, 1)[0] ?? 0, hashes: new Uint32Array(packed, 4, count), marks: new Uint16Array(packed, 4 + 4 * count, count), spots: new Uint16Array(packed, 4 + 6 * count, count) };
}

/** A reader that remembers the last few of what it read. */
function holdFew<T>(read: (file: string) => T): (file: string) => T {
  const held = new Map<string, T>();
  return (file) => {
    const known = held.get(file);
    if (known !== undefined) return known;
    const value = read(file);
    if (held.size === mostHeld) held.clear();
    held.set(file, value);
    return value;
  };
}
