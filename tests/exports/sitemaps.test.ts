import fs from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parseSitemap, parseSitemapIndex } from 'sitemap';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { formatLlms, formatRobots, formatSecurity } from '../../src/exports/for-robots.ts';
import { formatNewsSitemap, formatSitemap, formatSitemapIndex, isNews, newsDays, newsUntil, partSitemaps } from '../../src/exports/sitemaps.ts';
import { anArticle, buildArchive, settings, viewAt, viewsOf } from '../support/archive.ts';
import { readFormat } from '../support/feeds.ts';

// The schema of the protocol as the package `sitemap` carries it.
const protocol = fs.readFileSync(fileURLToPath(new URL('../schema/sitemap.xsd', import.meta.resolve('sitemap').replace(/dist\/.*$/, 'dist/'))), 'utf8');

async function check(xml: string, schema: 'sitemaps' | 'siteindex'): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'document.xml', contents: xml }], schema: [{ fileName: `${schema}.xsd`, contents: readFormat(`${schema}.xsd`) }],
    preload: [{ fileName: 'sitemap.xsd', contents: protocol }, { fileName: 'sitemap-news.xsd', contents: readFormat('sitemap-news.xsd') }],
  });
  return errors.map(({ message }) => message);
}

const pages = ['/', '/2024/', '/2024/02/29/', '/2025/10/28/a/', '/2025/10/28/b/', '/2025/11/01/c/', '/archive/', '/stories/talks/', '/tags/', '/tags/doha/'].map((path) => ({ path, modified: /^\/\d{4}\/\d\d\/\d\d\/./.test(path) ? path.slice(1, 11).replaceAll('/', '-') : undefined }));

describe('sitemaps', () => {
  const sitemaps = partSitemaps(pages);

  it('hold articles by month and lists by what they are', () => {
    expect(sitemaps.map(({ name, pages: own }) => [name, own.length])).toEqual([['2025-10', 2], ['2025-11', 1], ['dates', 2], ['pages', 2], ['stories', 1], ['tags', 2]]);
  });

  it('fit the schema of the protocol, and its index its own', async () => {
    expect(await check(formatSitemap({ name: '2025-10', pages }, settings), 'sitemaps')).toEqual([]);
    expect(await check(formatSitemapIndex(sitemaps, true, settings), 'siteindex')).toEqual([]);
  });

  it('are read by a program that is not ours, each article with the day it changed', async () => {
    const read = await parseSitemap(Readable.from([formatSitemap({ name: '2025-10', pages: pages.slice(2, 4) }, { ...settings, address: 'https://example.org/a&b/' })]));
    expect(read).toMatchObject([{ url: 'https://example.org/a&b/2024/02/29/' }, { url: 'https://example.org/a&b/2025/10/28/a/', lastmod: '2025-10-28' }]);
    const index = await parseSitemapIndex(Readable.from([formatSitemapIndex(sitemaps, true, settings)]));
    expect(index.slice(0, 2)).toMatchObject([{ url: 'https://example.org/news-sitemap.xml' }, { url: 'https://example.org/sitemap-2025-10.xml', lastmod: '2025-10-28' }]);
  });

  it('hold at most fifty thousand addresses, whatever the month', () => {
    const busy = Array.from({ length: 50_001 }, (_, at) => ({ path: `/2025/10/${String(1 + (at % 3)).padStart(2, '0')}/piece-${String(at).padStart(6, '0')}/`, modified: '2025-10-03' })).sort((a, b) => (a.path < b.path ? -1 : 1));
    const parted = partSitemaps(busy);
    expect(Math.max(...parted.map(({ pages: own }) => own.length))).toBeLessThanOrEqual(50_000);
    expect(parted.flatMap(({ pages: own }) => own)).toHaveLength(50_001);
    expect(new Set(parted.map(({ name }) => name)).size).toBe(parted.length);
  });

  it('part a file that grows too long by the beginnings of its addresses, so that no other address moves', () => {
    const many = ['a', 'a-b', 'ab', 'b', 'ba'].map((slug) => ({ path: `/2025/10/28/${slug}/` }));
    const names = (list: typeof many): string[] => partSitemaps(list, 2).map(({ name, pages: own }) => `${name} ${own.length}`);
    expect(names(many)).toEqual(['2025-10.2025-10-28-a- 1', '2025-10.2025-10-28-a_ 1', '2025-10.2025-10-28-ab 1', '2025-10.2025-10-28-b 2']);
  });
});

describe('the news sitemap', () => {
  const now = Date.parse('2025-11-02T09:00:00Z');

  it.each([
    ['of a day before yesterday', { date: '2025-10-31' }, true], ['of the day before that', { date: '2025-10-30' }, false], ['of a day that has begun elsewhere', { date: '2025-11-03' }, true], ['of a later day', { date: '2025-11-04' }, false],
    ['47 hours old', { date: '2025-10-31', instant: '2025-10-31T13:00+03:00' }, true], ['49 hours old', { date: '2025-10-31', instant: '2025-10-31T11:00+03:00' }, false], ['an hour ahead', { date: '2025-11-02', instant: '2025-11-02T10:00Z' }, false],
  ])('has an article %s: %s, %s', (_, article, expected) => {
    expect(isNews(article, now)).toBe(expected);
    const { first, last } = newsDays(now);
    if (expected) expect(article.date >= first && article.date <= last).toBe(true);
  });

  it('stands until the instant that is told: not a millisecond before has it another article', () => {
    const [first, hour] = [Date.parse('2025-10-28T00:00:00Z'), 60 * 60 * 1000];
    const day = fc.integer({ min: 0, max: 8 }).map((at) => new Date(first + at * 24 * hour).toISOString().slice(0, 10));
    const article = fc.record({ date: day, time: fc.option(fc.integer({ min: 0, max: 24 * 60 - 1 })) }).map(({ date, time }) => (time === null ? { date } : { date, instant: new Date(Date.parse(date) + time * 60_000).toISOString() }));
    let moved = 0;
    fc.assert(fc.property(fc.array(article, { maxLength: 4 }), fc.integer({ min: 0, max: 8 * 24 * 60 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (articles, minute, part) => {
      const at = first + minute * 60_000;
      const news = (instant: number): typeof articles => articles.filter((each) => isNews(each, instant));
      const until = newsUntil(articles, at);
      expect(until).toBeGreaterThan(at);
      expect(news(Math.min(until, at + 9 * 24 * hour) - 1)).toEqual(news(at));
      expect(news(at + Math.floor(part * (Math.min(until, at + 9 * 24 * hour) - at)))).toEqual(news(at));
      if (until < Infinity && news(until).length !== news(at).length) moved += 1;
    }), { seed: 1, numRuns: 2000 });
    expect(moved).toBeGreaterThan(200);
  });

  it('fits the schemas, with any title', async () => {
    const views = viewsOf(buildArchive([anArticle({ title: 'A <b> & "c"', lang: 'zh-Hant', date: '2025-11-01', slug: 'a' }), anArticle({ title: 'B', instant: '2025-11-02T08:00:00+03:00', date: '2025-11-02', slug: 'b' })], [], []));
    const text = formatNewsSitemap([viewAt(views, '/2025/11/01/a/', 'article'), viewAt(views, '/2025/11/02/b/', 'article')], settings);
    expect(await check(text, 'sitemaps')).toEqual([]);
    expect(await parseSitemap(Readable.from([text]))).toMatchObject([
      { url: 'https://example.org/2025/11/01/a/', news: { title: 'A <b> & "c"', publication_date: '2025-11-01', publication: { name: 'The Test', language: 'zh-tw' } } }, { news: { publication_date: '2025-11-02T08:00:00+03:00' } },
    ]);
  });
});

describe('robots.txt', () => {
  it('lets all read all and names the sitemap', () => {
    expect(formatRobots(settings)).toBe('User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap-index.xml\n');
  });

  it('asks those to stay away that the settings refuse', () => {
    expect(formatRobots({ ...settings, address: 'https://example.org/news/', crawlers: { refuse: ['GPTBot', 'CCBot'] } })).toBe('User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /news/\n\nUser-agent: *\nAllow: /\n\nSitemap: https://example.org/news/sitemap-index.xml\n');
    expect(formatRobots({ ...settings, crawlers: { refuse: ['*'] } })).toBe('User-agent: *\nDisallow: /\n\nSitemap: https://example.org/sitemap-index.xml\n');
  });
});

describe('llms.txt', () => {
  it('tells what the archive is and where its lists and data stand, as Markdown', () => {
    const text = formatLlms({ ...settings, name: 'The [Test]', motto: 'One\ntwo', rights: 'CC BY 4.0' });
    expect(text).toMatch(/^# The \\\[Test\\\]\n\n> One two\n\nCC BY 4\.0\n\n## Ways in\n\n- \[By date\]\(https:\/\/example\.org\/archive\/\): /);
    expect(text).toContain('`https://example.org/YYYY/MM/DD/…/index.json`');
    expect(text).toContain('- [Atom](https://example.org/feed.xml)\n');
    expect(formatLlms({ ...settings, feeds: { of: [] } })).not.toContain('feed');
  });
});

describe('security.txt', () => {
  it('names whom to tell and until when, and is not there without', () => {
    expect(formatSecurity(settings)).toBeUndefined();
    expect(formatSecurity({ ...settings, language: 'ar-EG', security: { contact: ['mailto:a@example.org', 'https://example.org/report'], expires: '2027-06-01T00:00:00Z', policy: 'https://example.org/policy' } }))
      .toBe('Contact: mailto:a@example.org\nContact: https://example.org/report\nExpires: 2027-06-01T00:00:00Z\nPreferred-Languages: ar\nCanonical: https://example.org/.well-known/security.txt\nPolicy: https://example.org/policy\n');
  });
});
