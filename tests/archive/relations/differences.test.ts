import { describe, expect, it } from 'vitest';
import { findDifferences, type Differences } from '../../../src/archive/relations/differences.ts';
import { formatDifferences, wordsOf } from '../../../src/site/wording.ts';
import { anArticle, named } from '../an-article.ts';

type Changed = Parameters<typeof anArticle>[0];

const wall = 'The wall held through the night while the river rose to the mark of 1953 in the old town.';
const talks = 'Talks between Pakistan and Afghanistan broke up in Istanbul after four days without a word on the border.';
const rain = 'Rain went on falling over the hills until the early morning of Monday.';

function between(here: string[], there: string[], [mine, theirs]: [Changed, Changed] = [{}, {}]): Differences {
  return findDifferences(anArticle(mine), anArticle(theirs), { here, there });
}

describe('the differences of two reports', () => {
  it('are none where the texts are identical', () => {
    expect(between([wall, talks], [wall, talks])).toEqual({ dateline: undefined, source: undefined, spellings: [], more: 0, fewer: 0 });
  });

  it('are told as the same text where there are none', () => {
    expect(formatDifferences(wordsOf('en'), between([wall, talks], [wall, talks]))).toEqual(['the same text']);
  });

  it('hold the dateline of the other', () => {
    expect(between([wall], [wall], [{ dateline: 'Istanbul' }, { dateline: 'Ankara' }]).dateline).toBe('Ankara');
  });

  it('hold that the other has no dateline', () => {
    expect(between([wall], [wall], [{ dateline: 'Istanbul' }, {}]).dateline).toBe('');
  });

  it('hold no dateline that both bear', () => {
    expect(between([wall], [wall], [{ dateline: 'Istanbul' }, { dateline: 'Istanbul' }]).dateline).toBeUndefined();
  });

  it('hold the outlet of the other, or the agency whose copy it is where it names none', () => {
    expect(between([wall], [wall], [{ source: named('Gazette') }, { source: named('Daily News') }]).source).toBe('Daily News');
    expect(between([wall], [wall], [{ source: named('Gazette') }, { agency: 'AP' }])).toMatchObject({ source: undefined, agency: 'AP' });
  });

  it('hold names that are spelt otherwise, each pair once', () => {
    const here = [`In Turkey, ${talks} So Turkey said.`];
    expect(between(here, here.map((text) => text.replaceAll('Turkey', 'Türkiye'))).spellings).toEqual([{ here: 'Turkey', there: 'Türkiye' }]);
  });

  it('hold names of several words', () => {
    expect(between([`${talks} Khawaja Asif left.`], [`${talks} Khwaja Muhammad Asif left.`]).spellings).toEqual([{ here: 'Khawaja', there: 'Khwaja Muhammad' }]);
  });

  it('hold no spelling where a common word differs', () => {
    expect(between([talks], [talks.replace('broke up', 'ended')]).spellings).toEqual([]);
  });

  it('count a changed paragraph neither as more nor as fewer', () => {
    expect(between([talks], [talks.replace('broke up', 'ended')])).toMatchObject({ more: 0, fewer: 0 });
  });

  it('count the paragraphs that the other has more', () => {
    expect(between([wall], [wall, talks, rain])).toMatchObject({ more: 2, fewer: 0 });
  });

  it('count the paragraphs that the other lacks', () => {
    expect(between([wall, talks, rain], [talks])).toMatchObject({ more: 0, fewer: 2 });
  });

  it('count a paragraph that stands there twice in both as the same', () => {
    expect(between([wall, '* * *', talks, '* * *', rain], [wall, '* * *', talks, '* * *', rain])).toMatchObject({ more: 0, fewer: 0 });
  });

  it('are counted both ways alike', () => {
    const [one, other] = [[wall, talks], [talks.replace('four', 'five'), rain]];
    expect(between(one, other)).toMatchObject({ more: 1, fewer: 1 });
    expect(between(other, one)).toMatchObject({ more: 1, fewer: 1 });
  });
});
