import type { Article } from './article.ts';
import { daysBetween } from './days.ts';
import { openDays, type Story, type StoryFile } from './stories.ts';

/** What a story file is to say: all but where it lies. */
export type StoryDraft = Omit<StoryFile, 'file'>;

/** The file that tells a found story as an editor's own: the same members, oldest first. Under another slug the old one leads on. */
export function declareStory(story: Story, { slug = story.slug, title = story.title, status = story.status }: Partial<Pick<StoryFile, 'slug' | 'title' | 'status'>> = {}): StoryDraft {
  return {
    slug, title, status, summary: story.summary, events: story.events, articles: story.articles.map(({ id }) => id),
    redirectFrom: slug === story.slug ? story.redirectFrom : [...story.redirectFrom, story.slug],
  };
}

/**
 * Parts a story before `article`, a member but not the first. The earlier part keeps the address; the later one is
 * named and titled by `article`. `newest` is the latest article of the archive, which tells what is in progress.
 */
export function splitStory(story: Story, article: Article, newest: Article): [earlier: StoryDraft, later: StoryDraft] {
  const at = story.articles.indexOf(article);
  const part = (articles: Article[], named: Pick<Story, 'slug' | 'title'>): StoryDraft => {
    const latest = articles.at(-1);
    const isOpen = latest !== undefined && daysBetween(latest.date, newest.date) <= openDays;
    return declareStory({ ...story, ...named, articles, status: isOpen ? 'open' : 'closed', events: [], redirectFrom: [] });
  };
  return [part(story.articles.slice(0, at), story), part(story.articles.slice(at), { slug: article.id, title: article.title })];
}
