import { describe, expect, it } from 'vitest';
import { citeInWords, listCitations, toCsl } from '../../src/exports/citations.ts';
import { formatLinkedData } from '../../src/exports/linked-data.ts';
import { wordsOf } from '../../src/site/wording.ts';
import type { ArticleView } from '../../src/views/pages.ts';
import { anArticle, buildArchive, viewAt, viewsOf } from '../support/archive.ts';

function aView(changed: Parameters<typeof anArticle>[0] = {}): ArticleView {
  const article = anArticle({ title: 'Talks end', date: '2025-10-28', slug: 'talks-end', ...changed });
  return viewAt(viewsOf(buildArchive([article], [], [])), '/2025/10/28/talks-end/', 'article');
}

function fileOf(view: ArticleView, format: string): string {
  return listCitations(view).find((each) => each.format === format)?.text ?? '';
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
    expect(fileOf(signed, 'RIS').split('\r\n')).toEqual([
      'TY  - NEWS', 'TI  - Talks end', 'AU  - Ayşe Öz', 'AU  - Li Wei', 'T2  - Daily News', 'DA  - 2025/10/28/', 'PY  - 2025', 'PB  - AP',
      'AB  - No agreement.', 'KW  - Doha', 'LA  - en', 'UR  - https://example.org/2025/10/28/talks-end/', 'ER  - ', '',
    ]);
  });
});

describe('a BibTeX file', () => {
  it('takes signs of TeX as themselves', () => {
    expect(fileOf(aView({ title: 'A 5% cut & {more} \\ #1_a' }), 'BibTeX')).toContain('  title = {{A 5\\% cut \\& \\{more\\} \\textbackslash{} \\#1\\_a}},\n');
  });

  it('keeps names whole', () => {
    expect(fileOf(signed, 'BibTeX')).toContain('  author = {{Ayşe Öz} and {Li Wei}},\n');
  });
});

describe('CSL-JSON', () => {
  it('never names an agency as author', () => {
    expect(toCsl(aView({ agency: 'AP' }))).toMatchObject({ type: 'article-newspaper', author: undefined, publisher: 'AP', issued: { 'date-parts': [[2025, 10, 28]] } });
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
