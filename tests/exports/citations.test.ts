import { spawnSync } from 'node:child_process';
import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { citeInWords, formatBibtex, formatCsl, formatRis, toCsl } from '../../src/exports/citations.ts';
import { formatLinkedData } from '../../src/exports/linked-data.ts';
import { wordsOf } from '../../src/site/wording.ts';
import type { ArticleView } from '../../src/views/pages.ts';
import { anArticle, buildArchive, viewAt, viewsOf } from '../support/archive.ts';

function aView(changed: Parameters<typeof anArticle>[0] = {}): ArticleView {
  const article = anArticle({ title: 'Talks end', date: '2025-10-28', slug: 'talks-end', ...changed });
  return viewAt(viewsOf(buildArchive([article], [], [])), '/2025/10/28/talks-end/', 'article');
}

const signed = aView({ byline: [{ name: 'Ayşe Öz', slug: 'ayse-oz' }, { name: 'Li Wei', slug: 'li-wei' }], source: 'Daily News', agency: 'AP', tags: ['Doha'], summary: 'No\nagreement.' });

describe('a citation in words', () => {
  it('names people before the agency', () => {
    const { before, title, publication, after } = citeInWords(signed, wordsOf('en'));
    expect(before + title + publication + after).toBe('Ayşe Öz and Li Wei. Talks endDaily News, Tuesday 28 October 2025. https://example.org/2025/10/28/talks-end/');
  });

  it('names the agency where nobody signed, and the archive where no outlet is known', () => {
    const { before, publication } = citeInWords(aView({ agency: 'AP' }), wordsOf('en'));
    expect([before, publication]).toEqual(['AP. ', signed.frame.name]);
  });
});

describe('a RIS file', () => {
  it('has a line for each fact, and none for what is not known', () => {
    expect(formatRis(signed).split('\r\n')).toEqual([
      'TY  - NEWS', 'TI  - Talks end', 'AU  - Ayşe Öz', 'AU  - Li Wei', 'T2  - Daily News', 'PY  - 2025', 'DA  - 2025/10/28/', 'PB  - AP',
      'AB  - No agreement.', 'KW  - Doha', 'LA  - en', 'UR  - https://example.org/2025/10/28/talks-end/', 'ER  - ', '',
    ]);
  });
});

describe('a BibTeX file', () => {
  it('takes signs of TeX as themselves', () => {
    expect(formatBibtex(aView({ title: 'A 5% cut & {more} \\ #1_a' }))).toContain('  title = {{A 5\\% cut \\& \\textbraceleft{}more\\textbraceright{} \\textbackslash{} \\#1\\_a}},\n');
  });

  it('keeps names whole', () => {
    expect(formatBibtex(signed)).toContain('  author = {{Ayşe Öz} and {Li Wei}},\n');
  });
});

describe('CSL-JSON', () => {
  it('never names an agency as author', () => {
    expect(toCsl(aView({ agency: 'AP' }))).toMatchObject({ type: 'article-newspaper', author: undefined, publisher: 'AP', issued: { 'date-parts': [[2025, 10, 28]] } });
  });
});

/** Titles that a format might take for its own signs; each is one line of words once its white space is. */
const hell = [
  'Unbalanced { brace', 'Unbalanced } brace', '}}', '{{', '{{cite news}} | a=b', 'C:\\temp\\new \\textbf{x} \\', '100% of $5 & #1_a^2~b', '50 % \\% \\\\', '@article{x, title = {y}}', '"Quoted", he said', "It's ''odd''",
  '``TeX\'\' -- and --- ?` !`', '<!-- hidden --> <ref>x</ref> <nowiki>', '[[Link]] [https://a.example b]', 'TY  - NEWS', 'ER  - ', 'A, B and C and D', 'a\tb', 'One\nTY  - BOOK\nER  - ', 'Two\r\nT2  - x', 'Three\u2028AU  - y', 'Four\u0085ER  - z',
  'شہر میں سیلاب', 'مرحبا (5%) {', '\u202eabc\u202c', 'a\u2066b\u2069', '🙂 😀 emoji 👩‍👩‍👧', 'ﬁ ½ İıŞ ß', '$\\mathcal{O}(n)$', '~~~~', '__NOTOC__', '&amp; &lt;b>', '=', '%', 'null', '0',
];
const lined = (text: string): string => text.replace(/[\s\u0085]+/g, ' ').trim();
const hostile = (text: string): ArticleView => ({ ...signed, title: text, summary: text, byline: [{ text }], agency: text, source: { text } });

describe.each(hell)('a text such as %j', (text) => {
  it('comes back from BibTeX as it was', () => {
    const [entry, ...more] = new Cite(formatBibtex(hostile(text))).data;
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ type: 'article-journal', title: lined(text), 'container-title': lined(text), author: [{ family: lined(text) }], issued: { 'date-parts': [[2025, 10, 28]] }, URL: signed.canonical });
  });

  it('comes back from RIS as it was', () => {
    const [entry, ...more] = new Cite(formatRis(hostile(text)), { forceType: '@ris/file' }).data;
    expect(more).toEqual([]);
    // This reader asks `PY` for the date, which is the year alone; others ask `DA`.
    expect(entry).toMatchObject({ type: 'article-newspaper', title: lined(text), 'container-title': lined(text), issued: { 'date-parts': [[2025]] }, URL: signed.canonical });
  });

  it('comes back from CSL-JSON as it was', () => {
    expect(new Cite(formatCsl(hostile(text))).data).toMatchObject([{ type: 'article-newspaper', title: text, 'container-title': text, author: [{ literal: text }], issued: { 'date-parts': [[2025, 10, 28]] } }]);
  });
});

describe('CSL-JSON of all of them', () => {
  it.skipIf(spawnSync('python3', ['--version']).status !== 0)('is JSON to Python', () => {
    const { status, stderr } = spawnSync('python3', ['-c', 'import json, sys; [json.loads(each) for each in json.load(sys.stdin)]'], { input: JSON.stringify(hell.map((text) => formatCsl(hostile(text)))), encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(spawnSync('python3', ['-m', 'json.tool'], { input: formatCsl(hostile(hell.join(''))), encoding: 'utf8' }).status).toBe(0);
  });
});

describe('linked data', () => {
  it('tells people, places and corrections by their types', () => {
    const data = JSON.parse(formatLinkedData({ ...signed, tags: [{ text: 'Doha', href: '/tags/doha/', type: 'place' }] })) as object;
    expect(data).toMatchObject({ '@type': 'NewsArticle', author: [{ '@type': 'Person', name: 'Ayşe Öz' }, { name: 'Li Wei' }], about: [{ '@type': 'Place', url: 'https://example.org/tags/doha/' }], sourceOrganization: { name: 'AP' } });
  });

  it('dates what was changed by its latest update', () => {
    const updates = [{ date: '2025-11-02', type: 'correction' as const, text: 'The day was wrong.' }, { date: '2025-11-01', type: 'note' as const, text: 'Read.' }];
    expect(JSON.parse(formatLinkedData(aView({ updates })))).toMatchObject({ datePublished: '2025-10-28', dateModified: '2025-11-02', correction: [{ '@type': 'CorrectionComment', datePublished: '2025-11-02' }] });
  });

  it('cannot end the element it stands in', () => {
    expect(formatLinkedData(aView({ title: '</script><b>' }))).not.toContain('<');
  });
});
