import type { DayText } from '../archive/article.ts';
import type { Reason } from '../archive/relations/reasons.ts';
import type { TagType } from '../archive/tags.ts';
import type { DataKind } from '../site/settings.ts';
import type { Feed } from './feeds.ts';
import type { Calendar, Counted, Coverage, Dated, Link, Named, Neighbours, PageBase, Teaser, TimelineEntry, Translation, UpdateNotice } from './view.ts';

export interface RelatedLink extends Dated {
  /** Why it stands here, in words. */
  why: string;
  /** The same as data, strongest first. */
  reasons: Reason[];
  /** Its place among earlier and later coverage together, from 1. */
  rank: number;
}

/** Another report of the same text. */
export interface VariantLink extends Dated {
  /** Present where it is the fullest of them all. */
  fullest?: boolean;
  /** How it differs, in words, a phrase each. */
  differences: string[];
}

/** A format a picture is offered in, with its files by width. */
export interface PictureSource {
  type: string;
  srcset: string;
}

/** A neighbour of an article in the archive: of the same day, told in words, or with the gap between the two days. */
export interface Turn extends Dated {
  /** "Later that day" */
  sameDay?: string;
  /** "4 days earlier" */
  gap?: string;
}

export interface ArticleView extends PageBase {
  kind: 'article';
  lang: string;
  dir: 'ltr' | 'rtl';
  /** The other languages it can be read in. */
  translations: Translation[];
  date: DayText;
  /** With its offset, where the editor gave one. */
  instant?: string;
  when: string;
  dayHref: string;
  section?: Named;
  summary?: string;
  dateline?: string;
  byline: Named[];
  agency?: string;
  source?: Named & { url?: string; archived?: string; retrieved?: { date: DayText; when: string } };
  rights?: string;
  /** Whole minutes, at least 1, at 230 words a minute. */
  minutes: number;
  /** The day of the latest of its updates. */
  modified?: DayText;
  /** Corrections, clarifications and withdrawals: above the text. */
  corrections: UpdateNotice[];
  /** Updates and notes: below it. */
  notes: UpdateNotice[];
  withdrawn: boolean;
  picture?: { src: string; alt: string; caption?: string; credit?: string; width: number; height: number; sources: PictureSource[] };
  /** Sanitised HTML with every link resolved. Empty for a withdrawn article. */
  body: string;
  /** One for each story the article belongs to. */
  stories: { title: string; href: string; found: boolean; entries: TimelineEntry[]; count: number }[];
  variants: VariantLink[];
  earlier: RelatedLink[];
  later: RelatedLink[];
  mentionedIn: (Dated & { sentence: string })[];
  tags: (Link & { type: string })[];
  /** The articles before and after it in the archive. */
  neighbours: { earlier?: Turn; later?: Turn };
  digest: string;
}

/** Where a site is searched, as other programs are told. */
export interface SearchPlace {
  /** Of the search page, with its origin. */
  address: string;
  openSearch: string;
}

export interface HomeView extends PageBase {
  kind: 'home';
  /** Absent where the site has no search. */
  search?: SearchPlace;
  /** The newest day, in words. */
  when: string;
  dayHref: string;
  span: string;
  lead?: Teaser & { opening: string[] };
  rest: Teaser[];
  /** Present where the newest day has more than are shown: how many it has. So it is in `before`. */
  all?: string;
  before: { when: string; date: DayText; href: string; articles: Teaser[]; all?: string }[];
  stories: { title: string; href: string; latest: Teaser; note: string; open: boolean }[];
  /** The index of the days of the year: the day it is today is known to the reader's browser alone. */
  onThisDay: Link;
  years: { decade: string; years: Counted[] }[];
  tags: Counted[];
  places: Counted[];
}

/** Every year from the first to the last, oldest first, those without articles as gaps. */
export interface YearsView extends PageBase {
  kind: 'years';
  note: string;
  coverage?: Coverage;
  centuries: { heading: string; rows: DecadeRow[] }[];
  /** Articles of the archive's busiest month: what its strips are measured by. */
  mostOfMonth: number;
}

/** Ten places for the years of a decade, or decades without any article, told in words. */
export type DecadeRow = { decade: string; years: (YearCell | null)[] } | { decade: string; silence: string };

export interface YearCell extends Counted {
  /** The year with its count, in words. */
  label: string;
  /** Articles of each of its twelve months. */
  months: number[];
}

export interface YearView extends PageBase {
  kind: 'year';
  year: string;
  note: string;
  neighbours: Neighbours;
  calendars: Calendar[];
  /** What the five shades mean, in words, lightest first. */
  legend: string[];
}

export interface MonthView extends PageBase {
  kind: 'month';
  heading: string;
  note: string;
  neighbours: Neighbours;
  calendar: Calendar;
  days: { when: string; date: DayText; href: string; articles: Teaser[] }[];
}

/** A day with articles, or an empty day of a month that has some. */
export interface DayView extends PageBase {
  kind: 'day';
  date: DayText;
  heading: string;
  note: string;
  neighbours: Neighbours;
  /** Where this day stands among those of other years. */
  onThisDay: Link;
  calendar: Calendar;
  articles: Teaser[];
}

/** One day of the year, over all years that have articles on it, newest first. */
export interface OnThisDayView extends PageBase {
  kind: 'on-this-day';
  /** "28 October" */
  heading: string;
  note: string;
  years: { year: string; date: DayText; when: string; href: string; /** Of the day, those shown included. */ count: number; articles: Teaser[] }[];
  neighbours: { earlier?: Link; later?: Link };
}

/** The index of the days of the year. */
export interface OnThisDaysView extends PageBase {
  kind: 'on-this-days';
  months: { name: string; days: { day: string; label: string; href: string }[] }[];
}

/** A tag, section, byline or outlet: all of it, or its articles of one year or month. */
export interface GroupView extends PageBase {
  kind: 'group';
  heading: string;
  label: string;
  /** Of a tag: what it names. */
  type?: TagType;
  sourceText?: string;
  note: string;
  sameAs: string[];
  parents: Link[];
  children: Link[];
  /** By year; absent on period pages, and where all are of one year. */
  coverage?: Coverage;
  alongside: Counted[];
  periods: Counted[];
  periodsTitle: string;
  articles: { when: string; date: DayText; articles: Teaser[] }[];
  /** Present where `articles` are not all: "The newest 50 of 312". */
  cut?: string;
}

/** An index of tags, places, people, sections … */
export interface IndexView extends PageBase {
  kind: 'index';
  heading: string;
  note: string;
  /** Where names are very many: each letter with how many begin with it, which leads to a page of its own. */
  letters: Counted[];
  /** Words under their first letter or the name of their type; where names are very many, those with most articles. */
  parts: { heading: string; links: (Counted & { span: string })[] }[];
  /** Places that have coordinates, the fullest first; on the index of places alone. */
  map: MapDot[];
}

/** A place on the map. */
export interface MapDot extends Counted {
  latitude: number;
  longitude: number;
  /** The place with its count and what was filed from it, in words. */
  label: string;
  /** "5 articles filed from here" */
  filed?: string;
}

export interface StoriesView extends PageBase {
  kind: 'stories';
  heading: string;
  stories: { title: string; href: string; summary?: string; note: string; open: boolean; found: boolean }[];
}

/** A story as a timeline. */
export interface StoryView extends PageBase {
  kind: 'story';
  heading: string;
  summary?: string;
  note: string;
  open: boolean;
  /** True where its articles were found to be alike and no editor put them together. */
  found: boolean;
  /** Its first and its latest article; absent where it has one alone. */
  ends?: { first: Dated; latest: Dated };
  /** By day, month or year; absent where all is of one day. */
  coverage?: Coverage;
  years: StoryYear[];
  /** Its years, or the months of its one year; empty where it is soon read. */
  index: Counted[];
  /** What an editor told of it, each leading to its day. */
  events: { date: DayText; when: string; text: string; href: string }[];
  /** True where it is so long that most articles are told by their titles alone. */
  long: boolean;
  named: { heading: string; links: NamedCount[] }[];
}

/** One year of a story. */
export interface StoryYear {
  /** Absent where the story keeps to one year. */
  heading?: string;
  anchor: string;
  count: number;
  months: StoryMonth[];
}

export interface StoryMonth {
  /** Absent where the year has too few days to be parted. */
  heading?: string;
  anchor: string;
  count: number;
  days: StoryDay[];
}

/** One day of a story: its key events, then its articles. */
export interface StoryDay {
  date: DayText;
  /** Without the year where a heading above has it. */
  when: string;
  /** "10 days later", from the day before it in the story. */
  gap?: string;
  /** Where nothing was written for so long that the line is broken. */
  silent?: boolean;
  anchor?: string;
  entries: TimelineEntry[];
}

/** A name with how many articles bear it; it leads somewhere where it is a tag. */
export interface NamedCount {
  text: string;
  href?: string;
  count: number;
}

export interface CorrectionsView extends PageBase {
  kind: 'corrections';
  heading: string;
  note: string;
  entries: (UpdateNotice & { article: Dated })[];
  periods: Counted[];
}

/** A page of the editor's own, from `content/pages/`. */
export interface EditorPageView extends PageBase {
  kind: 'page';
  heading: string;
  summary?: string;
  body: string;
}

/** The search page: what it needs to search, and the ways in for those without script. */
export interface SearchView extends PageBase {
  kind: 'search';
  place: SearchPlace;
  note: string;
  /** The base under which articles stand, the folder of the search indexes and the list of their periods. */
  base: string;
  indexes: string;
  periods: string;
  /** The language articles are indexed in. */
  language: string;
  /** Years with articles, newest first, to choose from. */
  options: { year: string; text: string }[];
  years: { decade: string; years: Counted[] }[];
  sections: Counted[];
  tags: Counted[];
  places: Counted[];
  people: Counted[];
}

/** What there is to take away from `/data/`. */
export interface DataView extends PageBase {
  kind: 'data';
  note: string;
  /** The folder of the files, with the site's base; and in full. */
  folder: string;
  address: string;
  kinds: DataKind[];
  /** The slug of the tag that most articles bear: examples ask for it. */
  tag: string;
  /** Months with articles, newest first, each leading to its file. */
  years: { year: string; months: Counted[] }[];
}

export interface NotFoundView extends PageBase {
  kind: 'not-found';
  /** Where the days with articles are listed, for the page's own helper. */
  daysHref: string;
  /** Where articles are listed by slug: the list of parts. */
  slugsHref: string;
  /** Where to search; absent where the site has no search. */
  searchHref?: string;
  base: string;
  links: Link[];
}

/** An old address that leads on. */
export interface RedirectView extends PageBase {
  kind: 'redirect';
  to: string;
}

/** A page that is to be: its path is known, the rest is made when asked for. */
export interface PlannedView {
  path: string;
  kind: PageView['kind'];
  /** Of a redirect: the path it leads to. */
  to?: string;
  build: () => PageView;
  /** Of all that the view is made from: while it stays the same, so does the view. Without one it is made in each build. */
  key?: () => string;
  /** The same told more closely and at more cost: asked for where `key` is another. */
  exactly?: () => string;
  /** What the feed beside the page is made from, where it has one. Its parts are told by `key` too. */
  feed?: () => Feed;
}

export type PageView =
  | ArticleView | HomeView | YearsView | YearView | MonthView | DayView | OnThisDayView | OnThisDaysView | GroupView | IndexView
  | StoriesView | StoryView | CorrectionsView | EditorPageView | SearchView | DataView | NotFoundView | RedirectView;
