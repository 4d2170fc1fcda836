import type { Markup } from '../markdown/from-html.ts';

/** One article as another tool kept it, in that tool's own words. Nothing in it is believed yet. */
export interface Foreign {
  /** Where it stands, for the report: `_posts/2014-03-12-coming-soon.md`, `export.xml, item 12`. The same on each reading. */
  origin: string;
  /** Why it can be no article; then nothing else counts. */
  refusal?: string;
  title?: string;
  /** Dates as written, the one that counts first. The first that is a day of the calendar is taken. */
  dates: string[];
  text: string;
  markup: Markup;
  /** The words of its address, as the tool has them. */
  slug?: string;
  /** Old addresses: in full, or paths of the old site. */
  addresses: string[];
  categories: string[];
  tags: string[];
  authors: string[];
  summary?: string;
  /** Why it was not published; absent where it was. */
  draft?: string;
  /** True where its date is the instant before which nothing of it is to be seen. */
  future?: boolean;
  lang?: string;
  /** The leading picture, as the tool names it. */
  image?: string;
  /** The outlet it was taken from, where that is not the old site itself. */
  outlet?: { name: string; url?: string };
  /** Folder that its relative pictures are in, as a full path. */
  folder?: string;
  /** Fields that an article of this archive does not have. */
  dropped: string[];
  /** What was read otherwise than it stands, each a sentence without its full stop. */
  notes: string[];
}

/** What one source holds, to be read as often as needed: each time the same, in the same order. */
export interface Export {
  /** The format as a person calls it: `WordPress export`. */
  format: string;
  /** Address, name and language of the old site, as far as told. Known after the first reading. */
  site: { home?: string; name?: string; language?: string };
  /** Full paths of folders that hold what the old site served from its root. */
  roots: string[];
  read: () => AsyncGenerator<Foreign>;
  /** What is there beside articles, each with the reason it stays out; filled by each reading. */
  passedOver: Map<string, string>;
  /** Name of each category → the categories it stood right below; filled by each reading. */
  wider: Map<string, string[]>;
}

/** A foreign article with nothing in it but where it stands. */
export function emptyForeign(origin: string): Foreign {
  return { origin, dates: [], text: '', markup: 'plain', addresses: [], categories: [], tags: [], authors: [], dropped: [], notes: [] };
}

/** A foreign article that can be none of this archive. */
export function refusedForeign(origin: string, refusal: string): Foreign {
  return { ...emptyForeign(origin), refusal };
}
