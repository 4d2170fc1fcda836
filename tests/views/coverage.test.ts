import { describe, expect, it } from 'vitest';
import { dateFormats } from '../../src/site/dates.ts';
import { wordsOf } from '../../src/site/wording.ts';
import { coverSpan, coverYears } from '../../src/views/coverage.ts';
import { anArticle, aStory, buildArchive, viewAt, viewsOf } from '../support/archive.ts';

const site = { formats: dateFormats('en'), words: wordsOf('en'), frame: { lang: 'en' } };
const on = (...days: string[]) => days.map((date, index) => anArticle({ slug: `a-${index}`, date }));
const hrefOf = (period: string): string => `#${period}`;

describe('coverage by year', () => {
  it('has a bar for every year, in order, and no link where nothing appeared', () => {
    expect(coverYears(new Map([['1999', 2], ['1997', 1]]), site.words, hrefOf)?.bars).toEqual([{ text: '1997', count: 1, href: '#1997' }, { text: '1998', count: 0 }, { text: '1999', count: 2, href: '#1999' }]);
  });

  it('names round years, at most six', () => {
    expect(coverYears(new Map([['1903', 1], ['2025', 1]]), site.words, hrefOf)?.ticks.map(({ text }) => text)).toEqual(['1925', '1950', '1975', '2000', '2025']);
  });

  it('is absent where one bar would stand alone', () => {
    expect([coverYears(new Map([['1999', 5]]), site.words, hrefOf), coverYears(new Map(), site.words, hrefOf)]).toEqual([undefined, undefined]);
  });
});

describe('coverage of a story', () => {
  it('runs by day where it is short', () => {
    const strip = coverSpan(on('2025-10-30', '2025-11-02', '2025-11-02'), site, hrefOf);
    expect(strip?.bars.map(({ count }) => count)).toEqual([1, 0, 0, 2]);
    expect(strip?.bars[3]).toEqual({ text: 'Sunday 2 November 2025', count: 2, href: '#2025-11' });
    expect(strip?.ticks).toEqual([{ at: 0, text: 'October 2025' }, { at: 2, text: 'November 2025' }]);
  });

  it('runs by month over years, and by year over decades', () => {
    expect(coverSpan(on('2020-01-05', '2021-12-30'), site, hrefOf)?.bars.length).toBe(24);
    expect(coverSpan(on('1990-01-05', '2021-12-30'), site, hrefOf)?.bars.length).toBe(32);
  });

  it('counts every article once', () => {
    const articles = on('2020-01-05', '2020-01-05', '2020-07-01', '2021-02-28');
    expect(coverSpan(articles, site, hrefOf)?.bars.reduce((sum, { count }) => sum + count, 0)).toBe(articles.length);
  });
});

describe('the archive by date', () => {
  const view = viewAt(viewsOf(buildArchive(on('1851-03-04', '1899-12-31', '1900-01-01', '1900-01-01', '1903-06-01'), [], [])), '/archive/', 'years');

  it('parts decades into centuries, oldest first', () => {
    expect(view.centuries.map(({ heading, rows }) => [heading, ...rows.map(({ decade }) => decade)])).toEqual([['1800–1899', '1850s', '1860s–1880s', '1890s'], ['1900–1999', '1900s']]);
  });

  it('tells decades without articles in words', () => {
    expect(view.centuries[0]?.rows[1]).toEqual({ decade: '1860s–1880s', silence: 'no articles for 30 years' });
  });

  it('leaves a place for each year without articles, and counts the months of the others', () => {
    const row = view.centuries[1]?.rows[0];
    const years = row && 'years' in row ? row.years : [];
    expect(years.map((year) => year?.count ?? 0)).toEqual([2, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
    expect(years[3]).toMatchObject({ label: '1903, 1 article', months: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] });
  });
});

describe('a long story', () => {
  const days = Array.from({ length: 300 }, (_, index) => `${2014 + Math.floor(index / 50)}-${String(1 + (Math.floor(index / 5) % 10)).padStart(2, '0')}-${String(1 + (index % 5) * 6).padStart(2, '0')}`);
  const articles = days.map((date, index) => anArticle({ slug: `report-${index}`, date, summary: `What report ${index} says.`, stories: ['peace'] }));
  const story = viewAt(viewsOf(buildArchive(articles, [], [aStory({ title: 'Peace', events: [{ date: days[7] ?? '', text: 'A truce.' }, { date: '2015-12-24', text: 'A quiet night.' }] })])), '/stories/peace/', 'story');

  it('is parted into years and months, each with its count', () => {
    expect(story.years.map(({ heading, count }) => [heading, count])).toEqual(['2014', '2015', '2016', '2017', '2018', '2019'].map((year) => [year, 50]));
    expect(story.years[0]?.months.slice(0, 2).map(({ heading, count }) => [heading, count])).toEqual([['January', 5], ['February', 5]]);
  });

  it('has an index whose lines and bars lead to parts of the page', () => {
    const anchors = new Set(story.years.flatMap(({ anchor, months }) => [anchor, ...months.flatMap((month) => (month.heading === undefined ? [] : [month.anchor]))]));
    expect(story.index.map(({ text }) => text)).toEqual(['2014', '2015', '2016', '2017', '2018', '2019']);
    const hrefs = [...story.index, ...story.coverage?.bars.filter(({ count }) => count > 0) ?? []].map(({ href = '' }) => href.slice(1));
    expect(hrefs.filter((href) => !anchors.has(href))).toEqual([]);
    expect(hrefs.length).toBe(66);
  });

  it('shows titles alone, but for the first article of a day with a key event', () => {
    const told = story.years.flatMap(({ months }) => months.flatMap((month) => month.days.flatMap(({ entries }) => entries.filter(({ summary }) => summary !== undefined))));
    expect(told.map(({ summary }) => summary)).toEqual(['What report 7 says.']);
  });

  it('sets key events apart, each leading to its day', () => {
    expect(story.events).toEqual([
      { date: '2014-02-13', when: 'Thursday 13 February 2014', text: 'A truce.', href: '#day-2014-02-13' }, { date: '2015-12-24', when: 'Thursday 24 December 2015', text: 'A quiet night.', href: '#day-2015-12-24' },
    ]);
    expect(story.years.flatMap(({ months }) => months.flatMap((month) => month.days.flatMap(({ anchor }) => anchor ?? [])))).toEqual(['day-2014-02-13', 'day-2015-12-24']);
  });

  it('breaks its line where nothing was written for two months', () => {
    const silent = story.years.flatMap(({ months }) => months.flatMap((month) => month.days.filter((day) => day.silent).map(({ date, gap }) => [date, gap])));
    expect(silent).toContainEqual(['2015-01-01', '2 months later']);
    expect(silent.length).toBe(5);
  });
});
