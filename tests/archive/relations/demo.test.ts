import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildArchive } from '../../../src/archive/archive.ts';
import { isPublished, type Article } from '../../../src/archive/article.ts';
import { prepare } from '../../../src/build/compose.ts';
import { readContent } from '../../../src/ingest/content.ts';
import { projectRoot } from '../../support/backfile.ts';
import { viewAt } from '../../support/archive.ts';

const now = Date.parse('2026-01-01T00:00:00Z');
const content = readContent(path.join(projectRoot, 'content'));
const views = new Map(prepare(content, now).plan.map((view) => [view.path, view.build()]));
const impasse = '/2025/10/28/talks-between-pakistan-afghanistan-hit-impasse-in-istanbul/';

interface Shown {
  earlier: string[];
  later: string[];
}

/** The addresses and titles beside the article on the impasse, as its view has them. */
function shownThere(): Shown {
  const view = viewAt(views, impasse, 'article');
  const tell = (links: readonly { href: string; text: string }[]): string[] => links.map(({ href, text }) => `${href} ${text}`);
  return { earlier: tell(view.earlier), later: tell(view.later) };
}

/** What is found from the texts and tags alone: no story, choice or link is known. */
function foundThere(): Shown {
  const bare = content.articles.map(({ article }): Article => ({ ...article, stories: [], related: [], mentions: [] })).filter((article) => isPublished(article, now));
  const archive = buildArchive(bare, content.tags, []);
  const article = archive.articles.find(({ id }) => impasse.includes(id.slice(11)) && id.startsWith('2025-10-28'));
  const related = article ? archive.relations.relatedOf(article) : { earlier: [], later: [] };
  const tell = (side: typeof related.earlier): string[] => side.map((entry) => `${entry.article.id} ${entry.article.title}`);
  return { earlier: tell(related.earlier), later: tell(related.later) };
}

describe.each([['as shown', shownThere], ['as found from texts and tags alone', foundThere]])('what stands beside the article on the Istanbul impasse, %s', (_which, find) => {
  const { earlier, later } = find();

  it('has the ceasefire of Doha among the earlier', () => {
    expect(earlier).toContainEqual(expect.stringContaining('pakistan-and-afghanistan-agree-ceasefire-in-doha'));
  });

  it('has the failed third round among the later', () => {
    expect(later).toContainEqual(expect.stringContaining('third-round-of-pakistan-afghanistan-talks-ends-without-agreement'));
  });

  it('has nothing on Apollo', () => {
    expect([...earlier, ...later].filter((entry) => /apollo|moon/i.test(entry))).toEqual([]);
  });

  it('has nothing of another decade', () => {
    expect([...earlier, ...later].filter((entry) => !/202\d/.test(entry))).toEqual([]);
  });
});
