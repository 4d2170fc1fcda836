import type { DayText, UpdateType } from '../archive/article.ts';
import type { TwinKind } from '../site/settings.ts';

/** A link as a page shows it. `href` carries the site's base. */
export interface Link {
  text: string;
  href: string;
}

/** Words that lead somewhere only where there is a page for them. */
export interface Named {
  text: string;
  href?: string;
}

export interface Dated extends Link {
  lang: string;
  dir: 'ltr' | 'rtl';
  date: DayText;
  /** The date in words, weekday included. */
  when: string;
}

/** What stands at the head and foot of every page: the site alone decides it, never its articles. */
export interface Frame {
  name: string;
  /** What stands at the head, where that is not the name. */
  nameplate?: string;
  motto?: string;
  home: string;
  navigation: Link[];
  footer: Link[];
  rights?: string;
  density?: 'comfortable' | 'compact';
  /** `#rrggbb` on light paper and on dark. */
  accent?: { light: string; dark: string };
  /** Files for programs beside pages, where they are not all of them. */
  twins?: TwinKind[];
  /** Where pages that were read are kept on the reader's device. */
  offline?: true;
  /** What is shown where a page without a picture of its own is shared. */
  shared?: SharedPicture;
  /** Language of the archive's own words. */
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** A picture by its full address, for sites on which a page is shared. */
export interface SharedPicture {
  address: string;
  alt: string;
  width: number;
  height: number;
}

/** What is drawn on the picture of a page for where it is shared. Everything that can change it stands here or in the settings. */
export interface Card {
  kind: 'article' | 'day' | 'named' | 'archive';
  /** Of the title. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Above the title, in capitals. */
  kicker?: string;
  title?: string;
  /** At the foot: a day without its year, or what kind of page it is. */
  foot: string;
  /** In large figures: news of old is not to be taken for new. */
  years?: string;
}

/** What every page has. */
export interface PageBase {
  /** Without the base; what the page is stored under. */
  path: string;
  frame: Frame;
  /** For the `title` element, without the site's name. */
  title: string;
  description: string;
  canonical: string;
  /** Kept out of search engines. */
  noindex?: boolean;
  breadcrumbs: Link[];
  /** Its own card; pages without one may show that of another. */
  card?: Card;
  shared?: SharedPicture;
  /** The feed that tells what is new here. */
  feed?: { title: string; atom: string; json: string };
}

/** An article as it appears on another page. */
export interface Teaser extends Dated {
  summary?: string;
  section?: Named;
  dateline?: string;
  /** Present when the article bears a correction. */
  corrected?: boolean;
  /** Present when the article was withdrawn: it keeps its place among the days. */
  withdrawn?: boolean;
}

/** A neighbour in time, with the gap told: "Friday 24 October 2025", "4 days earlier". */
export interface Neighbour extends Link {
  gap: string;
}

export interface Neighbours {
  earlier?: Neighbour;
  later?: Neighbour;
}

/** A count that leads to its page: a tag, a year, a month. */
export interface Counted extends Link {
  count: number;
}

export interface CalendarCell {
  /** Its number, in the digits of the language. */
  day: string;
  date: DayText;
  /** The date in words with its count, for those who do not see the shading. */
  label: string;
  /** 0 for none, 4 for the busiest days of the archive. */
  heat: 0 | 1 | 2 | 3 | 4;
  href?: string;
  current?: boolean;
}

/** One month as a table: always six rows of seven cells. */
export interface Calendar {
  caption: string;
  href?: string;
  /** Articles of the month; 0 where it is not told. */
  count: number;
  weekdays: { short: string; name: string }[];
  weeks: (CalendarCell | null)[][];
}

/** Articles along time: a bar for each day, month or year from the first to the last, those without articles as gaps. */
export interface Coverage {
  bars: { text: string; count: number; href?: string }[];
  /** Words under the bar at this place. */
  ticks: { at: number; text: string }[];
}

/** A point of a story's timeline. */
export interface TimelineEntry {
  date: DayText;
  when: string;
  /** "10 days later", from the entry before it. */
  gap?: string;
  text: string;
  href?: string;
  summary?: string;
  /** `event` was told by an editor; `article` is coverage. */
  kind: 'event' | 'article';
  current?: boolean;
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** The same article in other languages. */
  translations?: Translation[];
}

/** The same article in another language. */
export interface Translation {
  /** The language by its own name: "Türkçe". */
  language: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  href: string;
  /** In full, for search engines. */
  address: string;
}

/** An entry of an article's `updates`; its text is in the article's language. */
export interface UpdateNotice {
  lang: string;
  dir: 'ltr' | 'rtl';
  type: UpdateType;
  label: string;
  date: DayText;
  when: string;
  text: string;
}
