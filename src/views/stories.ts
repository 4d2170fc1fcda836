import type { Article } from '../archive/article.ts';
import type { Story } from '../archive/stories.ts';
import type { TagType } from '../archive/tags.ts';
import { articlePath, homePath, storiesPath, storyPath, tagPath } from '../site/addresses.ts';
import { directionOf } from '../site/dates.ts';
import { formatCount, formatSpan, typeHeadings, words } from '../site/wording.ts';
import type { StoriesView, StoryView } from './pages.ts';
import { buildBase, countGroups, gapBetween, type Site } from './site.ts';
import type { TimelineEntry } from './view.ts';

export function* buildStoryViews(site: Site): Generator<StoriesView | StoryView> {
  const stories = sortStories(site.archive.stories.values());
  yield {
    kind: 'stories',
    ...buildBase(site, storiesPath, words.stories, 'Running matters, each told by several articles.', [[site.settings.name, homePath]]),
    heading: words.stories,
    stories: stories.map((story) => ({ title: story.title, href: site.addresses.href(storyPath(story.slug)), summary: story.summary, note: storyNote(story), open: story.status === 'open' })),
  };
  for (const story of stories) yield buildStory(site, story);
}

/** Open ones first, then those with the latest article. */
export function sortStories(stories: Iterable<Story>): Story[] {
  const latest = (story: Story): string => story.articles.at(-1)?.date ?? '';
  const rank = (story: Story): string => `${story.status === 'open' ? 1 : 0}${latest(story)}`;
  return [...stories].sort((a, b) => (rank(a) > rank(b) ? -1 : rank(a) < rank(b) ? 1 : a.slug < b.slug ? -1 : 1));
}

export function storyNote(story: Story): string {
  const first = story.articles[0]?.date.slice(0, 4) ?? '';
  return `${formatCount(story.articles.length, 'article')}, ${formatSpan(first, story.articles.at(-1)?.date.slice(0, 4) ?? first)}`;
}

function buildStory(site: Site, story: Story): StoryView {
  return {
    kind: 'story',
    ...buildBase(site, storyPath(story.slug), story.title, story.summary ?? `${story.title}: ${storyNote(story)}.`, [[words.stories, storiesPath]]),
    heading: story.title,
    summary: story.summary,
    note: storyNote(story),
    open: story.status === 'open',
    entries: buildTimeline(site, story),
    named: (['person', 'place', 'organisation'] as const).flatMap((type) => findNamed(site, story, type)),
  };
}

const mostNamed = 8;

function findNamed(site: Site, story: Story, type: TagType): StoryView['named'] {
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
  return links.length > 0 ? [{ heading: typeHeadings[type], links }] : [];
}

/** Key events and articles by day, oldest first; an event stands before the articles of its day. */
function buildTimeline(site: Site, story: Story): TimelineEntry[] {
  const events = story.events.map((event): TimelineEntry => ({ kind: 'event', date: event.date, when: site.formats.full(event.date), text: event.text }));
  const articles = story.articles.map((article) => toEntry(site, article));
  const entries = [...events, ...articles].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return entries.map((entry, index) => withGap(entry, entries[index - 1]));
}

function toEntry(site: Site, article: Article): TimelineEntry {
  return { kind: 'article', date: article.date, when: site.formats.full(article.date), text: article.title, href: site.addresses.href(articlePath(article)), summary: article.summary, lang: article.lang, dir: directionOf(article.lang) };
}

function withGap(entry: TimelineEntry, before: TimelineEntry | undefined): TimelineEntry {
  return before && before.date !== entry.date ? { ...entry, gap: gapBetween(before.date, entry.date) } : entry;
}

const mostBeside = 3;

/** The article among at most three before it and three after it. */
export function buildStorySoFar(site: Site, story: Story, article: Article): TimelineEntry[] {
  const index = story.articles.indexOf(article);
  const near = story.articles.slice(Math.max(0, index - mostBeside), index + mostBeside + 1);
  const entries = near.map((member): TimelineEntry => ({
    ...toEntry(site, member), when: site.formats.short(member.date), summary: undefined, current: member === article || undefined,
  }));
  return entries.map((entry, position) => withGap(entry, entries[position - 1]));
}
