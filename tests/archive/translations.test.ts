import { describe, expect, it } from 'vitest';
import { buildArchive } from '../../src/archive/archive.ts';
import { anArticle, aStoryFile, slugsOf, withdrawal } from './an-article.ts';

const original = anArticle({ slug: 'harbour', stories: ['flood'] });
const turkish = anArticle({ slug: 'liman', lang: 'tr', translationOf: 'harbour', stories: ['flood'] });
const arabic = anArticle({ slug: 'marfa', lang: 'ar', translationOf: '2024-05-01-harbour' });
const other = anArticle({ slug: 'other' });

describe('the translations of an article', () => {
  it('are known from each of them, the original first, then by language', () => {
    const { translationsOf } = buildArchive([turkish, arabic, original, other], [], []);
    expect([original, turkish, arabic, other].map((article) => slugsOf([...translationsOf(article)]))).toEqual([['marfa', 'liman'], ['harbour', 'marfa'], ['harbour', 'liman'], []]);
  });

  it('stand together where the original is not published', () => {
    const german = anArticle({ slug: 'hafen', lang: 'de', translationOf: 'harbour' });
    const { translationsOf } = buildArchive([turkish, german], [], []);
    expect([turkish, german].map((article) => slugsOf([...translationsOf(article)]))).toEqual([['hafen'], ['liman']]);
  });

  it('are without those that were withdrawn', () => {
    const gone = { ...original, updates: [withdrawal] };
    const { translationsOf } = buildArchive([gone, turkish, arabic], [], []);
    expect([gone, turkish].map((article) => slugsOf([...translationsOf(article)]))).toEqual([[], ['marfa']]);
  });

  it('are without a translation that was withdrawn', () => {
    const gone = { ...turkish, updates: [withdrawal] };
    const { translationsOf } = buildArchive([original, gone, arabic], [], []);
    expect([original, gone, arabic].map((article) => slugsOf([...translationsOf(article)]))).toEqual([['marfa'], [], ['harbour']]);
  });

  it('are no related articles, even within a story', () => {
    const later = anArticle({ slug: 'later', date: '2024-05-02', stories: ['flood'] });
    const { earlier, later: after } = buildArchive([original, turkish, later], [], [aStoryFile('flood')]).relations.relatedOf(original);
    expect([...earlier, ...after].map(({ article }) => article.slug)).toEqual(['later']);
  });
});
