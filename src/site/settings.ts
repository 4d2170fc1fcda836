import type { Accent } from './colours.ts';

/** Faces that go together, each a style sheet in `styles/pairings/`. */
export const pairings = ['record', 'gazette', 'review'] as const;
export type Pairing = (typeof pairings)[number];

/** How close lines and columns stand. */
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** Which pages have a card of their own, for where they are shared: none, stories, tags and days, or articles too. */
export const cardChoices = ['none', 'pages', 'articles'] as const;
export type CardChoice = (typeof cardChoices)[number];

/** What feeds there are: of the whole archive, of each section, story and tag, and of corrections. */
export const feedKinds = ['archive', 'sections', 'stories', 'tags', 'corrections'] as const;
export type FeedKind = (typeof feedKinds)[number];

/** Hosts that read `_headers` and `_redirects`, each with its own words. */
export const pagesHosts = ['cloudflare', 'netlify'] as const;
export type PagesHost = (typeof pagesHosts)[number];

/** Whom to tell of a weakness of the site (RFC 9116). */
export interface SecurityContact {
  /** Addresses beginning `https:`, `mailto:` or `tel:`, the best first. */
  contact: string[];
  /** The instant from which they are not to be trusted, as written. */
  expires: string;
  policy?: string;
}

/** Files beside the page of an article, for programs; days, tags and stories have the first of them. */
export const twinKinds = ['json', 'markdown', 'text', 'ris', 'bibtex', 'csl'] as const;
export type TwinKind = (typeof twinKinds)[number];

/** Forms in which the whole archive can be taken away from `/data/`. */
export const dataKinds = ['jsonl', 'csv', 'sqlite', 'parquet'] as const;
export type DataKind = (typeof dataKinds)[number];

/** What `content/archive.yaml` says of this website. */
export interface Settings {
  name: string;
  /** At the head of each page, where that is not the name. */
  nameplate?: string;
  motto?: string;
  /** Where the site will be served, with a trailing slash: `https://example.org/archive/`. */
  address: string;
  /** BCP 47. */
  language: string;
  timeZone: string;
  rights?: string;
  /** `false` where texts are not compared. */
  likeness?: false;
  /** `false` where the site has no search. */
  search?: false;
  /** Those that are made; all where it is not set. */
  twins?: TwinKind[];
  /** Forms of the data of `/data/`; all where it is not set. */
  data?: DataKind[];
  /** `record` where it is not set. */
  pairing?: Pairing;
  /** `comfortable` where it is not set. */
  density?: Density;
  /** The theme's own where it is not set. */
  accent?: Accent;
  /** `true` where a reader's device keeps the pages that were read. */
  offline?: true;
  /** Days after which a text is changed only with an entry of `updates`; a week where it is not set. */
  settledAfter?: number;
  feeds?: {
    /** All of them where it is not set. */
    of?: FeedKind[];
    /** Rights, as `rights` has them, under which feeds bear the whole text. */
    fullText?: string[];
  };
  crawlers?: {
    /** User agents that are asked to stay away. */
    refuse: string[];
  };
  security?: SecurityContact;
  /** `cloudflare` where it is not set. */
  host?: PagesHost;
  /** `true` where texts stand compressed beside themselves. */
  precompress?: true;
  images?: {
    /** `pages` where it is not set. */
    og?: CardChoice;
  };
}

/** The path under which the site is served: `/` or `/archive/`. */
export function basePath(settings: Settings): string {
  return new URL(settings.address).pathname.replace(/\/*$/, '/');
}

/** The type pairing a site is set in. */
export function pairingOf({ pairing = 'record' }: Settings): Pairing {
  return pairing;
}

/** Days after which a text is changed only with an entry of `updates`. */
export function settlingDays(settings: Settings | undefined): number {
  return settings?.settledAfter ?? 7;
}

/** Which pages have a card of their own. */
export function cardsOf({ images }: Settings): CardChoice {
  return images?.og ?? 'pages';
}

/** Whether a kind of feed is made. */
export function hasFeed({ feeds }: Settings, kind: FeedKind): boolean {
  return feeds?.of?.includes(kind) ?? true;
}

/** Whether feeds may bear the whole text of what has these rights. */
export function allowsFullText({ feeds }: Settings, rights: string | undefined): boolean {
  const wanted = rights?.toLowerCase();
  return feeds?.fullText?.some((allowed) => allowed.toLowerCase() === wanted) ?? false;
}

/** The twins that are made, in their usual order. */
export function twinsOf({ twins }: Pick<Settings, 'twins'>): readonly TwinKind[] {
  return twins ?? twinKinds;
}

/** The forms of data that are made, in their usual order. */
export function dataKindsOf({ data }: Pick<Settings, 'data'>): readonly DataKind[] {
  return data ?? dataKinds;
}
