import { describe, expect, it } from 'vitest';
import { anArticle, aTag, buildArchive, viewAt, viewsOf } from '../support/archive.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
const names = Array.from({ length: 410 }, (_, index) => `${(letters[index % 26] ?? '').toUpperCase()}da ${index}`);
const people = [...names, '7 of 9'].map((name) => aTag({ name, type: 'person' }));
const articles = [...names, '7 of 9'].map((name, index) => anArticle({ slug: `a-${index}`, date: '2025-10-28', tags: index === 0 ? [name] : [name, names[1] ?? ''] }));
const large = viewsOf(buildArchive(articles, people, []));

describe('an index of very many names', () => {
  const index = viewAt(large, '/people/', 'index');

  it('leads to a page for each letter, figures together, with how many begin with it', () => {
    expect(index.letters.length).toBe(27);
    expect([index.letters[0], index.letters[1]]).toEqual([{ text: '0–9', href: '/people/letters/0-9/', count: 1 }, { text: 'A', href: '/people/letters/a/', count: 16 }]);
    expect(index.letters.filter(({ href }) => !large.has(href))).toEqual([]);
  });

  it('shows the names with most articles, the fullest first', () => {
    expect(index.parts.map(({ heading, links }) => [heading, links.length, links[0]?.text, links[0]?.count])).toEqual([['Most covered', 60, 'Bda 1', 410]]);
  });

  it('holds every name once on the pages of its letters', () => {
    const listed = index.letters.flatMap(({ href }) => viewAt(large, href, 'index').parts.flatMap(({ links }) => links.map(({ text }) => text)));
    expect(listed.length).toBe(411);
    expect(new Set(listed)).toEqual(new Set([...names, '7 of 9']));
  });

  it('changes no page of another letter where a name comes', () => {
    const more = viewsOf(buildArchive([...articles, anArticle({ slug: 'new', date: '2025-10-28', tags: ['Zoë Lund'] })], [...people, aTag({ name: 'Zoë Lund', type: 'person' })], []));
    const changed = [...more].filter(([path, view]) => path.startsWith('/people/letters/') && JSON.stringify(view) !== JSON.stringify(large.get(path)));
    expect(changed.map(([path]) => path)).toEqual(['/people/letters/z/']);
  });

  it('stays one page where names are few', () => {
    const few = viewsOf(buildArchive(articles.slice(0, 30), people, []));
    expect([viewAt(few, '/people/', 'index').letters, [...few.keys()].some((path) => path.startsWith('/people/letters/'))]).toEqual([[], false]);
  });
});

describe('the map of places', () => {
  const tags = [
    aTag({ name: 'İstanbul', type: 'place', variants: ['Constantinople'], coordinates: { latitude: 41.01, longitude: 28.98 } }),
    aTag({ name: 'Doha', type: 'place', coordinates: { latitude: 25.29, longitude: 51.53 } }), aTag({ name: 'Moon', type: 'place' }),
  ];
  const filed = [
    anArticle({ slug: 'a', tags: ['Doha', 'Moon'], dateline: 'ISTANBUL' }), anArticle({ slug: 'b', tags: ['İstanbul'], dateline: 'Constantinople' }), anArticle({ slug: 'c', tags: ['İstanbul'], dateline: 'Ankara' }),
    anArticle({ slug: 'd', tags: ['Doha'], dateline: 'İstanbul', updates: [{ date: '2025-10-29', type: 'withdrawal', text: 'Untrue.' }] }),
  ];
  const map = viewAt(viewsOf(buildArchive(filed, tags, [])), '/places/', 'index').map;

  it('has a dot for each place with coordinates, the fullest first', () => {
    expect(map.map(({ text, href, count, latitude }) => [text, href, count, latitude])).toEqual([['İstanbul', '/tags/istanbul/', 2, 41.01], ['Doha', '/tags/doha/', 1, 25.29]]);
  });

  it('tells what was filed from there, however the dateline is spelt, without withdrawn articles', () => {
    expect(map.map(({ label }) => label)).toEqual(['İstanbul, 2 articles, 2 articles filed from here', 'Doha, 1 article']);
  });
});
