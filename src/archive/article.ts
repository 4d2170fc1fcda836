import type { TermProfile } from './relations/terms.ts';

/** A calendar day as the editor wrote it: `YYYY-MM-DD`. Never computed from an instant. */
export type DayText = string;

/** `YYYY-MM-DD-slug`: unique in one archive, and the usual name of the article's file without `.md`. */
export type ArticleId = string;

/** A section, a byline or an outlet: the words as printed and the word in its address. */
export interface Named {
  name: string;
  slug: string;
}

/** A tag as one article spells it. `key` is what makes two spellings meet (see `tagKey`). */
export interface TagMention extends Named {
  key: string;
}

export interface Source extends Named {
  url?: string;
  retrieved?: DayText;
  archived?: string;
}

export const updateTypes = ['correction', 'clarification', 'update', 'note', 'withdrawal'] as const;
export type UpdateType = (typeof updateTypes)[number];

export interface Update {
  date: DayText;
  type: UpdateType;
  text: string;
}

/** A picture beside the article. `file` is relative to `content/`; sizes are in pixels. */
export interface Picture {
  file: string;
  alt: string;
  caption?: string;
  credit?: string;
  width: number;
  height: number;
  /** Present where it moves. */
  animated?: true;
}

/** A link in an article's text to another article, with the sentence it stands in. */
export interface Mention {
  reference: string;
  sentence: string;
}

/** One checked article. Its body is kept apart (see `Body` in `markdown/`), so an archive stays small in memory. */
export interface Article {
  /** Relative to `content/`, with forward slashes. */
  file: string;
  id: ArticleId;
  slug: string;
  date: DayText;
  /** The instant with its offset, where the editor gave one: orders the articles of one day. */
  instant?: string;
  title: string;
  summary?: string;
  dateline?: string;
  byline: Named[];
  agency?: string;
  source?: Source;
  rights?: string;
  section?: Named;
  tags: TagMention[];
  stories: string[];
  related: string[];
  unrelated: string[];
  aliases: string[];
  updates: Update[];
  lang: string;
  /** The article this one says in another language. */
  translationOf?: string;
  image?: Picture;
  /** Present where the editor chose it as the lead of its day. */
  lead?: true;
  draft: boolean;
  /** Instant with offset before which nothing of the article is published. */
  embargo?: string;
  words: number;
  /** Plain text of the first paragraphs, at most four. */
  opening: string[];
  mentions: Mention[];
  /** What it is about, for finding what belongs with it. */
  profile: TermProfile;
  /** SHA-256 of the body: NFC, LF, trailing space trimmed, one final newline. */
  digest: string;
}

export function articleId(date: DayText, slug: string): ArticleId {
  return `${date}-${slug}`;
}

export function isWithdrawn(article: Article): boolean {
  return article.updates.some((update) => update.type === 'withdrawal');
}

/** Whether the article may be seen at `now` (milliseconds since 1970): not a draft, and its embargo is over. */
export function isPublished(article: Article, now: number): boolean {
  return !article.draft && (article.embargo === undefined || Date.parse(article.embargo) <= now);
}

/** The latest dated entry of `updates`, or undefined: what `dateModified` means here. */
export function lastUpdate(article: Article): DayText | undefined {
  return article.updates.map((update) => update.date).sort().at(-1);
}
