import { articleId, type Article, type Named, type Update } from '../../src/archive/article.ts';
import { buildProfile } from '../../src/archive/relations/terms.ts';
import { tagKey } from '../../src/archive/tags.ts';
import type { StoryFile } from '../../src/archive/stories.ts';
import type { TagFile } from '../../src/archive/tags.ts';
import { toSlug } from '../../src/site/slugs.ts';

type Changed = Partial<Omit<Article, 'tags' | 'mentions'>> & { tags?: string[]; mentions?: string[]; text?: string };

/** A valid article with some fields changed. Tags are given as words, mentions as references; what it is about is read from its title and `text`. */
export function anArticle({ tags = [], mentions = [], text = '', ...changed }: Changed = {}): Article {
  const date = changed.date ?? '2024-05-01';
  const slug = changed.slug ?? 'harbour-wall-holds';
  return {
    file: `articles/${date}-${slug}.md`, id: articleId(date, slug), slug, date, title: 'Harbour wall holds',
    byline: [], tags: tags.map((name) => ({ name, slug: toSlug(name), key: tagKey(name) })), stories: [], related: [], unrelated: [], aliases: [], updates: [],
    lang: 'en', draft: false, words: text === '' ? 5 : text.split(/\s+/).length, opening: ['The wall held.'], mentions: mentions.map((reference) => ({ reference, sentence: `See ${reference}.` })), profile: buildProfile(changed.title ?? 'Harbour wall holds', text), digest: '',
    ...changed,
  };
}

export function aTagFile(slug: string, changed: Partial<TagFile> = {}): TagFile {
  return { file: `tags/${slug}.md`, slug, name: slug, type: 'topic', variants: [], parents: [], sameAs: [], redirectFrom: [], ...changed };
}

export function aStoryFile(slug: string, changed: Partial<StoryFile> = {}): StoryFile {
  return { file: `stories/${slug}.md`, slug, title: slug, status: 'open', events: [], articles: [], redirectFrom: [], ...changed };
}

export function named(name: string): Named {
  return { name, slug: toSlug(name) };
}

export const withdrawal: Update = { date: '2024-06-01', type: 'withdrawal', text: 'It was not so.' };

export function slugsOf(articles: readonly Article[] = []): string[] {
  return articles.map(({ slug }) => slug);
}
