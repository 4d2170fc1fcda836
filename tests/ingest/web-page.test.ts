import { describe, expect, it } from 'vitest';
import { readWebPage } from '../../src/ingest/web-page.ts';

describe('a page of another outlet', () => {
  it('is read from its JSON-LD before all else', () => {
    const data = { '@graph': [{ '@type': 'WebPage' }, { '@type': ['NewsArticle'], headline: 'Floods &amp; fears', datePublished: '2024-02-29T01:00Z', author: [{ name: 'By Ada Fell' }, 'Jo Orr'], publisher: { name: 'The Post' }, inLanguage: 'en' }] };
    expect(readWebPage(`<title>Other</title><meta property="og:title" content="Other"><script type="application/ld+json">${JSON.stringify(data)}</script>`)).toEqual({
      title: 'Floods & fears', date: '2024-02-29', byline: ['Ada Fell', 'Jo Orr'], site: 'The Post', url: undefined, lang: 'en',
    });
  });

  it.each([
    ['<META CONTENT="A > b" PROPERTY=og:title>', { title: 'A > b' }], ["<meta name='dc.title' content='It&#8217;s caf&eacute; &#x2014; &hellip;'>", { title: 'It’s café — …' }],
    ['<meta property="og:site_name" content="Post"><title>Rain – Post</title>', { title: 'Rain', site: 'Post' }], ['<title>\n Rain \n again </title>', { title: 'Rain again' }],
    ['<meta name="date" content="2024-02-30">', { date: undefined }], ['<meta name="date" content="soon"><meta itemprop="datePublished" content="x">', { date: undefined }],
    ['<link rel=canonical href="javascript:x"><!-- saved from url=(0022)https://post.example/a -->', { url: 'https://post.example/a' }], ['<meta property="article:author" content="https://x.example/ada">', { byline: [] }],
    ['<script type="application/ld+json">{broken</script><title>Rain</title>', { title: 'Rain' }], ['<title>a\u0000b\u001b[31m</title>', { title: 'a b [31m' }], ['<title>never closed', { title: undefined }], ['', { title: undefined }],
  ])('gives what it says: %j', (html, told) => {
    expect(readWebPage(html)).toMatchObject(told);
  });

  it.each([['<meta a="', 200_000], ['<title>', 200_000], ['<meta content=', 100_000], ['<script type="application/ld+json">[', 50_000], [`<meta ${'x'.repeat(500)}`, 4000]])('is read in no time, though it be %j again and again', (part, times) => {
    const started = performance.now();
    readWebPage(part.repeat(times));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
