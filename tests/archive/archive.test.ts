import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArchive, findNeighbours, sortKeys } from '../../src/archive/archive.ts';
import { isPublished, isWithdrawn, lastUpdate } from '../../src/archive/article.ts';
import { byMonth } from '../../src/archive/group.ts';
import { compareArticles } from '../../src/archive/order.ts';
import { findReferenced, indexReferences, resolveReference } from '../../src/archive/references.ts';
import { aStoryFile, anArticle, named, slugsOf, withdrawal } from './an-article.ts';

describe('an article', () => {
  const now = Date.parse('2025-11-01T06:00:00Z');

  it.each([
    ['with neither draft nor embargo', {}, true], ['that is a draft', { draft: true }, false], ['whose embargo ends at this instant', { embargo: '2025-11-01T06:00:00Z' }, true],
    ['whose embargo ends a second later', { embargo: '2025-11-01T06:00:01Z' }, false], ['whose embargo has ended where it was set', { embargo: '2025-11-01T08:59:00+03:00' }, true],
    ['that is a draft with its embargo over', { draft: true, embargo: '2025-10-01T06:00:00Z' }, false],
  ])('%s is published or not', (_, changed, published) => {
    expect(isPublished(anArticle(changed), now)).toBe(published);
  });

  it('is withdrawn by one entry among its updates', () => {
    expect([isWithdrawn(anArticle()), isWithdrawn(anArticle({ updates: [{ date: '2024-05-02', type: 'correction', text: 'A.' }, withdrawal] }))]).toEqual([false, true]);
  });

  it('was last updated on the latest day among its updates, in whatever order they stand', () => {
    expect(lastUpdate(anArticle({ updates: [{ date: '2024-07-01', type: 'note', text: 'A.' }, { date: '2024-05-02', type: 'note', text: 'B.' }] }))).toBe('2024-07-01');
  });

  it('without updates was last updated on no day', () => {
    expect(lastUpdate(anArticle())).toBeUndefined();
  });
});

describe('compareArticles', () => {
  const order = (...articles: Parameters<typeof anArticle>[0][]): string[] => slugsOf(articles.map((changed) => anArticle(changed)).sort(compareArticles));

  it('puts the newest day first', () => {
    expect(order({ slug: 'old', date: '1851-09-18' }, { slug: 'new', date: '2024-05-02' }, { slug: 'mid', date: '2024-05-01' })).toEqual(['new', 'mid', 'old']);
  });

  it('orders articles of one day by slug', () => {
    expect(order({ slug: 'b' }, { slug: 'a' }, { slug: 'c' })).toEqual(['a', 'b', 'c']);
  });

  it('orders a day by the latest time, then those without one', () => {
    expect(order({ slug: 'a' }, { slug: 'b', instant: '2024-05-01T08:00:00Z' }, { slug: 'c', instant: '2024-05-01T09:00:00Z' })).toEqual(['c', 'b', 'a']);
  });

  it('compares times as instants, whatever their offsets', () => {
    expect(order({ slug: 'a', instant: '2024-05-01T10:00:00+03:00' }, { slug: 'b', instant: '2024-05-01T08:00:00Z' })).toEqual(['b', 'a']);
  });

  it('orders slugs by their code units on every machine', () => {
    expect(order({ slug: 'a-b' }, { slug: 'a1' }, { slug: 'ab' })).toEqual(['a-b', 'a1', 'ab']);
  });

  it('is one order, from whatever order the articles come', () => {
    const some = fc.record({ date: fc.constantFrom('2024-05-01', '2024-05-02'), slug: fc.stringMatching(/^[a-c]{1,2}$/), instant: fc.option(fc.constantFrom('2024-05-01T08:00:00Z', '2024-05-01T11:00:00+03:00'), { nil: undefined }) });
    fc.assert(fc.property(fc.uniqueArray(some, { selector: ({ date, slug }) => date + slug }), (records) => {
      const articles = records.map((changed) => anArticle(changed));
      expect(articles.toReversed().sort(compareArticles)).toEqual(articles.toSorted(compareArticles));
    }));
  });
});

describe('a reference', () => {
  const index = indexReferences([anArticle({ slug: 'wall', date: '2024-05-01' }), anArticle({ slug: 'wall', date: '1851-09-18' }), anArticle({ slug: 'gate' }), anArticle({ slug: '2024-in-review', date: '2024-12-31' })]);
  const found = (reference: string): string[] => findReferenced(reference, index).map(({ id }) => id);

  it.each(['gate', '2024-05-01-gate', '2024/05/01/gate', '/2024/05/01/gate/', 'gate.md', '2024-05-01-gate.md', ' gate '])('finds an article as %j', (reference) => {
    expect(found(reference)).toEqual(['2024-05-01-gate']);
  });

  it('by slug finds each article that bears it', () => {
    expect(found('wall')).toEqual(['2024-05-01-wall', '1851-09-18-wall']);
  });

  it('by day and slug finds one of them', () => {
    expect(found('1851-09-18-wall')).toEqual(['1851-09-18-wall']);
  });

  it('that is ambiguous resolves to nothing', () => {
    expect(resolveReference('wall', index)).toBeUndefined();
  });

  it.each(['', 'gat', '2024-05-02-gate', 'GATE', '../gate', 'constructor', '__proto__'])('that dangles finds nothing: %j', (reference) => {
    expect(found(reference)).toEqual([]);
  });

  it('that begins with a year and is a slug finds its article', () => {
    expect(found('2024-in-review')).toEqual(['2024-12-31-2024-in-review']);
  });
});

describe('buildArchive', () => {
  const build = (...articles: Parameters<typeof anArticle>[0][]): ReturnType<typeof buildArchive> => buildArchive(articles.map((changed) => anArticle(changed)), [], []);

  it('lists articles newest first, from whatever order they come', () => {
    expect(slugsOf(build({ slug: 'a', date: '1851-09-18' }, { slug: 'b' }).articles)).toEqual(['b', 'a']);
  });

  it('keys days, months and years by what is written', () => {
    const archive = build({ slug: 'leap', date: '2024-02-29' }, { slug: 'old', date: '1851-09-18' }, { slug: 'may' });
    expect([sortKeys(archive.days), sortKeys(archive.months), sortKeys(archive.years)]).toEqual([['1851-09-18', '2024-02-29', '2024-05-01'], ['1851-09', '2024-02', '2024-05'], ['1851', '2024']]);
  });

  it('files an article under the day written with its time, not the day of that instant elsewhere', () => {
    expect(sortKeys(build({ date: '2024-05-01', instant: '2024-05-01T00:30:00+14:00' }).days)).toEqual(['2024-05-01']);
  });

  it('groups by section, byline and outlet under the name of the newest article', () => {
    const archive = build({ slug: 'a', date: '2023-05-01', section: named('WORLD'), byline: [named('Ada Fell')], source: named('The Gazette') }, { slug: 'b', section: named('World'), byline: [named('Ada Fell'), named('Omar Öz')] });
    expect([...archive.sections.values()].map(({ name, articles }) => [name, ...slugsOf(articles)])).toEqual([['World', 'b', 'a']]);
    expect([...archive.bylines.values()].map(({ name, articles }) => [name, ...slugsOf(articles)])).toEqual([['Ada Fell', 'b', 'a'], ['Omar Öz', 'b']]);
    expect([...archive.sources.keys()]).toEqual(['the-gazette']);
  });

  it('counts an article once in a group it names twice', () => {
    expect(slugsOf(build({ byline: [named('Ada Fell'), named('ADA FELL')] }).bylines.get('ada-fell')?.articles)).toEqual(['harbour-wall-holds']);
  });

  it('splits a group by year and month, newest first', () => {
    const group = build({ slug: 'a', date: '2023-05-01', section: named('World') }, { slug: 'b', section: named('World') }, { slug: 'c', date: '2024-04-01', section: named('World') }).sections.get('world');
    expect([...(group?.years ?? [])].map(([year, articles]) => [year, ...slugsOf(articles)])).toEqual([['2024', 'b', 'c'], ['2023', 'a']]);
    expect([...byMonth(group?.articles ?? []).keys()]).toEqual(['2024-05', '2024-04', '2023-05']);
  });

  it('keeps a withdrawn article among the days and out of every list', () => {
    const archive = build({ slug: 'gone', updates: [withdrawal], tags: ['Floods'], section: named('World'), byline: [named('Ada Fell')], source: named('The Gazette') });
    expect(slugsOf(archive.days.get('2024-05-01'))).toEqual(['gone']);
    expect([archive.articles, [...archive.tags], [...archive.sections], [...archive.bylines], [...archive.sources]]).toEqual([[], [], [], [], []]);
  });

  it('tells a story from its beginning', () => {
    const archive = buildArchive([anArticle({ slug: 'b', date: '2024-05-02', stories: ['flood'] }), anArticle({ slug: 'a', stories: ['flood'] })], [], [aStoryFile('flood'), aStoryFile('empty')]);
    expect([...archive.stories].map(([slug, { articles }]) => [slug, ...slugsOf(articles)])).toEqual([['flood', 'a', 'b']]);
  });

  it('keeps a withdrawn article out of its story', () => {
    expect(buildArchive([anArticle({ stories: ['flood'], updates: [withdrawal] })], [], [aStoryFile('flood')]).stories.size).toBe(0);
  });
});

describe('backlinks', () => {
  const backlinksTo = (slug: string, ...articles: Parameters<typeof anArticle>[0][]): [string, string][] =>
    (buildArchive(articles.map((changed) => anArticle(changed)), [], []).backlinks.get(`2024-05-01-${slug}`) ?? []).map(({ article, sentence }) => [article.slug, sentence]);

  it('tell who mentions an article, newest first, and in which sentence', () => {
    expect(backlinksTo('wall', { slug: 'wall' }, { slug: 'a', mentions: ['wall'] }, { slug: 'b', date: '2024-06-01', mentions: ['2024-05-01-wall'] }))
      .toEqual([['b', 'See 2024-05-01-wall.'], ['a', 'See wall.']]);
  });

  it('name an article once that links twice, with its first sentence', () => {
    expect(backlinksTo('wall', { slug: 'wall' }, { slug: 'a', mentions: ['wall', '2024-05-01-wall'] })).toEqual([['a', 'See wall.']]);
  });

  it('leave out an article that links to itself', () => {
    expect(backlinksTo('wall', { slug: 'wall', mentions: ['wall'] })).toEqual([]);
  });

  it('leave out a withdrawn article', () => {
    expect(backlinksTo('wall', { slug: 'wall' }, { slug: 'a', mentions: ['wall'], updates: [withdrawal] })).toEqual([]);
  });

  it('leave out what dangles', () => {
    expect(backlinksTo('wall', { slug: 'wall' }, { slug: 'a', mentions: ['wal'] })).toEqual([]);
  });
});

describe('findNeighbours', () => {
  const keys = ['1851-09-18', '2024-02-29', '2024-05-01'];

  it.each([
    ['2024-02-29', '1851-09-18', '2024-05-01'], ['2024-03-01', '2024-02-29', '2024-05-01'], ['1851-09-18', undefined, '2024-02-29'], ['2024-05-01', '2024-02-29', undefined],
    ['1000-01-01', undefined, '1851-09-18'], ['9999-12-31', '2024-05-01', undefined],
  ])('finds what stands before and after %s', (key, earlier, later) => {
    expect(findNeighbours(keys, key)).toEqual({ earlier, later });
  });

  it('finds nothing among no keys', () => {
    expect(findNeighbours([], '2024-05-01')).toEqual({ earlier: undefined, later: undefined });
  });

  it('finds what a walk through all keys would find', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.stringMatching(/^[0-9]{2}$/)), fc.stringMatching(/^[0-9]{2}$/), (some, key) => {
      const sorted = some.toSorted();
      expect(findNeighbours(sorted, key)).toEqual({ earlier: sorted.findLast((each) => each < key), later: sorted.find((each) => each > key) });
    }));
  });
});

describe('an archive whose texts are not compared', () => {
  const text = (word: string): string => `Talks between Kabul and Islamabad on ${word} ended in Istanbul with Ambassador Karimov and 214 delegates.`;
  const articles = ['one', 'two', 'three'].map((slug, at) => anArticle({ slug, date: `2025-10-2${at}`, title: 'Istanbul talks', text: text(slug), related: slug === 'one' ? ['two'] : [] }));
  const tell = (likeness: boolean): unknown[] => {
    const { relations } = buildArchive(articles, [], [], { likeness });
    const related = articles.map((article) => [...relations.relatedOf(article).earlier, ...relations.relatedOf(article).later].map((each) => each.reasons.map(({ kind }) => kind).join()));
    return [related, relations.found.size];
  };

  it('keeps the relations of its editors and finds none', () => {
    expect(tell(false)).toEqual([[['chosen'], [], []], 0]);
    expect(tell(true)).not.toEqual(tell(false));
  });
});
