import { parseAtomFeed, parseJsonFeed, parseOpml } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/archive/ledger.ts';
import { formatFeedText } from '../../src/exports/feed-text.ts';
import { formatOpml } from '../../src/exports/opml.ts';
import { wordsOf } from '../../src/site/wording.ts';
import { aStory, aTag, anArticle, buildArchive, settings } from '../support/archive.ts';
import { checkAtom, feedsOf, formatFeeds } from '../support/feeds.ts';

const hostile = 'A <b>bold</b> & "quoted" ]]> title \u0001\ufffe\ud800 رفع';

const talks = anArticle({ title: 'Talks end', date: '2025-10-28', slug: 'talks-end', summary: 'No agreement.', tags: ['Doha'], section: 'World', stories: ['talks'], byline: [{ name: 'Ayşe Öz', slug: 'ayse-oz' }], source: 'Daily News' });
const evening = anArticle({ title: 'Evening talks', slug: 'evening-talks', date: '2025-10-28', instant: '2025-10-28T23:30+03:00', section: 'World', rights: 'CC BY 4.0', updates: [{ date: '2025-10-28', type: 'update', text: 'More.' }] });
const corrected = anArticle({ title: hostile, date: '2024-02-29', slug: 'hostile', lang: 'ur', tags: ['Doha', 'Ships'], stories: ['talks'], updates: [{ date: '2024-03-05', type: 'correction', text: 'Six, not 5 & more.' }, { date: '2024-03-05', type: 'correction', text: 'Once more.' }, { date: '2024-03-01', type: 'note', text: 'A note.' }] });
const withdrawn = anArticle({ title: 'It was not so', date: '2024-02-10', slug: 'not-so', summary: 'SENTINEL', tags: ['Ships'], section: 'World', stories: ['talks'], updates: [{ date: '2024-04-01', type: 'withdrawal', text: 'Nothing of it was true.' }] });
const old = anArticle({ title: 'The Great Exhibition', date: '1851-05-01', slug: 'exhibition', section: 'World' });

const archive = buildArchive([talks, evening, corrected, withdrawn, old], [aTag({ name: 'Doha', redirectFrom: ['ad-dawhah'] })], [aStory({ title: 'The talks', slug: 'talks', redirectFrom: ['old-talks'] })]);

describe('feeds', () => {
  const feeds = feedsOf(archive);

  it('are those of the archive, its months, sections, stories, tags, old addresses and corrections', () => {
    expect([...feeds.keys()].filter((path) => !path.includes('/2024-')).sort()).toEqual([
      '/', '/1851/05/', '/2024/02/', '/2025/10/', '/corrections/', '/sections/world/', '/stories/old-talks/', '/stories/talks/', '/tags/ad-dawhah/', '/tags/doha/', '/tags/ships/',
    ]);
  });

  it('are only those the settings ask for', () => {
    expect([...feedsOf(archive, { feeds: { of: ['tags'] } }).keys()].sort()).toEqual(['/tags/ad-dawhah/', '/tags/doha/', '/tags/ships/']);
    expect(feedsOf(archive, { feeds: { of: [] } }).size).toBe(0);
  });

  it('hold to the rules of Atom', async () => {
    expect(await checkAtom([...feeds.keys()].map((path) => formatFeeds(archive, path).atom))).toEqual([]);
  });

  it('tell the newest fifty, newest first', () => {
    const many = buildArchive(Array.from({ length: 60 }, (_, at) => anArticle({ title: `Piece ${at}`, slug: `piece-${at}`, date: `2025-0${1 + Math.floor(at / 28)}-${String(1 + (at % 28)).padStart(2, '0')}`, tags: ['Doha'] })), [], []);
    const [site, tag] = ['/', '/tags/doha/'].map((path) => feedsOf(many).get(path)?.entries.map(({ path: at }) => at) ?? []);
    expect(site).toHaveLength(50);
    expect([site?.[0], site?.[49]]).toEqual(['/2025/03/04/piece-59/', '/2025/01/11/piece-10/']);
    expect(tag).toEqual(site);
  });

  it('never tell a withdrawn article, whose withdrawal stands among the corrections', () => {
    const all = [...feeds.keys()].map((path) => formatFeeds(archive, path));
    expect(JSON.stringify(all)).not.toContain('SENTINEL');
    expect(feeds.get('/2024/02/')?.entries.map(({ path }) => path)).toEqual(['/2024/02/29/hostile/']);
    expect(feeds.get('/corrections/')?.entries.map(({ title }) => title)).toContain('Withdrawn: It was not so');
  });

  it('stand at an old address of a tag or story as they do at its own', () => {
    expect(formatFeeds(archive, '/tags/ad-dawhah/')).toEqual(formatFeeds(archive, '/tags/doha/'));
    expect(formatFeeds(archive, '/stories/old-talks/')).toEqual(formatFeeds(archive, '/stories/talks/'));
  });
});

describe('an Atom feed', () => {
  const parsed = parseAtomFeed(formatFeeds(archive, '/').atom);

  it('tells what it is of, and itself', () => {
    expect(parsed).toMatchObject({
      id: 'tag:example.org,2005-12-01:/', title: { value: 'The Test' }, updated: '2025-10-28T23:30:00+03:00', authors: [{ name: 'The Test' }],
      links: [{ rel: 'self', href: 'https://example.org/feed.xml' }, { rel: 'alternate', href: 'https://example.org/' }, { rel: 'prev-archive', href: 'https://example.org/2025/10/feed.xml' }],
    });
  });

  it('tells each article with its names and tags', () => {
    expect(parsed.entries?.[1]).toMatchObject({
      id: 'tag:example.org,2025-10-28:/2025/10/28/talks-end/', title: { value: 'Talks end' }, summary: { value: 'No agreement.' }, published: '2025-10-28T12:00:00Z', updated: '2025-10-28T12:00:00Z',
      links: [{ rel: 'alternate', href: 'https://example.org/2025/10/28/talks-end/' }], authors: [{ name: 'Ayşe Öz' }], categories: [{ term: 'Doha' }],
    });
  });

  it('takes the latest update for the time of change, and no update that is earlier than the article', () => {
    expect(parsed.entries?.map(({ updated }) => updated)).toEqual(['2025-10-28T23:30:00+03:00', '2025-10-28T12:00:00Z', '2024-03-05T12:00:00Z', '1851-05-01T12:00:00Z']);
  });

  it('gives back any title as it was, but for what XML cannot hold', () => {
    expect(parsed.entries?.[2]?.title?.value).toBe('A <b>bold</b> & "quoted" ]]> title \ufffd رفع');
  });

  it('carries the base of the site in its addresses', () => {
    const { links, id } = parseAtomFeed(formatFeeds(archive, '/tags/doha/', { address: 'https://example.org/news/' }).atom);
    expect([id, links?.[0]?.href, links?.[1]?.href]).toEqual(['tag:example.org,2005-12-01:/news/tags/doha/', 'https://example.org/news/tags/doha/feed.xml', 'https://example.org/news/tags/doha/']);
  });
});

describe('the archive documents of the feed', () => {
  const linksOf = (path: string): unknown => Object.fromEntries((parseAtomFeed(formatFeeds(archive, path).atom).links ?? []).map(({ rel, href }) => [rel, href?.slice('https://example.org'.length)]));

  it('lead from month to month, back to the first', () => {
    expect(linksOf('/2025/10/')).toEqual({ self: '/2025/10/feed.xml', alternate: '/2025/10/', current: '/feed.xml', 'prev-archive': '/2024/02/feed.xml' });
    expect(linksOf('/1851/05/')).toEqual({ self: '/1851/05/feed.xml', alternate: '/1851/05/', current: '/feed.xml' });
    expect(formatFeeds(archive, '/1851/05/').atom).toContain('<fh:archive/>');
  });

  it('hold together every article that stands', () => {
    const months = [...feedsOf(archive)].flatMap(([, { current, entries }]) => (current === undefined ? [] : entries.map(({ path }) => path)));
    expect(months.sort()).toEqual(['/1851/05/01/exhibition/', '/2024/02/29/hostile/', '/2025/10/28/evening-talks/', '/2025/10/28/talks-end/']);
  });

  it('stay as they are when a later month comes', () => {
    const more = buildArchive([...archive.all, anArticle({ title: 'New', date: '2025-11-02', slug: 'new' })], [], []);
    expect(formatFeeds(more, '/2025/10/').atom).toBe(formatFeeds(archive, '/2025/10/').atom);
  });
});

describe('a JSON Feed', () => {
  const text = formatFeeds(archive, '/').json;

  it('is read as Atom is', () => {
    const { entries = [] } = parseAtomFeed(formatFeeds(archive, '/').atom);
    const { items = [], feed_url: address } = parseJsonFeed(text);
    expect(address).toBe('https://example.org/feed.json');
    expect(items.map(({ id, url, summary, content_text: words }) => [id, url, words ?? summary])).toEqual(entries.map(({ id, links, summary }) => [id, links?.[0]?.href, summary?.value]));
  });

  it('holds to the rules of JSON Feed 1.1', () => {
    const feed = JSON.parse(text) as { version: string; title: string; items: Record<string, unknown>[] };
    expect([feed.version, feed.title]).toEqual(['https://jsonfeed.org/version/1.1', 'The Test']);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
    for (const item of feed.items) {
      expect([typeof item['id'], item['content_text'] !== undefined || item['content_html'] !== undefined]).toEqual(['string', true]);
      for (const name of ['date_published', 'date_modified']) if (item[name] !== undefined) expect(item[name]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
    }
  });
});

describe('the whole text', () => {
  const allowed = { rights: 'All rights reserved', feeds: { fullText: ['cc by 4.0'] } };

  it('stands in feeds where the rights allow it, and nowhere else', () => {
    const { atom, json } = formatFeeds(archive, '/', allowed, ({ path }) => `<p>Text of ${path}</p>`);
    expect(parseAtomFeed(atom).entries?.map(({ content }) => content?.value)).toEqual(['<p>Text of /2025/10/28/evening-talks/</p>', undefined, undefined, undefined]);
    expect(parseJsonFeed(json).items?.map(({ content_html: html }) => html)).toEqual(['<p>Text of /2025/10/28/evening-talks/</p>', undefined, undefined, undefined]);
    expect(formatFeeds(archive, '/', {}, () => 'TEXT').atom).not.toContain('TEXT');
  });

  it('goes by the rights of the archive where an article names none', () => {
    expect(feedsOf(archive, { ...allowed, rights: 'CC BY 4.0' }).get('/')?.entries.every(({ text }) => text !== undefined)).toBe(true);
  });

  it('makes a feed another when a title it links to is another', () => {
    const link = (title: string): unknown => {
      const from = anArticle({ title: 'From', slug: 'from', rights: 'CC BY 4.0', mentions: [{ reference: 'to', sentence: '' }], tags: ['Doha'] });
      return feedsOf(buildArchive([from, anArticle({ title, slug: 'to' })], [], []), allowed).get('/tags/doha/')?.entries;
    };
    expect(link('One')).not.toEqual(link('Two'));
    expect(link('One')).toEqual(link('One'));
  });

  it('has every address in full and its corrections above it', () => {
    const body = '<p>A <a href="/2025/10/28/a/?b&amp;c">link</a>, <a href="#fn-1">a note</a>, a = href="/x".</p><picture><source type="image/avif" srcset="/a/b-480.avif 480w"><img src="/a/b.jpg" width="9" height="9" loading="lazy" alt="x > y src="></picture>'.replace('y src=', 'y');
    const corrections = [{ lang: 'en', dir: 'ltr' as const, type: 'correction' as const, label: 'Correction', date: '2025-11-02', when: 'Sunday 2 November 2025', text: '5 < 6' }];
    expect(formatFeedText({ body, corrections, canonical: 'https://example.org/2025/10/28/b/' }, wordsOf('en'))).toBe(
      '<p><strong>Correction</strong>, Sunday 2 November 2025: 5 &lt; 6</p><p>A <a href="https://example.org/2025/10/28/a/?b&amp;c">link</a>, <a href="https://example.org/2025/10/28/b/#fn-1">a note</a>, a = href="/x".</p><img src="https://example.org/a/b.jpg" alt="x > y">');
  });
});

describe('the feed of corrections', () => {
  it('tells each correction by itself, under an id of its own that its place in the list does not make', () => {
    const [withdrawal, first, second] = feedsOf(archive).get('/corrections/')?.entries ?? [];
    expect([withdrawal?.id, first?.id, second?.id]).toEqual([
      'tag:example.org,2024-02-10:/2024/02/10/not-so/#2024-04-01-withdrawal', 'tag:example.org,2024-02-29:/2024/02/29/hostile/#2024-03-05-correction', 'tag:example.org,2024-02-29:/2024/02/29/hostile/#2024-03-05-correction-2',
    ]);
    expect([first?.summary, first?.published]).toEqual(['Six, not 5 & more.', '2024-03-05']);
  });

  it('is there without any', async () => {
    const { atom } = formatFeeds(buildArchive([talks], [], []), '/corrections/');
    expect(await checkAtom([atom])).toEqual([]);
    expect(parseAtomFeed(atom)).toMatchObject({ updated: '1970-01-01T12:00:00Z' });
  });
});

describe('an id in the ledger', () => {
  const ledger = openLedger([
    { address: 'tag:old.example,2025-10-28:/news/talks/', published: '2025-10-28', answer: '/old/talks/', line: 1 }, { address: 'tag:old.example,2005-12-01:/tags/ad-dawhah/', published: '2025-10-28', answer: '/tags/ad-dawhah/', line: 2 },
  ]);
  const moved = buildArchive([{ ...talks, title: 'Another title', aliases: ['/old/talks'] }], [aTag({ name: 'Doha', redirectFrom: ['ad-dawhah'] })], [], { ledger });

  it('stays when an article moves, and when its title, the host or the base is another', () => {
    expect(feedsOf(moved, { address: 'https://new.example/paper/' }).get('/')?.entries.map(({ id }) => id)).toEqual(['tag:old.example,2025-10-28:/news/talks/']);
  });

  it('stays when a tag is merged into another', () => {
    expect(feedsOf(moved).get('/tags/doha/')?.id).toBe('tag:old.example,2005-12-01:/tags/ad-dawhah/');
  });
});

describe('the list of feeds', () => {
  it('is read as OPML, by what they are of', () => {
    const { body } = parseOpml(formatOpml([{ path: '/', title: 'The Test' }, { path: '/sections/world/', title: 'A & B' }, { path: '/tags/doha/', title: 'Doha' }], settings));
    expect(body?.outlines).toMatchObject([
      { text: 'The Test', type: 'rss', xmlUrl: 'https://example.org/feed.xml', htmlUrl: 'https://example.org/' },
      { text: 'Sections', outlines: [{ text: 'A & B', xmlUrl: 'https://example.org/sections/world/feed.xml' }] }, { text: 'Tags', outlines: [{ text: 'Doha' }] },
    ]);
  });
});
