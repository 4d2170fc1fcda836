import { describe, expect, it } from 'vitest';
import { pickOnThisDay } from '../../src/exports/on-this-day.ts';
import { anArticle, buildArchive, viewAt, viewsOf } from '../support/archive.ts';

const articles = [
  anArticle({ title: 'Eagle lands', date: '1969-07-20' }), anArticle({ title: 'Cities fall quiet', date: '1969-07-20' }), anArticle({ title: 'Viking lands', date: '1976-07-20' }),
  anArticle({ title: 'Leap day', date: '2024-02-29' }),
  anArticle({ title: 'Taken back', date: '1980-07-20', updates: [{ date: '1981-01-01', type: 'withdrawal', text: 'Untrue.' }] }),
];
const views = viewsOf(buildArchive(articles, [], []));

describe('a day of the year', () => {
  it('has a page for each of 366 days, 29 February among them', () => {
    expect([...views.values()].filter(({ kind }) => kind === 'on-this-day').length).toBe(366);
    expect(viewAt(views, '/on-this-day/02-29/', 'on-this-day').years.map(({ when }) => when)).toEqual(['Thursday 29 February 2024']);
  });

  it('shows its years newest first, without withdrawn articles', () => {
    const day = viewAt(views, '/on-this-day/07-20/', 'on-this-day');
    expect(day.years.map(({ year, href, articles: shown }) => [year, href, ...shown.map(({ text }) => text)])).toEqual([
      ['1976', '/1976/07/20/', 'Viking lands'], ['1969', '/1969/07/20/', 'Cities fall quiet', 'Eagle lands'],
    ]);
    expect(day.note).toBe('3 articles, 1969–1976');
  });

  it('stands between the days beside it, the year running in a ring', () => {
    const { neighbours } = viewAt(views, '/on-this-day/01-01/', 'on-this-day');
    expect([neighbours.earlier?.text, neighbours.later?.href]).toEqual(['31 December', '/on-this-day/01-02/']);
    expect(viewAt(views, '/on-this-day/12-31/', 'on-this-day').neighbours.later?.href).toBe('/on-this-day/01-01/');
  });

  it('is kept out of search engines where nothing appeared on it', () => {
    expect([viewAt(views, '/on-this-day/03-01/', 'on-this-day').noindex, viewAt(views, '/on-this-day/07-20/', 'on-this-day').noindex]).toEqual([true, undefined]);
  });

  it('leads to the day itself for more than five articles of one year', () => {
    const busy = viewsOf(buildArchive(Array.from({ length: 7 }, (_, index) => anArticle({ slug: `report-${index}`, date: '2001-09-12' })), [], []));
    const [year] = viewAt(busy, '/on-this-day/09-12/', 'on-this-day').years;
    expect([year?.articles.length, year?.count]).toEqual([5, 7]);
  });

  it('is the only day of the year that one more article changes', () => {
    const more = viewsOf(buildArchive([...articles, anArticle({ title: 'Mars', date: '1997-07-20' })], [], []));
    const changed = [...more].filter(([path, view]) => path.startsWith('/on-this-day/') && JSON.stringify(view) !== JSON.stringify(views.get(path)));
    expect(changed.map(([path]) => path)).toEqual(['/on-this-day/07-20/']);
  });
});

describe('the home page’s box for a day', () => {
  it('shows the first article of each year', () => {
    expect(pickOnThisDay(viewAt(views, '/on-this-day/07-20/', 'on-this-day'))).toEqual({
      heading: '20 July', href: '/on-this-day/07-20/',
      entries: [
        { year: '1976', text: 'Viking lands', href: '/1976/07/20/viking-lands/', lang: 'en', dir: 'ltr' },
        { year: '1969', text: 'Cities fall quiet', href: '/1969/07/20/cities-fall-quiet/', lang: 'en', dir: 'ltr' },
      ],
    });
  });

  it('spreads four over a long run of years, from the newest to the oldest', () => {
    const yearly = viewsOf(buildArchive(Array.from({ length: 31 }, (_, index) => anArticle({ title: `Fair ${1970 + index}`, date: `${1970 + index}-05-01` })), [], []));
    expect(pickOnThisDay(viewAt(yearly, '/on-this-day/05-01/', 'on-this-day')).entries.map(({ year }) => year)).toEqual(['2000', '1990', '1980', '1970']);
  });
});
