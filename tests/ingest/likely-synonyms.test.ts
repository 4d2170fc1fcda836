import { describe, expect, it } from 'vitest';
import type { TagFile } from '../../src/archive/tags.ts';
import { findLikelySynonyms, listTags } from '../../src/ingest/likely-synonyms.ts';
import { aTag, anArticle } from '../support/archive.ts';

function likely(lists: string[][], files: TagFile[] = []): string[] {
  const articles = lists.map((tags, at) => anArticle({ slug: `a${at}`, tags }));
  return findLikelySynonyms(listTags(articles, files), articles, files).map(({ from, into, why }) => `${from.name} → ${into.name}: ${why}`);
}

describe('likely synonyms', () => {
  it.each([
    ['Face book', 'Facebook', 'differ by spaces alone'], ['Election', 'Elections', 'are one word in the singular and the plural'], ['Talks Iran', 'Iran talks', 'have the same words'],
    ['UN', 'United Nations', 'are initials and what they stand for'], ['Afganistan', 'Afghanistan', 'are nearly spelt alike'], ['Pakisatn', 'Pakistan', 'are nearly spelt alike'],
  ])('are %s and %s', (rarer, other, why) => {
    expect(likely([[other], [other], [rarer]])).toEqual([`${rarer} → ${other}: ${why}`]);
  });

  it.each([['Covid 19', 'Covid 18'], ['G7', 'G8'], ['War', 'Way'], ['Iran', 'Iraq'], ['Niger', 'Tiger'], ['Istanbul', 'Ankara']])('are not %s and %s', (a, b) => {
    expect(likely([[a], [b]])).toEqual([]);
  });

  it('are not two tags an editor gave files, nor a tag and one above it', () => {
    const [austria, australia] = [aTag({ name: 'Austrias' }), aTag({ name: 'Austria' })];
    expect(likely([['Austria'], ['Austrias']], [austria, australia])).toEqual([]);
    expect(likely([['Bridge'], ['Bridges']], [aTag({ name: 'Bridge', parents: ['bridges'] })])).toEqual([]);
  });

  it('go into the one with a file, though fewer bear it', () => {
    expect(likely([['Floods'], ['Floods'], ['Flood']], [aTag({ name: 'Flood' })])).toEqual(['Floods → Flood: are one word in the singular and the plural']);
  });

  it('are found across languages, where translations agree', () => {
    const pairs = [['War', 'Savaş', 'Peace', 'Barış'], ['War', 'Savaş', 'Sea', 'Deniz'], ['Peace', 'Barış', 'Sea', 'Kara']];
    const articles = pairs.flatMap(([a = '', b = '', c = '', d = ''], at) => [anArticle({ slug: `o${at}`, tags: [a, c] }), anArticle({ slug: `t${at}`, lang: 'tr', translationOf: `o${at}`, tags: [b, d] })]);
    expect(findLikelySynonyms(listTags(articles, []), articles, []).map(({ from, into, why }) => `${from.name} → ${into.name}: ${why}`)).toEqual([
      'Peace → Barış: stand for each other in translations', 'War → Savaş: stand for each other in translations',
    ]);
  });

  it('are found among many tags in no time', () => {
    const names = Array.from({ length: 3_000 }, (_, at) => `Word${at.toString(36).replace(/\d/g, (figure) => 'qwrtzpsdfg'[Number(figure)] ?? '')}xyz`);
    const articles = Array.from({ length: 75 }, (_, at) => anArticle({ slug: `a${at}`, tags: names.slice(at * 40, at * 40 + 40) }));
    const tags = listTags(articles, []);
    const started = performance.now();
    findLikelySynonyms(tags, articles, []);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
