import { describe, expect, it } from 'vitest';
import { orderResults, readFacets, type RawResult } from '../../src/components/search/engine.ts';
import { readEntry, readExcerpt } from '../../src/components/search/entry.ts';
import { formatQuery, isEmpty, readQuery, toggleFilter, type Query } from '../../src/components/search/query.ts';

const nothing: Query = { words: '', from: '', to: '', filters: [], sort: 'relevance' };

function aResult(id: string, score: number): RawResult {
  return { id, score, data: () => Promise.reject(new Error('not asked for')) };
}

describe('the address of a search', () => {
  it.each([
    '', '?q=doha', '?q=%C4%B0stanbul+talks&year=2025', '?year=1960-1969', '?year=1960-', '?year=-1969', '?q=talks&place=Doha&place=Istanbul&person=N.+Armstrong&sort=oldest', '?story=A+%26+B&section=World&source=Daily&language=ur&tag=x&sort=newest',
  ])('%s is read and written alike', (search) => {
    expect(new URLSearchParams(formatQuery(readQuery(search))).toString().split('&').sort()).toEqual(new URLSearchParams(search).toString().split('&').sort());
  });

  it('tells one year, a span, and an open end apart', () => {
    expect(['?year=1969', '?year=1960-1969', '?year=1960-', '?year=-1969'].map(readQuery).map(({ from, to }) => [from, to])).toEqual([['1969', '1969'], ['1960', '1969'], ['1960', ''], ['', '1969']]);
  });

  it('leaves out what is not understood', () => {
    expect(readQuery('?year=soon&sort=best&place=&colour=red')).toEqual(nothing);
  });

  it('asks for nothing where it has an order alone', () => {
    expect([isEmpty(readQuery('?sort=newest')), isEmpty(readQuery('?place=Doha')), isEmpty(readQuery('?q=a')), isEmpty(readQuery('?year=-1969'))]).toEqual([true, false, false, false]);
  });

  it('takes a filter in, and out again', () => {
    const once = toggleFilter(nothing, 'place', 'Doha');
    expect(once.filters).toEqual([{ kind: 'place', value: 'Doha' }]);
    expect(toggleFilter(once, 'place', 'Doha').filters).toEqual([]);
  });
});

describe('results of several indexes', () => {
  const places = new Map([['en-2025x', 0], ['en-19xxx', 1]]);
  // Sorted by date, a score is a place within one index: an old article may score higher than a new one.
  const results = [aResult('en-19xxx_b', 9), aResult('en-19xxx_a', 7), aResult('en-2025x_d', 3), aResult('en-2025x_c', 1), aResult('en_seed', 0)];

  it('stand newest first', () => {
    expect(orderResults(results, 'newest', places).map(({ id }) => id)).toEqual(['en-2025x_d', 'en-2025x_c', 'en-19xxx_b', 'en-19xxx_a']);
  });

  it('stand oldest first', () => {
    expect(orderResults(results.map(({ id, score }) => aResult(id, -score)), 'oldest', places).map(({ id }) => id)).toEqual(['en-19xxx_a', 'en-19xxx_b', 'en-2025x_c', 'en-2025x_d']);
  });

  it('stay in the order of their scores for relevance', () => {
    expect(orderResults(results, 'relevance', places).map(({ id }) => id)).toEqual(['en-19xxx_b', 'en-19xxx_a', 'en-2025x_d', 'en-2025x_c']);
  });
});

describe('what results can be narrowed by', () => {
  it('is told by kind, the most frequent first, what leaves nothing left out', () => {
    expect(readFacets({ is: { 'place:Doha': 2, 'place:Bonn: the talks': 3, 'tag:Moon': 0, 'colour:red': 4 }, year: { 2025: 5 } }))
      .toEqual([{ kind: 'place', value: 'Bonn: the talks', count: 3 }, { kind: 'place', value: 'Doha', count: 2 }]);
  });
});

describe('a result', () => {
  it('shows the words around what was found, with the signs of the text', () => {
    expect(readExcerpt('&lt;b&gt; in <mark>Doha,</mark> and &amp;')).toEqual([{ text: '<b> in ', found: false }, { text: 'Doha', found: true }, { text: ', and &amp;', found: false }]);
  });

  it('shows the summary where no word of the text was found', () => {
    const article = { raw_url: '/2025/10/28/talks/', excerpt: 'The hall was', meta: { title: 'Talks', summary: 'They ended.' }, filters: { is: ['language:ur', 'section:World', 'story:A'] } };
    expect(readEntry(article)).toEqual({ path: '/2025/10/28/talks/', title: 'Talks', date: '2025-10-28', lang: 'ur', dir: 'rtl', dateline: undefined, section: 'World', stories: ['A'], snippet: [{ text: 'They ended.', found: false }] });
    expect(readEntry({ ...article, excerpt: 'The <mark>hall</mark>' }).snippet.at(-1)).toEqual({ text: 'hall', found: true });
  });
});
