import { buildArchive, type Archive } from '../../src/archive/archive.ts';
import { articleId, type Article } from '../../src/archive/article.ts';
import type { StoryFile } from '../../src/archive/stories.ts';
import { buildProfile } from '../../src/archive/relations/terms.ts';
import { tagKey, type TagFile } from '../../src/archive/tags.ts';
import { planViews } from '../../src/views/build-views.ts';
import type { PageView } from '../../src/views/pages.ts';
import { toSlug } from '../../src/site/slugs.ts';

type Fields = Partial<Omit<Article, 'tags' | 'section' | 'source'>> & { tags?: string[]; section?: string; source?: string; text?: string };

/** A valid article; each field given replaces the usual one. Tags, section and outlet are given as their names, its body as `text`. */
export function anArticle(fields: Fields = {}): Article {
  const date = fields.date ?? '2025-10-28';
  const slug = fields.slug ?? toSlug(fields.title ?? 'A quiet day');
  const named = (name: string): { name: string; slug: string } => ({ name, slug: toSlug(name) });
  const { tags, section, source, text = '', ...rest } = fields;
  const paragraphs = text.split('\n\n');
  return {
    file: `articles/${date}-${slug}.md`, id: articleId(date, slug), title: 'A quiet day', byline: [], stories: [], related: [], unrelated: [], aliases: [],
    updates: [], lang: 'en', draft: false, words: text === '' ? 230 : text.split(/\s+/).length, opening: text === '' ? ['Nothing happened.'] : paragraphs, mentions: [], profile: buildProfile(fields.title ?? 'A quiet day', text), digest: '0'.repeat(64),
    ...rest, date, slug,
    tags: (tags ?? []).map((name) => ({ ...named(name), key: tagKey(name) })),
    section: section === undefined ? undefined : named(section),
    source: source === undefined ? undefined : named(source),
  };
}

export function aTag(fields: Partial<TagFile> & { name: string }): TagFile {
  const slug = fields.slug ?? toSlug(fields.name);
  return { file: `tags/${slug}.md`, slug, type: 'topic', variants: [], parents: [], sameAs: [], redirectFrom: [], ...fields };
}

export function aStory(fields: Partial<StoryFile> & { title: string }): StoryFile {
  const slug = fields.slug ?? toSlug(fields.title);
  return { file: `stories/${slug}.md`, slug, status: 'open', events: [], articles: [], redirectFrom: [], ...fields };
}

export const settings = { name: 'The Test', address: 'https://example.org/', language: 'en', timeZone: 'UTC' };

/** Every view of an archive, by path. */
export function viewsOf(archive: Archive, address = settings.address): Map<string, PageView> {
  const views = planViews(archive, { ...settings, address }, { ofArticle: (article) => `<p>${article.title}</p>`, paragraphsOf: (article) => article.opening, pages: [{ slug: 'about', title: 'About', html: '<p>Us</p>' }] });
  return new Map([...views].map((view) => [view.path, view.build()]));
}

/** The view at a path, of the kind expected there. */
export function viewAt<K extends PageView['kind']>(views: ReadonlyMap<string, PageView>, path: string, kind: K): Extract<PageView, { kind: K }> {
  const view = views.get(path);
  if (view?.kind !== kind) throw new Error(`At ${path} stands ${view?.kind ?? 'nothing'}, not ${kind}.`);
  return view as Extract<PageView, { kind: K }>;
}

export { buildArchive };
