import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import { listLinkedData } from '../../src/exports/linked-data.ts';
import { readRights } from '../../src/site/rights.ts';
import type { PageView } from '../../src/views/pages.ts';
import { aStory, aTag, anArticle, buildArchive, viewsOf } from '../support/archive.ts';
import { checkVocabulary } from '../support/vocabulary.ts';

const hostile = '</script><b> & "quoted" \u2028';
const first = anArticle({ title: 'Talks begin', date: '2025-10-18', slug: 'talks-begin', tags: ['Doha'] });
const full = anArticle({
  title: hostile, date: '2025-10-28', slug: 'talks-end', instant: '2025-10-28T14:30:00+03:00', summary: 'No agreement.', dateline: 'ISTANBUL', byline: [{ name: 'Ayşe Öz', slug: 'ayse-oz' }], agency: 'AP', section: 'World',
  rights: '© 2025 The Daily News. All rights reserved.', tags: ['Doha', 'Asif', 'Taliban', 'Summit', 'Peace'], stories: ['talks'], mentions: [{ reference: 'talks-begin', sentence: 'They began.' }],
  image: { file: 'articles/hall.jpg', alt: 'A hall', caption: 'The hall', credit: 'A. Keller', width: 1200, height: 800 }, updates: [{ date: '2025-11-02', type: 'correction', text: 'Six, not five.' }],
});
const sourced = { ...full, source: { name: 'Daily News', slug: 'daily-news', url: 'https://news.example/talks', archived: 'https://archive.example/talks' } };
const turkish = anArticle({ title: 'Görüşmeler bitti', slug: 'gorusmeler-bitti', date: '2025-10-28', lang: 'tr', translationOf: 'talks-end' });
const withdrawn = anArticle({ title: 'Not so', slug: 'not-so', updates: [{ date: '2025-11-01', type: 'withdrawal', text: 'No.' }] });
const types = { Doha: 'place', Asif: 'person', Taliban: 'organisation', Summit: 'event' } as const;
const tags = Object.entries(types).map(([name, type]) => aTag({ name, type, sameAs: ['https://www.wikidata.org/wiki/Q1'] }));
const views = viewsOf(buildArchive([first, sourced, turkish, withdrawn], tags, [aStory({ title: 'The talks', slug: 'talks' })]), 'https://example.org/news/');

function dataOf(view: PageView | undefined): Record<string, unknown>[] {
  return view ? listLinkedData(view).map((text) => JSON.parse(text) as Record<string, unknown>) : [];
}

const [article = {}, trail = {}] = dataOf(views.get('/2025/10/28/talks-end/'));

/** Offline: schema.org's own context says no more of these terms. */
const context = { '@vocab': 'https://schema.org/', id: '@id', type: '@type', url: { '@type': '@id' }, sameAs: { '@type': '@id' } };

describe('linked data', () => {
  it('keeps to the vocabulary of schema.org on every page', () => {
    const all = [...views.values()].flatMap((view) => dataOf(view).map((data) => ({ path: view.path, data })));
    expect(all.flatMap(({ path, data }) => checkVocabulary(data, path))).toEqual([]);
    expect([...new Set(all.map(({ data }) => data['@type']))].sort()).toEqual(['BreadcrumbList', 'CollectionPage', 'NewsArticle', 'WebSite']);
  });

  it('is held to that vocabulary in earnest', () => {
    expect(checkVocabulary({ '@type': 'NewsArticle', dateline: 'Doha', standfirst: 'No', datePublished: 'Tuesday', author: { '@type': 'Place', name: 'Doha' } })).toEqual([
      '/standfirst: no property of NewsArticle', '/datePublished: "Tuesday" is none of Date, DateTime', '/author: Place is none of Organization, Person, IdReference',
    ]);
  });

  it('is read by a processor of JSON-LD, with nothing left out', async () => {
    const [expanded] = await jsonld.expand({ ...article, '@context': context } as jsonld.JsonLdDocument);
    expect(Object.keys(expanded ?? {}).filter((name) => !name.startsWith('@')).sort()).toEqual(Object.keys(article).filter((name) => !name.startsWith('@')).map((name) => `https://schema.org/${name}`).sort());
    const triples = await jsonld.toRDF({ ...article, '@context': context } as jsonld.JsonLdDocument, { format: 'application/n-quads' }) as unknown as string;
    expect(triples).toContain('<https://schema.org/about> <https://example.org/news/tags/doha/> .');
    expect(triples).toContain('<https://example.org/news/tags/doha/> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/Place> .');
  });

  it('cannot end the element it stands in', () => {
    expect(listLinkedData(views.get('/2025/10/28/talks-end/') ?? (() => { throw new Error('No such page.'); })()).join('')).not.toContain('<');
  });

  it('is on no page that search engines are to pass over', () => {
    expect(dataOf(views.get('/2025/10/28/not-so/'))).toEqual([]);
    expect(dataOf(views.get('/2025/10/01/'))).toEqual([]);
  });
});

describe('an article as linked data', () => {
  it('tells where it was written and what places it is about', () => {
    expect(article).toMatchObject({ dateline: 'ISTANBUL', locationCreated: { '@type': 'Place', name: 'ISTANBUL' }, contentLocation: [{ '@type': 'Place', '@id': 'https://example.org/news/tags/doha/' }] });
  });

  it('tells what it is about by type, and the articles it links to', () => {
    expect((article['about'] as { '@type': string; name: string }[]).map((each) => `${each['@type']} ${each.name}`)).toEqual(['Place Doha', 'Person Asif', 'Organization Taliban', 'Event Summit', 'Thing Peace']);
    expect(article['mentions']).toEqual([{ '@type': 'NewsArticle', headline: 'Talks begin', url: 'https://example.org/news/2025/10/18/talks-begin/' }]);
  });

  it('tells where it comes from, what it is part of, and whose it is', () => {
    expect(article).toMatchObject({
      author: [{ '@type': 'Person', name: 'Ayşe Öz' }], publisher: { name: 'Daily News' }, provider: { name: 'The Test' }, sourceOrganization: { name: 'AP' }, isBasedOn: 'https://news.example/talks', archivedAt: 'https://archive.example/talks',
      isPartOf: [{ '@type': 'CreativeWorkSeries', name: 'The talks', url: 'https://example.org/news/stories/talks/' }, { '@type': 'WebSite', url: 'https://example.org/news/' }],
      copyrightNotice: '© 2025 The Daily News. All rights reserved.', copyrightHolder: { '@type': 'Organization', name: 'The Daily News' }, workTranslation: [{ inLanguage: 'tr' }],
    });
  });

  it('tells when it was corrected, and how', () => {
    expect(article).toMatchObject({ datePublished: '2025-10-28T14:30:00+03:00', dateModified: '2025-11-02', correction: [{ '@type': 'CorrectionComment', text: 'Six, not five.', datePublished: '2025-11-02' }] });
  });

  it('leads back to the top of the archive', () => {
    const steps = trail['itemListElement'] as { position: number; item: { '@id': string } }[];
    expect(steps.map(({ position, item }) => `${position} ${item['@id']}`)).toEqual(['1 https://example.org/news/2025/', '2 https://example.org/news/2025/10/', '3 https://example.org/news/2025/10/28/', '4 https://example.org/news/2025/10/28/talks-end/']);
  });
});

describe('other pages as linked data', () => {
  it('are collections, with the way to them and what they are about', () => {
    expect(dataOf(views.get('/tags/doha/'))).toMatchObject([{ '@type': 'CollectionPage', url: 'https://example.org/news/tags/doha/', breadcrumb: { itemListElement: [{ name: 'Tags' }, { name: 'Doha' }] }, about: { '@type': 'Place', name: 'Doha', sameAs: ['https://www.wikidata.org/wiki/Q1'] }, isPartOf: { '@type': 'WebSite' } }]);
  });

  it('begin with a site that can be searched', () => {
    expect(dataOf(views.get('/'))).toMatchObject([{ '@type': 'WebSite', url: 'https://example.org/news/', potentialAction: { target: { urlTemplate: 'https://example.org/news/search/?q={words}' }, 'query-input': 'required name=words' } }]);
  });
});

describe('readRights', () => {
  it.each([
    ['CC BY 4.0', { licence: 'https://creativecommons.org/licenses/by/4.0/' }], ['cc-by-nc-sa-3.0', { licence: 'https://creativecommons.org/licenses/by-nc-sa/3.0/' }], ['CC0', { licence: 'https://creativecommons.org/publicdomain/zero/1.0/' }], ['https://news.example/licence', { licence: 'https://news.example/licence' }],
    ['© 2025 Reuters. All rights reserved.', { holder: 'Reuters' }], ['Copyright 2019–2024, The Associated Press', { holder: 'The Associated Press' }], ['(c) Anadolu Ajansı 2024', { holder: 'Anadolu Ajansı' }], ['The Associated Press', { holder: 'The Associated Press' }], ['Agence France-Presse', { holder: 'Agence France-Presse' }],
    ['All rights reserved', {}], ['All Rights Reserved', {}], ['Public domain', {}], ['Alle Rechte vorbehalten', {}], ['used with permission', {}], ['', {}], ['©', {}],
  ])('reads %s', (text, expected) => {
    expect(readRights(text)).toEqual(expected);
  });
});
