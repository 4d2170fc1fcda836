import { describe, expect, it } from 'vitest';
import { putLeadFirst } from '../../src/archive/order.ts';
import { anArticle } from '../support/archive.ts';

const slugsOf = (...articles: Parameters<typeof anArticle>[0][]): string[] => putLeadFirst(articles.map(anArticle)).map(({ slug }) => slug);
const withdrawal = { date: '2025-10-29', type: 'withdrawal' as const, text: 'It was wrong.' };

describe('putLeadFirst', () => {
  it('puts the article first that an editor chose, and keeps the order of the others', () => {
    expect(slugsOf({ slug: 'a', words: 900 }, { slug: 'b' }, { slug: 'c', lead: true, words: 50 })).toEqual(['c', 'a', 'b']);
  });

  it('takes the longest where none was chosen, the first of several', () => {
    expect(slugsOf({ slug: 'a', words: 100 }, { slug: 'b', words: 300 }, { slug: 'c', words: 300 })).toEqual(['b', 'a', 'c']);
  });

  it('lets no withdrawn article lead those that stand', () => {
    expect(slugsOf({ slug: 'a', lead: true, words: 900, updates: [withdrawal] }, { slug: 'b' })).toEqual(['b', 'a']);
    expect(slugsOf({ slug: 'a', updates: [withdrawal] })).toEqual(['a']);
  });

  it('has nothing to lead a day without articles', () => {
    expect(slugsOf()).toEqual([]);
  });
});
