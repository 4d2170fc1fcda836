import type { Article, DayText } from './article.ts';

export interface StoryEvent {
  date: DayText;
  text: string;
}

/** What `content/stories/<slug>.md` says of a story. */
export interface StoryFile {
  file: string;
  slug: string;
  title: string;
  summary?: string;
  status: 'open' | 'closed';
  events: StoryEvent[];
}

/** A story with its articles, oldest first: a story is read from its beginning. */
export interface Story extends StoryFile {
  articles: Article[];
}

/** Declared stories that have at least one article. `articles` come newest first. */
export function buildStories(articles: readonly Article[], files: readonly StoryFile[]): Map<string, Story> {
  const stories = new Map(files.map((file) => [file.slug, { ...file, articles: [] as Article[] }]));
  for (const article of articles.toReversed()) {
    for (const slug of article.stories) stories.get(slug)?.articles.push(article);
  }
  return new Map([...stories].filter(([, story]) => story.articles.length > 0));
}
