import { describe, expect, it } from 'vitest';
import { partByPrefix } from '../../src/archive/parts.ts';
import { buildSearchRecord, formatRecord, partPeriods, type SearchRecord } from '../../src/exports/search.ts';
import { formatOpenSearch } from '../../src/exports/open-search.ts';
import { formatSlugPartJson, formatSlugsJson, partSlugs } from '../../src/exports/slugs.ts';
import { foldLetters, languageOf } from '../../src/site/search.ts';
import { anArticle, aTag, buildArchive, viewAt, viewsOf } from '../support/archive.ts';

const record: SearchRecord = { path: '/2025/10/28/talks/', title: 'Talks', lang: 'en', byline: [], stories: [], tags: [], variants: [] };

/** Paths of `count` articles of one day. */
function onDay(day: string, count = 1): string[] {
  return Array.from({ length: count }, (_, index) => `/${day.replaceAll('-', '/')}/a-${index}/`);
}

function namesOf(paths: readonly string[], most: number): [string, number][] {
  return partPeriods(paths, most).map(({ name, paths: own }) => [name, own.length]);
}

describe('partByPrefix', () => {
  it('leaves few keys together', () => {
    expect(partByPrefix(['ab', 'cd'], [1], 2)).toEqual([{ prefix: '', keys: ['ab', 'cd'] }]);
  });

  it('parts no more than it must', () => {
    expect(partByPrefix(['aa', 'ab', 'b', 'ca'], [1, 2], 2).map(({ prefix }) => prefix)).toEqual(['a', 'b', 'c']);
    expect(partByPrefix(['aa', 'ab', 'b', 'ca'], [1, 2], 1).map(({ prefix }) => prefix)).toEqual(['aa', 'ab', 'b', 'c']);
  });

  it('keeps together what shares the longest beginning, and has no part without keys', () => {
    expect(partByPrefix(['aaa', 'aab'], [1, 2], 1)).toEqual([{ prefix: 'aa', keys: ['aaa', 'aab'] }]);
    expect(partByPrefix([], [1], 1)).toEqual([]);
  });
});

describe('the periods of a search index', () => {
  it('are one for a small archive', () => {
    expect(namesOf([...onDay('1851-01-01'), ...onDay('2025-10-28')], 2)).toEqual([['all', 2]]);
  });

  it('are centuries, decades and five years where articles are few, newest first', () => {
    expect(namesOf([...onDay('1851-01-01', 2), ...onDay('1969-07-20', 2), ...onDay('1973-01-01', 1), ...onDay('1976-05-05', 2)], 2))
      .toEqual([['197b', 2], ['197a', 1], ['196', 2], ['18', 2]]);
  });

  it('are years, halves, quarters, months and days where they are many', () => {
    const paths = ['2019-03-01', '2020-02-01', '2021-01-05', '2021-04-05', '2022-01-05', '2022-02-05', '2022-02-06', '2022-03-06'].flatMap((day) => onDay(day));
    expect(namesOf(paths, 1)).toEqual([['202203', 1], ['20220206', 1], ['20220205', 1], ['202201', 1], ['2021q2', 1], ['2021q1', 1], ['2020', 1], ['201', 1]]);
    expect(namesOf(['2020-01-01', '2020-09-01'].flatMap((day) => onDay(day)), 1)).toEqual([['2020h2', 1], ['2020h1', 1]]);
  });

  it('have names of at most eight letters and digits, no two alike in a language tag', () => {
    const paths = Array.from({ length: 400 }, (_, index) => onDay(new Date(Date.UTC(1890, 0, 1) + index * index * 3e7).toISOString().slice(0, 10), 1 + index % 3)).flat();
    const names = [1, 2, 5, 20, 100].flatMap((most) => namesOf(paths, most).map(([name]) => name));
    const tags = new Set(names).values().map((name) => languageOf('tr-TR', name)).toArray();
    expect(tags.length).toBeGreaterThan(100);
    expect(Intl.getCanonicalLocales(tags)).toHaveLength(tags.length);
    expect(new Set(tags.map((tag) => tag.toLowerCase())).size).toBe(tags.length);
  });

  it('change by one alone where an article is added', () => {
    const before = partPeriods([...onDay('1969-07-20', 3), ...onDay('2025-10-28', 4), ...onDay('2025-01-01', 2)], 5);
    const after = partPeriods([...onDay('1969-07-20', 3), ...onDay('2025-10-28', 4), ...onDay('2025-01-01', 2), '/1969/07/24/splashdown/'], 5);
    expect(after.filter((period) => !before.some((old) => JSON.stringify(old) === JSON.stringify(period))).map(({ name }) => name)).toEqual(['19']);
  });

  it('hold their articles newest first, those of a day by slug', () => {
    expect(partPeriods(['/2025/01/01/b/', '/2025/03/01/a/', '/2025/01/01/a/'])[0]?.paths).toEqual(['/2025/03/01/a/', '/2025/01/01/b/', '/2025/01/01/a/']);
  });
});

describe('a record for the search', () => {
  it('has what the article shows, and the other spellings of its tags', () => {
    const archive = buildArchive([anArticle({ title: 'Impasse', date: '2025-10-28', section: 'World', source: 'Daily News', tags: ['Turkey'] })], [aTag({ name: 'Türkiye', type: 'place', variants: ['Turkey'] })], []);
    const view = viewAt(viewsOf(archive), '/2025/10/28/impasse/', 'article');
    expect(buildSearchRecord(view, archive.tagsOf(archive.articles[0] ?? anArticle({})))).toMatchObject({
      path: '/2025/10/28/impasse/', title: 'Impasse', section: 'World', source: 'Daily News', tags: [{ name: 'Türkiye', type: 'place' }], variants: ['Turkey'],
    });
  });

  it('is found by year, and narrowed by one filter of many kinds', () => {
    const { filters } = formatRecord({ ...record, section: 'World', source: 'Daily News', stories: ['Talks'], tags: [{ name: 'Doha', type: 'place' }, { name: 'Einstein', type: 'person' }, { name: 'NASA', type: 'organisation' }] }, '', 1, 'en-2025x');
    expect(filters).toEqual({ year: ['2025'], is: ['place:Doha', 'person:Einstein', 'tag:NASA', 'section:World', 'source:Daily News', 'language:en', 'story:Talks'] });
  });

  it('shows its text as it is and hides what else it is found by', () => {
    const { content, meta } = formatRecord({ ...record, tags: [{ name: 'Türkiye', type: 'place' }], variants: ['Turkey'] }, 'In Iğdır and Łódź.', 1, 'en-2025x');
    expect(content).toBe('In Iğdır and Łódź.');
    expect(meta).toEqual({ title: 'Talks', also: 'Türkiye Turkey iğdir lódź' });
  });
});

describe('foldLetters', () => {
  it.each([['İSTANBUL', 'istanbul'], ['Iğdır', 'iğdir'], ['Straße', 'strasse'], ['Łódź', 'lódź'], ['كتاب', 'کتاب'], ['دوحہ', 'دوحه'], ['TÜRKİYE', 'türkiye']])('writes %s as %s', (text, folded) => {
    expect(foldLetters(text)).toBe(folded);
  });
});

describe('the list of slugs', () => {
  const parts = partSlugs(['/2025/10/28/oil/', '/1990/08/02/oil/', '/1969/07/20/moon-landing/', '/1969/07/24/moon-men-return/'], 2);

  it('is parted by how slugs begin', () => {
    expect(formatSlugsJson(parts)).toBe('["m","o"]\n');
    expect(parts.map(({ paths }) => paths)).toEqual([['/1969/07/20/moon-landing/', '/1969/07/24/moon-men-return/'], ['/1990/08/02/oil/', '/2025/10/28/oil/']]);
  });

  it('tells path, title and language', () => {
    expect(formatSlugPartJson([record])).toBe('[["/2025/10/28/talks/","Talks","en"]]\n');
  });
});

describe('what browsers are told of the search', () => {
  it('is where to search, with the name escaped and short enough', () => {
    const text = formatOpenSearch({ name: 'Harbour & Coast Gazette', address: 'https://example.org/archive/', language: 'en', timeZone: 'UTC' });
    expect(text).toContain('<ShortName>Harbour &amp; Coast</ShortName>');
    expect(text).toContain('template="https://example.org/archive/search/?q={searchTerms}"');
  });
});
