import { describe, expect, it } from 'vitest';
import { dayOfYear } from '../../src/components/on-this-day.ts';
import { baseOf, placeTick, sparkOf } from '../../src/components/bars.ts';

describe('dayOfYear', () => {
  it('is the day where the reader is, with two figures each', () => {
    expect([dayOfYear(new Date(2026, 2, 5, 23, 59)), dayOfYear(new Date(2024, 1, 29))]).toEqual(['03-05', '02-29']);
  });
});

describe('a strip', () => {
  it('has ground under bars alone, so that a gap is a gap', () => {
    expect(baseOf([1, 2, 0, 0, 3])).toBe('M0 60.5H20M40 60.5H50');
    expect(baseOf([0, 0])).toBe('');
  });

  it('names no bar so near its end that the words would run out of it', () => {
    expect([placeTick(0, 10, '2016'), placeTick(9, 10, '2025'), placeTick(19, 20, '2026')]).toEqual(['tens-0 ones-0 tenths-0', 'tens-9 ones-0 tenths-0', undefined]);
  });

  it('marks words that run out of it on a narrow screen', () => {
    expect([placeTick(7, 10, 'November 2025'), placeTick(8, 10, 'November 2025')]).toEqual(['tens-7 ones-0 tenths-0', 'tens-8 ones-0 tenths-0 late']);
  });
});

describe('the strip of a year', () => {
  it('draws the busiest month over the whole height, and nothing where nothing appeared', () => {
    expect(sparkOf([0, 4, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2], 4)).toBe('M3 10v-10M7 10v-3M23 10v-5');
  });
});
