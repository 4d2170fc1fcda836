import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildArchive } from '../../src/archive/archive.ts';
import { buildTags, findAncestors, indexTagNames, tagKey, type TagFile } from '../../src/archive/tags.ts';
import { aTagFile, anArticle, slugsOf } from './an-article.ts';

describe('tagKey', () => {
  it.each(['Türkiye', 'TURKIYE', ' turkiye ', 'TÜRKİYE', 'türkıye', 'Tu\u0308rkiye', 'Ｔürkiye', '“Türkiye”'])('meets turkiye in %j', (name) => {
    expect(tagKey(name)).toBe('turkiye');
  });

  it.each([['Covid-19', 'COVID 19'], ['Coup d’état', 'coup d\'etat'], ['New  York', 'new-york'], ['U.S.', 'u s'], ['ＮＡＴＯ', 'nato'], ['ﬁsheries', 'Fisheries']])('lets %s meet %s', (one, other) => {
    expect(tagKey(one)).toBe(tagKey(other));
  });

  it.each([['C', 'C++'], ['Iran', 'Iraq'], ['日本', '日本人'], ['١٩', '20']])('keeps %s and %s apart', (one, other) => {
    expect(tagKey(one)).not.toBe(tagKey(other));
  });

  it('is the key of itself', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'aBİıŞğÜ -’.\u0301ﬁ') }), (name) => {
      expect(tagKey(tagKey(name))).toBe(tagKey(name));
    }));
  });
});

describe('indexTagNames', () => {
  it('leads from name, slug and variants to the tag', () => {
    const names = indexTagNames([aTagFile('united-states', { name: 'United States of America', variants: ['USA'] })]);
    expect(['united states of america', 'united states', 'usa'].map((key) => names.get(key))).toEqual(['united-states', 'united-states', 'united-states']);
  });

  it('lets the first claim stand', () => {
    expect(indexTagNames([aTagFile('a', { variants: ['X'] }), aTagFile('b', { variants: ['x'] })]).get('x')).toBe('a');
  });
});

describe('buildTags', () => {
  const membersOf = (articles: ReturnType<typeof anArticle>[], files: TagFile[] = []): [string, string[]][] => [...buildTags(articles, files)].map(([slug, tag]) => [slug, slugsOf(tag.articles)]);

  it('brings spellings together without a file', () => {
    expect(membersOf([anArticle({ slug: 'a', tags: ['Türkiye'] }), anArticle({ slug: 'b', tags: ['TURKIYE'] }), anArticle({ slug: 'c', tags: [' turkiye '] })])).toEqual([['turkiye', ['a', 'b', 'c']]]);
  });

  it('brings variants together through a file', () => {
    expect(membersOf([anArticle({ slug: 'a', tags: ['Turkey'] }), anArticle({ slug: 'b', tags: ['TÜRKİYE'] })], [aTagFile('turkiye', { name: 'Türkiye', variants: ['Turkey'] })])).toEqual([['turkiye', ['a', 'b']]]);
  });

  it('takes the printed name from the file, or from the newest article', () => {
    const articles = [anArticle({ tags: ['FLOODS', 'turkey'] })];
    expect([...buildTags(articles, [aTagFile('turkiye', { name: 'Türkiye', variants: ['Turkey'] })]).values()].map(({ name }) => name)).toEqual(['FLOODS', 'Türkiye']);
  });

  it('includes the articles of children in a parent, each once, newest first', () => {
    const files = [aTagFile('istanbul', { parents: ['turkiye'] }), aTagFile('turkiye', { parents: ['asia'] }), aTagFile('asia')];
    const articles = [anArticle({ slug: 'both', tags: ['istanbul', 'turkiye'] }), anArticle({ slug: 'late', date: '2024-06-01', tags: ['istanbul'] })];
    expect(membersOf(articles, files)).toEqual([['asia', ['late', 'both']], ['istanbul', ['late', 'both']], ['turkiye', ['late', 'both']]]);
  });

  it('includes an article once in a parent it reaches on two ways', () => {
    const files = [aTagFile('a', { parents: ['b', 'c'] }), aTagFile('b', { parents: ['d'] }), aTagFile('c', { parents: ['d'] }), aTagFile('d')];
    expect(new Map(membersOf([anArticle({ slug: 'x', tags: ['a'] })], files)).get('d')).toEqual(['x']);
  });

  it('ends where tags stand above themselves', () => {
    const files = [aTagFile('a', { parents: ['b'] }), aTagFile('b', { parents: ['a'] }), aTagFile('c', { parents: ['c'] })];
    expect(membersOf([anArticle({ slug: 'x', tags: ['a', 'c'] })], files)).toEqual([['a', ['x']], ['b', ['x']], ['c', ['x']]]);
  });

  it('names only parents and children that have articles', () => {
    const tags = buildTags([anArticle({ tags: ['istanbul'] })], [aTagFile('istanbul', { parents: ['turkiye'] }), aTagFile('ankara', { parents: ['turkiye'] }), aTagFile('turkiye')]);
    expect([tags.get('istanbul')?.parents, tags.get('turkiye')?.children]).toEqual([['turkiye'], ['istanbul']]);
  });

  it('leaves out a registered tag without articles', () => {
    expect(membersOf([anArticle()], [aTagFile('turkiye')])).toEqual([]);
  });

  it('takes an unregistered tag for a topic', () => {
    expect(buildTags([anArticle({ tags: ['Floods'] })], []).get('floods')?.type).toBe('topic');
  });

  it('sorts tags by slug', () => {
    expect(membersOf([anArticle({ slug: 'x', tags: ['b', 'Ä', 'C'] })]).map(([slug]) => slug)).toEqual(['a', 'b', 'c']);
  });
});

describe('findAncestors', () => {
  const files = new Map([aTagFile('a', { parents: ['b'] }), aTagFile('b', { parents: ['c', 'a'] }), aTagFile('c', { parents: ['gone'] })].map((file) => [file.slug, file]));

  it('walks up nearest first and ends in a cycle', () => {
    expect(findAncestors('a', files)).toEqual(['b', 'c', 'gone']);
  });

  it('finds nothing above an unregistered tag', () => {
    expect(findAncestors('x', files)).toEqual([]);
  });
});

describe('the tags of an article', () => {
  it('stand in the order written, each once', () => {
    const article = anArticle({ tags: ['Turkey', 'Floods', 'TÜRKİYE'] });
    const archive = buildArchive([article], [aTagFile('turkiye', { name: 'Türkiye', variants: ['Turkey'] })], []);
    expect(archive.tagsOf(article).map(({ name }) => name)).toEqual(['Türkiye', 'Floods']);
  });
});
