import type { Article } from '../archive/article.ts';
import type { Sketch } from '../archive/relations/sketch.ts';
import type { TermProfile } from '../archive/relations/terms.ts';
import { toMention, type ArticleFile } from '../ingest/article-file.ts';
import type { Places } from '../ingest/problem.ts';
import type { Body } from '../markdown/body.ts';
import { packText } from '../store/pack.ts';
import type { SourceParts, SourceRow, Store } from '../store/store.ts';

/** What of a reading every build looks at. Tags are kept by their names alone: the rest follows from them. */
type Light = Omit<ArticleFile, 'article' | 'body' | 'places'> & {
  article: Omit<Article, 'profile' | 'opening' | 'tags'> & { tags: string[] };
  body: Pick<Body, 'links' | 'pictures'>;
  key: string;
  size: number;
};

type Terms = Pick<TermProfile, 'words' | 'counts' | 'names' | 'nameCounts'>;

/** The parts of one reading are asked for together, and those of all would weigh more than everything else. */
const mostHeld = 8;

/** A reading as the store keeps it. */
export function splitReading({ article, body, places, ...rest }: ArticleFile): Omit<SourceRow, 'stamp'> & SourceParts {
  const { profile, opening, tags, ...light } = article;
  const { key, size, sketch, nameKeys, ...terms } = profile;
  const record: Light = { ...rest, article: { ...light, tags: tags.map(({ name }) => name) }, body: { links: body.links, pictures: body.pictures }, key, size };
  return {
    file: article.file, digest: rest.version, record: JSON.stringify(record), sketch, names: nameKeys,
    opening: JSON.stringify(opening), places: JSON.stringify(places), profile: JSON.stringify(terms satisfies Terms), body: packText(body.html),
  };
}

/** Makes readings of what the store keeps. What few builds look at is fetched when it is first asked for. */
export function openReadings(store: Store): (row: SourceRow) => ArticleFile {
  const readTerms = holdFew((file) => JSON.parse(store.readPart(file, 'profile') ?? '{"words":"","counts":[],"names":[],"nameCounts":[]}') as Terms);
  const readOpening = holdFew((file) => JSON.parse(store.readPart(file, 'opening') ?? '[]') as string[]);
  const mentions = new Map<string, Article['tags'][number]>();
  const mentionOf = (name: string): Article['tags'][number] => {
    const known = mentions.get(name) ?? toMention(name);
    mentions.set(name, known);
    return known;
  };
  // What is fetched stands in the prototypes: an article bears no functions of its own.
  class KeptProfile implements TermProfile {
    readonly file: string;
    readonly key: string;
    readonly size: number;
    readonly nameKeys: Uint32Array;

    constructor(file: string, key: string, size: number, nameKeys: Uint32Array) {
      this.file = file;
      this.key = key;
      this.size = size;
      this.nameKeys = nameKeys;
    }

    get sketch(): Sketch { return store.readSketch(this.file) ?? new Uint32Array(); }
    get words(): string { return readTerms(this.file).words; }
    get counts(): number[] { return readTerms(this.file).counts; }
    get names(): string[] { return readTerms(this.file).names; }
    get nameCounts(): number[] { return readTerms(this.file).nameCounts; }
  }
  class KeptBody implements Body {
    readonly file: string;
    readonly words: number;
    readonly links: Body['links'];
    readonly pictures: Body['pictures'];

    constructor({ file, words }: Pick<Article, 'file' | 'words'>, { links, pictures }: Light['body']) {
      this.file = file;
      this.words = words;
      this.links = links;
      this.pictures = pictures;
    }

    get html(): string { return store.readPart(this.file, 'body') ?? ''; }
    get opening(): string[] { return readOpening(this.file); }
  }
  const keptArticle = { get opening(): string[] { return readOpening((this as unknown as Article).file); } };
  const keptFile = { get places(): Places { return JSON.parse(store.readPart((this as unknown as ArticleFile).article.file, 'places') ?? '{}') as Places; } };
  return ({ file, record, names }) => {
    const { article, body, key, size, ...rest } = JSON.parse(record) as Light;
    const filled = { tags: article.tags.map(mentionOf), profile: new KeptProfile(file, key, size, names) };
    const whole = Object.setPrototypeOf(Object.assign(article, filled), keptArticle) as Article;
    return Object.setPrototypeOf({ ...rest, article: whole, body: new KeptBody(article, body) }, keptFile) as ArticleFile;
  };
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
