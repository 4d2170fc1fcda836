import { describe, expect, it } from 'vitest';
import { findLikely, findPart, readAskedSlug, type Listed } from '../../src/components/likely-articles.ts';

const articles: Listed[] = [
  ['/2025/10/28/talks-hit-impasse-in-istanbul/', 'Talks hit impasse in Istanbul', 'en'], ['/2025/10/25/second-round-of-talks-opens-in-istanbul/', 'Second round of talks opens in Istanbul', 'en'],
  ['/1969/07/20/men-walk-on-the-moon/', 'Men walk on the Moon', 'en'], ['/1990/08/02/oil/', 'Oil', 'en'], ['/2025/10/27/oil/', 'Oil again', 'en'],
];

describe('the slug of an address', () => {
  it.each([
    ['/2025/10/28/Talks-Hit-Impasse/', 'talks-hit-impasse'], ['/news/world/talks_hit_impasse.html', 'talks-hit-impasse'], ['/2025/10/28/', ''], ['/2025-10-28-talks/index.php', 'talks'],
    ['/%C3%A9cluse/', 'ecluse'], ['/talks%/', 'talks'], ['/', ''],
  ])('%s is %s', (pathname, slug) => {
    expect(readAskedSlug(pathname)).toBe(slug);
  });
});

describe('the part of the list a slug is looked for in', () => {
  it.each([['talks', 'ta'], ['today', 'to'], ['tea', 'ta'], ['moon', 'm'], ['xylophone', 'm']])('%s is under %s', (slug, part) => {
    expect(findPart(['m', 'ta', 'to'], slug)).toBe(part);
  });

  it('is none where there is no article', () => {
    expect(findPart([], 'talks')).toBeUndefined();
  });
});

describe('likely articles', () => {
  it('are those whose slugs are much alike, best first', () => {
    expect(findLikely(articles, 'talks-hit-an-impass-in-istambul').map(([path]) => path)[0]).toBe('/2025/10/28/talks-hit-impasse-in-istanbul/');
  });

  it('are none where nothing is alike', () => {
    expect(findLikely(articles, 'quarterly-report')).toEqual([]);
  });

  it('are of the day asked for before others', () => {
    expect(findLikely(articles, 'oil', '1990-08-02').map(([path]) => path)).toEqual(['/1990/08/02/oil/', '/2025/10/27/oil/']);
    expect(findLikely(articles, 'oil', '2025-10-27').map(([path]) => path)).toEqual(['/2025/10/27/oil/', '/1990/08/02/oil/']);
  });
});
