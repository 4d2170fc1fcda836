import type { Article, DayText } from './article.ts';
import { compareArticles } from './order.ts';
import { resolveReference, type ReferenceIndex } from './references.ts';

export interface StoryEvent {
  date: DayText;
  text: string;
}

export const storyStatuses = ['open', 'closed', 'refused'] as const;

/** What `content/stories/<slug>.md` says of a story. A refused one is told nowhere: it keeps a likeness from being found again. */
export interface StoryFile {
  file: string;
  slug: string;
  title: string;
  summary?: string;
  status: (typeof storyStatuses)[number];
  events: StoryEvent[];
  /** References to articles that belong to it, beside those that name it themselves. */
  articles: string[];
  /** Old slugs that lead here. */
  redirectFrom: string[];
}

/** A story with its articles, oldest first: a story is read from its beginning. */
export interface Story extends Omit<StoryFile, 'articles' | 'file'> {
  articles: Article[];
  /** True where no editor declared it: its articles were found to be alike. */
  found: boolean;
}

/** Declared stories, refused ones included, with their articles. `articles` come newest first. */
export function buildStories(articles: readonly Article[], files: readonly StoryFile[], references: ReferenceIndex): Map<string, Story> {
  const members = new Map(files.map((file) => [file.slug, new Set<Article>()]));
  const listed = new Set(articles);
  for (const article of articles) {
    for (const slug of article.stories) members.get(slug)?.add(article);
  }
  for (const { slug, articles: named } of files) {
    for (const reference of named) {
      const article = resolveReference(reference, references);
      if (article && listed.has(article)) members.get(slug)?.add(article);
    }
  }
  return new Map(files.map(({ file: _file, articles: _named, ...story }) => [
    story.slug, { ...story, found: false, articles: [...(members.get(story.slug) ?? [])].sort((a, b) => compareArticles(b, a)) },
  ]));
}

/** Part of a found story that must be free of any declared one, so that it is worth a page of its own. */
const leastFree = 0.5;
const leastMembers = 3;
/** A found story is in progress while its latest article stands this many days or less before the archive's newest. */
export const openDays = 60;

/**
 * Stories found by likeness, less what editors have declared, adopted or refused. The address is that of the first
 * article, `2025-10-09-explosions-heard-in-kabul`, which no later article changes; so is the title.
 */
export function nameFound(groups: readonly (readonly Article[])[], declared: ReadonlyMap<string, Story>, isOpen: (latest: Article) => boolean): Story[] {
  const taken = new Set([...declared.values()].flatMap(({ articles }) => articles));
  const slugs = new Set([...declared.values()].flatMap(({ slug, redirectFrom }) => [slug, ...redirectFrom]));
  return groups.flatMap((group) => {
    const free = group.filter((article) => !taken.has(article));
    const [first] = free;
    const latest = free.at(-1);
    const isDecided = group.some(({ id }) => slugs.has(id));
    if (!first || !latest || isDecided || free.length < leastMembers || free.length < group.length * leastFree) return [];
    return [{ slug: first.id, title: first.title, status: isOpen(latest) ? 'open' as const : 'closed' as const, events: [], redirectFrom: [], articles: free, found: true }];
  });
}
