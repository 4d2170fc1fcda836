import type { Article } from '../archive/article.ts';
import { daysBetween, monthOf, yearOf, type YearText } from '../archive/days.ts';
import { compareText } from '../archive/order.ts';
import type { Story } from '../archive/stories.ts';
import type { TagType } from '../archive/tags.ts';
import { articlePath, homePath, storiesPath, storyPath, tagPath } from '../site/addresses.ts';
import { hasFeed } from '../site/settings.ts';
import { capitalise, formatSentences } from '../site/wording.ts';
import { directionOf } from '../site/words/grammar.ts';
import { shareStory } from './cards.ts';
import { coverSpan } from './coverage.ts';
import { buildGroupFeed, feedIdOf, newestInFeed, type Feed } from './feeds.ts';
import { listCommonNames, type Keys } from './keys.ts';
import type { NamedCount, PlannedView, StoriesView, StoryDay, StoryMonth, StoryView, StoryYear } from './pages.ts';
import { buildBase, countGroups, gapBetween, noteOf, offerFeed, oneOfEach, toDated, toTranslation, type Site } from './site.ts';
import type { Counted, TimelineEntry } from './view.ts';

export function* planStoryViews(site: Site, keys?: Keys): Generator<PlannedView> {
  const stories = sortStories(site.archive.stories.values());
  yield { path: storiesPath, kind: 'stories', build: () => buildStories(site, stories) };
  const common = stories.length === 0 ? [] : listCommonNames(site);
  const known = new Set(common);
  const inShort = common.join(' ');
  for (const story of stories) {
    const plan: PlannedView = { path: storyPath(story.slug), kind: 'story', key: keys && (() => keys.story(story, inShort)), build: () => buildStory(site, story, known) };
    yield hasFeed(site.settings, 'stories') ? { ...plan, key: keys && (() => keys.story(story, inShort) + keys.feed(feedIdOf(site, storyPath(story.slug), story.redirectFrom.map(storyPath)), newestOf(story))), feed: () => buildStoryFeed(site, story) } : plan;
  }
}

function newestOf({ articles }: Story): Article[] {
  return articles.slice(-newestInFeed).reverse();
}

export function buildStoryFeed(site: Site, story: Story): Feed {
  return buildGroupFeed(site, storyPath(story.slug), story.title, story.summary, newestOf(story), story.redirectFrom.map(storyPath));
}

function buildStories(site: Site, stories: readonly Story[]): StoriesView {
  const { words } = site;
  return {
    kind: 'stories',
    ...buildBase(site, storiesPath, words.stories, formatSentences(words, [words.storiesAbout]), [[site.settings.name, homePath]]),
    heading: words.stories,
    stories: stories.map((story) => ({ title: story.title, href: site.addresses.href(storyPath(story.slug)), summary: story.summary, note: storyNote(site, story), open: story.status === 'open', found: story.found })),
  };
}

/** Open ones first, then those with the latest article. */
export function sortStories(stories: Iterable<Story>): Story[] {
  const latest = (story: Story): string => story.articles.at(-1)?.date ?? '';
  const rank = (story: Story): string => `${story.status === 'open' ? 1 : 0}${latest(story)}`;
  return [...stories].sort((a, b) => (rank(a) > rank(b) ? -1 : rank(a) < rank(b) ? 1 : a.slug < b.slug ? -1 : 1));
}

export function storyNote(site: Site, { articles }: Story): string {
  return noteOf(site, articles.toReversed());
}

function buildStory(site: Site, story: Story, common: ReadonlySet<number>): StoryView {
  const told = oneOfEach(site, story.articles);
  const [first, latest] = [told[0], told.at(-1)];
  const long = story.articles.length > longStory;
  const days = long ? shortenDays(buildDays(site, story)) : buildDays(site, story);
  const years = buildYears(site, days);
  return {
    kind: 'story',
    ...buildBase(site, storyPath(story.slug), story.title, story.summary ?? formatSentences(site.words, [`${story.title}${site.words.marks.colon}${storyNote(site, story)}`]), [[site.words.stories, storiesPath]]),
    ...shareStory(site, story),
    ...offerFeed(site, 'stories', storyPath(story.slug), story.title),
    heading: story.title,
    summary: story.summary,
    note: storyNote(site, story),
    open: story.status === 'open',
    found: story.found,
    ends: first && latest && first !== latest ? { first: toDated(site, first), latest: toDated(site, latest) } : undefined,
    coverage: coverSpan(story.articles, site, (period) => anchorOf(years, period)),
    years,
    index: buildIndex(years, days.length),
    events: days.flatMap(({ date, anchor, entries }) => entries.filter(({ kind }) => kind === 'event').map(({ text }) => ({ date, when: site.formats.full(date), text, href: `#${anchor ?? ''}` }))),
    long,
    named: findNamed(site, story, common),
  };
}

const mostNamed = 8;
/** Over so many articles a story is told mostly by titles. */
const longStory = 40;
/** From so many days on a year is parted into months, and a story has an index. */
const parted = 12;
/** After so many days without an article the line is broken. */
const silence = 60;

/** People, places and organisations by tag; where a story has no such tags, the names its texts bear. */
function findNamed(site: Site, story: Story, common: ReadonlySet<number>): StoryView['named'] {
  const tagged = (['person', 'place', 'organisation'] as const).flatMap((type) => findTagged(site, story, type));
  if (tagged.length > 0) return tagged;
  const links = countNames(story, common);
  return links.length > 0 ? [{ heading: site.words.mostNamed, links }] : [];
}

function findTagged(site: Site, story: Story, type: TagType): StoryView['named'] {
  const counts = new Map<string, { slug: string; name: string; articles: Article[] }>();
  for (const article of story.articles) {
    for (const tag of site.archive.tagsOf(article)) {
      if (tag.type !== type) continue;
      const known = counts.get(tag.slug) ?? { slug: tag.slug, name: tag.name, articles: [] };
      known.articles.push(article);
      counts.set(tag.slug, known);
    }
  }
  const links = countGroups(site, [...counts.values()].map((named) => ({ ...named, years: new Map() })), (group) => tagPath(group.slug), mostNamed);
  return links.length > 0 ? [{ heading: site.words.typeHeadings[type], links }] : [];
}

/** Names that stand in at least a third of the articles, and in two. */
function countNames({ articles }: Story, common: ReadonlySet<number>): NamedCount[] {
  const counts = new Map<number, NamedCount>();
  for (const { profile } of articles) {
    for (const [at, key] of profile.nameKeys.entries()) {
      if (common.has(key)) continue;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { text: profile.names[at] ?? '', count: 1 });
    }
  }
  return [...counts.values()].filter(({ count }) => count >= Math.max(2, articles.length / 3)).sort((a, b) => b.count - a.count || compareText(a.text, b.text)).slice(0, mostNamed);
}

/** Key events and articles by day, oldest first; events stand before the articles of their day. */
function buildDays(site: Site, story: Story): StoryDay[] {
  const events = story.events.map((event): TimelineEntry => ({ kind: 'event', date: event.date, when: site.formats.full(event.date), text: event.text }));
  const entries = [...events, ...oneOfEach(site, story.articles).map((article) => toEntry(site, article))].sort((a, b) => compareText(a.date, b.date));
  const days: StoryDay[] = [];
  for (const entry of entries) {
    const before = days.at(-1);
    if (before?.date === entry.date) before.entries.push(entry);
    else days.push({ date: entry.date, when: capitalise(entry.when, site.frame.lang), gap: before && gapBetween(site, before.date, entry.date), silent: (before && daysBetween(before.date, entry.date) >= silence) || undefined, entries: [entry] });
  }
  return days.map((day) => (day.entries.some(({ kind }) => kind === 'event') ? { ...day, anchor: `day-${day.date}` } : day));
}

/** Years under their heading where there are several, and their months where a year has many days. */
function buildYears(site: Site, days: readonly StoryDay[]): StoryYear[] {
  const years = Map.groupBy(days, ({ date }) => yearOf(date));
  return [...years].map(([year, part]): StoryYear => ({
    heading: years.size > 1 ? site.words.digits(year) : undefined, anchor: `year-${year}`, count: countArticles(part),
    months: buildMonths(site, year, years.size > 1 ? part.map((day) => ({ ...day, when: capitalise(site.formats.dayMonth(day.date), site.frame.lang) })) : part),
  }));
}

function buildMonths(site: Site, year: YearText, days: StoryDay[]): StoryMonth[] {
  if (days.length < parted) return [{ anchor: `days-${year}`, count: countArticles(days), days }];
  return [...Map.groupBy(days, ({ date }) => monthOf(date))].map(([month, part]) => ({
    heading: capitalise(site.formats.monthName(month), site.frame.lang), anchor: `month-${month}`, count: countArticles(part),
    days: part.map((day) => ({ ...day, when: capitalise(site.formats.weekdayDay(day.date), site.frame.lang) })),
  }));
}

function countArticles(days: readonly StoryDay[]): number {
  return days.reduce((sum, { entries }) => sum + entries.filter(({ kind }) => kind === 'article').length, 0);
}

/** A long story shows what the first article of a day with a key event says, and the titles of the rest. */
function shortenDays(days: readonly StoryDay[]): StoryDay[] {
  return days.map((day) => {
    const told = day.anchor === undefined ? undefined : day.entries.find(({ kind }) => kind === 'article');
    return { ...day, entries: day.entries.map((entry) => (entry === told ? entry : { ...entry, summary: undefined })) };
  });
}

/** Where a bar or a line of the index leads: to its month where that has a heading, else to its year. */
function anchorOf(years: readonly StoryYear[], period: string): string {
  const year = years.find(({ anchor }) => anchor === `year-${yearOf(period)}`);
  const month = year?.months.find(({ anchor }) => anchor === `month-${period}`);
  return `#${(month?.heading === undefined ? year : month)?.anchor ?? ''}`;
}

function buildIndex(years: readonly StoryYear[], count: number): Counted[] {
  if (count < parted) return [];
  const [only] = years;
  if (only && years.length === 1) return only.months.flatMap(({ heading, anchor, count: part }) => (heading === undefined ? [] : [{ text: heading, href: `#${anchor}`, count: part }]));
  return years.map(({ heading = '', anchor, count: part }) => ({ text: heading, href: `#${anchor}`, count: part }));
}

function toEntry(site: Site, article: Article): TimelineEntry {
  const translations = site.archive.translationsOf(article).map((other) => toTranslation(site, other));
  return { kind: 'article', date: article.date, when: site.formats.full(article.date), text: article.title, href: site.addresses.href(articlePath(article)), summary: article.summary, lang: article.lang, dir: directionOf(article.lang), translations: translations.length > 0 ? translations : undefined };
}

function withGap(site: Site, entry: TimelineEntry, before: TimelineEntry | undefined): TimelineEntry {
  return before && before.date !== entry.date ? { ...entry, gap: gapBetween(site, before.date, entry.date) } : entry;
}

const mostBeside = 3;

/** The article among at most three before it and three after it; a report whose text a member bears stands where that one does. */
export function buildStorySoFar(site: Site, story: Story, article: Article): TimelineEntry[] {
  const fullest = site.archive.relations.variantsOf(article)[0];
  const own = story.articles.indexOf(article);
  const index = own === -1 && fullest ? story.articles.indexOf(fullest) : own;
  const near = story.articles.slice(Math.max(0, index - mostBeside), index + mostBeside + 1);
  const entries = oneOfEach(site, near, article).map((member): TimelineEntry => ({
    ...toEntry(site, member), when: capitalise(site.formats.short(member.date), site.frame.lang), summary: undefined, translations: undefined, current: member === article || undefined,
  }));
  return entries.map((entry, position) => withGap(site, entry, entries[position - 1]));
}
