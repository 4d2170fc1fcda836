import { describe, expect, it } from 'vitest';
import { barsOf, chartHeight } from '../../src/components/bars.ts';
import { arrangeFront, columnsFor } from '../../src/components/front.ts';
import type { Teaser } from '../../src/views/view.ts';

const aTeaser = (text: string): Teaser => ({ text, href: `/${text}/`, date: '2025-10-28', when: 'Tuesday 28 October 2025', lang: 'en', dir: 'ltr' });
const aDay = (when: string, ...texts: string[]) => ({ when, date: '2025-10-27', href: `/${when}/`, articles: texts.map(aTeaser) });
const textsOf = (teasers: Teaser[]): string[] => teasers.map(({ text }) => text);

describe('arrangeFront', () => {
  it('puts four articles of the newest day beside the lead and the others below', () => {
    const { side, also } = arrangeFront({ rest: ['a', 'b', 'c', 'd', 'e'].map(aTeaser), before: [aDay('Monday', 'x')] });
    expect([textsOf(side), textsOf(also)]).toEqual([['a', 'b', 'c', 'd'], ['e']]);
  });

  it('fills the column from the days before, and shows no article twice', () => {
    const { side, before } = arrangeFront({ rest: [aTeaser('a')], before: [aDay('Monday', 'x'), aDay('Sunday', 'y', 'z', 'zz')] });
    expect(textsOf(side)).toEqual(['a', 'x', 'y', 'z']);
    expect(before).toEqual([aDay('Sunday', 'zz')]);
  });
});

describe('columnsFor', () => {
  it.each([[2, 2], [3, 3], [4, 4], [5, 5], [6, 3], [7, 4], [8, 4]])('parts %i things into %i columns', (count, columns) => {
    expect(columnsFor(count)).toBe(`across-${columns}`);
  });
});

describe('barsOf', () => {
  it('draws the highest count over the whole height, none for none, and one article visibly', () => {
    expect(barsOf([0, 1, 1000]).map(({ height }) => height)).toEqual([0, 2, chartHeight]);
  });

  it('stands every bar on the base line', () => {
    for (const { y, height } of barsOf([3, 7, 9])) expect(y + height).toBeCloseTo(chartHeight);
  });
});
