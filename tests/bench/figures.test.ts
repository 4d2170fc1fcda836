import { describe, expect, it } from 'vitest';
import { partCorpus } from '../../bench/content.ts';
import { formatCount, formatFigure, formatTable, median, medianSample, ratio, readSizes, replaceMeasured, type Sample } from '../../bench/build/figures.ts';

const aSample = (fields: Partial<Sample> = {}): Sample => ({ wall: 2, cpu: 3, peakMB: 400, pages: 10, files: 20, written: 5, bytes: 1000, ...fields });

describe('the median', () => {
  it('is the value in the middle, in whatever order', () => {
    expect(median([30, 9, 100])).toBe(30);
  });

  it('is the mean of the two in the middle', () => {
    expect(median([4, 1, 2, 100])).toBe(3);
  });

  it('of nothing is not a number', () => {
    expect(median([])).toBeNaN();
  });

  it('of builds is taken of each figure by itself', () => {
    expect(medianSample([aSample({ wall: 1, cpu: 9 }), aSample({ wall: 2, cpu: 7 }), aSample({ wall: 3, cpu: 8 })])).toEqual(aSample({ wall: 2, cpu: 8 }));
  });

  it('of builds has no memory where none was seen', () => {
    expect(medianSample([aSample({ peakMB: undefined })]).peakMB).toBeUndefined();
  });
});

describe('the ratio of pairs', () => {
  const pairs = [[1, 2], [9, 3], [4, 4]].map(([ours, theirs]) => ({ ours: aSample({ wall: ours }), theirs: aSample({ wall: theirs }) }));

  it('is the median of the ratios, not the ratio of the medians', () => {
    expect(ratio(pairs, ({ wall }) => wall)).toBe(1);
  });

  it('is missing where a figure is', () => {
    expect(ratio([{ ours: aSample(), theirs: aSample({ peakMB: undefined }) }], ({ peakMB }) => peakMB)).toBeUndefined();
  });

  it('is missing where the peer took nothing', () => {
    expect(ratio([{ ours: aSample(), theirs: aSample({ cpu: 0 }) }], ({ cpu }) => cpu)).toBeUndefined();
  });

  it('is missing without pairs', () => {
    expect(ratio([], ({ wall }) => wall)).toBeUndefined();
  });
});

describe('figures', () => {
  it.each([[0.4124, '0.412'], [0.99999, '1.00'], [4.119, '4.12'], [9.999, '10.0'], [41.23, '41.2'], [99.97, '100'], [12345.6, '12,346'], [0, '0.00'], [undefined, '–'], [NaN, '–']])('writes %s as %s', (value, text) => {
    expect(formatFigure(value)).toBe(text);
  });

  it('parts thousands', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
  });

  it('stand right in a table, words left', () => {
    expect(formatTable(['build', 's'], [['clean', '1.00'], ['unchanged', '0.10']], 1)).toBe('| build | s |\n| --- | ---: |\n| clean | 1.00 |\n| unchanged | 0.10 |');
  });
});

describe('sizes', () => {
  it('are read from a list', () => {
    expect(readSizes('200,1000')).toEqual([200, 1000]);
  });

  it.each(['', '1000,', '1', '-5', '2.5', 'many'])('are refused where they say %j', (text) => {
    expect(readSizes(text)).toBeUndefined();
  });
});

describe('the measured part of a page', () => {
  const page = 'Before.\n<!-- measured: builds -->\nold\n<!-- end of measured: builds -->\nAfter.\n';

  it('takes the place of the one before and leaves the rest', () => {
    expect(replaceMeasured(page, 'builds', 'new')).toBe('Before.\n<!-- measured: builds -->\nnew\n<!-- end of measured: builds -->\nAfter.\n');
  });

  it('is refused by a page without its marks', () => {
    expect(() => replaceMeasured(page, 'peers', 'new')).toThrow('`<!-- measured: peers -->` and `<!-- end of measured: peers -->` are not both there.');
  });
});

describe('the corpus', () => {
  it('keeps one article apart', () => {
    const { articles, added } = partCorpus({ count: 20, words: 30 });
    expect(articles).toHaveLength(20);
    expect(articles.map(({ id }) => id)).not.toContain(added.id);
  });
});
