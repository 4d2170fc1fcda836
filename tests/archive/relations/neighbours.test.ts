import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/archive/days.ts';
import { closenessOf, findNeighbours, keepNeighbour, makeNeighbours, openSearch, readSide, rowLength } from '../../../src/archive/relations/neighbours.ts';
import { buildTermIndex } from '../../../src/archive/relations/term-index.ts';
import { coarseSize, weighTerms } from '../../../src/archive/relations/weights.ts';
import { generateArchive } from '../../support/generated.ts';
import { aText, likestOf, toText } from './a-text.ts';

const ids = (found: { id: string }[]): string[] => found.map(({ id }) => id);

const bingol = aText({ id: 'bingol', date: '2024-03-13', title: 'Strong earthquake hits Bingöl', text: 'An earthquake of magnitude 6.4 struck the province of Bingöl before dawn, and blocks of flats in Karlıova fell. At least 19 people were killed, said governor Halit Yazıcıer, and rescuers dug in the snow.' });
const toll = aText({ id: 'toll', date: '2024-03-14', title: 'Toll in Karlıova climbs', text: 'Teams in Karlıova dug with bare hands on Thursday. The road to Bingöl was shut by snow, and governor Halit Yazıcıer asked for helicopters after the earthquake.' });
const manisa = aText({ id: 'manisa', date: '2025-03-20', title: 'Strong earthquake hits Manisa', text: 'An earthquake of magnitude 5.9 struck the province of Manisa after dark, and blocks of flats in Soma fell. At least 12 people were killed, said mayor Ece Tunalı, and rescuers dug in the rain.' });

describe('neighbours', () => {
  it('are articles of the same event', () => {
    expect(ids(likestOf('bingol', [bingol, toll, manisa]))[0]).toBe('toll');
  });

  it('are not articles of a like event a year later in another place', () => {
    expect(ids(likestOf('bingol', [bingol, toll, manisa]))).not.toContain('manisa');
    expect(ids(likestOf('manisa', [bingol, toll, manisa]))).toEqual([]);
  });

  it('are of the same event before the same topic in the same week', () => {
    const soon = { ...manisa, date: '2024-03-15' };
    const likest = likestOf('bingol', [bingol, toll, soon]);
    expect(ids(likest)[0]).toBe('toll');
    expect(likest.find(({ id }) => id === 'manisa')?.score ?? 0).toBeLessThan((likest[0]?.score ?? 0) / 3);
  });

  it('are not those that share words alone, however many, where each has names', () => {
    const words = 'the ferry sank in rough water near the harbour and the crew swam ashore while coastguards searched with lamps until dawn';
    const one = aText({ id: 'one', text: `${words}, said Asif.` });
    const other = aText({ id: 'other', text: `${words}, said Brandt.` });
    expect(ids(likestOf('one', [one, other]))).not.toContain('other');
  });

  it.each([
    ['a name', aText({ text: 'the ferry Aurelia sank in rough water near the harbour, said Asif' }), aText({ text: 'a ferry named Aurelia sank in rough water by the harbour, said Brandt' })],
    ['a number with its word', aText({ text: 'the ferry sank in rough water on pier 47 near the harbour, said Asif' }), aText({ text: 'a ferry sank in rough water off pier 47 by the harbour, said Brandt' })],
    ['a tag', aText({ text: 'the ferry sank in rough water near the harbour, said Asif', tags: [{ slug: 'ferries', type: 'topic' }] }), aText({ text: 'a ferry sank in rough water by the harbour, said Brandt', tags: [{ slug: 'ferries', type: 'topic' }] })],
    ['a dateline', aText({ text: 'the ferry sank in rough water near the harbour, said Asif', dateline: 'Piraeus' }), aText({ text: 'a ferry sank in rough water by the harbour, said Brandt', dateline: 'PIRAEUS' })],
  ])('are those that share %s besides', (_what, one, other) => {
    expect(ids(likestOf('one', [{ ...one, id: 'one' }, { ...other, id: 'other' }]))).toEqual(['other']);
  });

  it.each([
    ['Arabic', 'انفجارات في كابل بعد غارة جوية على سوق المدينة وسقوط قتلى', 'ارتفاع عدد قتلى الغارة الجوية على سوق كابل بعد انفجارات', 'افتتاح معرض الكتاب في الرباط بحضور مئات الناشرين'],
    ['Urdu', 'کابل میں دھماکے اور فضائی حملے کے بعد بازار میں ہلاکتیں', 'فضائی حملے کے بعد کابل بازار میں ہلاکتیں بڑھ گئیں', 'لاہور میں کتاب میلے کا افتتاح ہو گیا'],
    ['Chinese', '青海省玉树发生强烈地震，数百人死亡', '玉树地震死亡人数上升，救援人员抵达青海', '北京国际图书博览会开幕'],
    ['Japanese', '能登半島で強い地震、輪島で火災', '輪島の火災は鎮火、能登半島地震の死者増える', '東京国際ブックフェアが開幕'],
  ])('are found in %s, which has no capitals', (_language, report, second, other) => {
    const texts = [aText({ id: 'report', date: '2023-05-01', text: report }), aText({ id: 'second', date: '2023-05-02', text: second }), aText({ id: 'other', date: '2023-05-02', text: other })];
    expect(ids(likestOf('report', texts))[0]).toBe('second');
  });

  it('are liker on the same day than a month later', () => {
    const later = (days: number): number => likestOf('bingol', [bingol, { ...toll, date: addDays('2024-03-13', days) }])[0]?.score ?? 0;
    expect([later(0) > later(30), later(30) > later(300), later(300) > 0]).toEqual([true, true, true]);
  });

  it('are the liker the rarer the name that two share', () => {
    const common = Array.from({ length: 20 }, (_, at) => aText({ id: `common-${at}`, date: '2023-05-01', text: 'the harbour office called Brandt' }));
    const others = [aText({ id: 'rare', date: '2023-05-01', text: 'a ferry was named Aurelia' }), ...common];
    expect(ids(likestOf('subject', [aText({ date: '2023-05-01', text: 'he met Brandt and Aurelia' }), ...others]))[0]).toBe('rare');
  });

  it('are none by a likeness that chance gives', () => {
    const { scores } = findNeighbours(weighTerms(buildTermIndex(generateArchive(3, 150, 100).articles.map(toText))));
    expect(scores.filter((score) => score > 0 && score < 100).length).toBe(0);
  });

  it('are none of an article without text', () => {
    expect(likestOf('subject', [aText(), aText({ id: 'other' })])).toEqual([]);
  });

  it('are as like one way as the other', () => {
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 2, max: 90 }), fc.integer({ min: 70, max: 800 }), (seed, count, days) => {
      const index = weighTerms(buildTermIndex(generateArchive(seed, count, days).articles.map(toText)));
      const search = openSearch(index);
      const scores = index.ids.map((_, article) => {
        const found = new Map<number, number>();
        search(article, (other, score) => void found.set(other, score));
        return found;
      });
      for (const [article, found] of scores.entries()) {
        for (const [other, score] of found) expect(scores[other]?.get(article)).toBe(score);
      }
    }), { numRuns: 100 });
  });

  it('are each article’s likest to a side, likest first, found from both sides', () => {
    const index = weighTerms(buildTermIndex(generateArchive(3, 150, 100).articles.map(toText)));
    const found = findNeighbours(index);
    const search = openSearch(index);
    for (const article of index.ids.keys()) {
      const all: { article: number; score: number }[] = [];
      search(article, (other, score) => void all.push({ article: other, score }));
      all.sort((a, b) => b.score - a.score || a.article - b.article);
      expect(readSide(found, article, 'earlier')).toEqual(all.filter(({ article: other }) => other < article).slice(0, rowLength));
      expect(readSide(found, article, 'later')).toEqual(all.filter(({ article: other }) => other > article).slice(0, rowLength));
    }
  });
});

describe('keepNeighbour', () => {
  it('keeps the likest, the earliest among equals, in whatever order they come', () => {
    const all = Array.from({ length: 40 }, (_, at) => ({ article: at + 1, score: 300 + (at % 7) }));
    const wanted = all.toSorted((a, b) => b.score - a.score || a.article - b.article).slice(0, rowLength);
    fc.assert(fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      const neighbours = makeNeighbours(1);
      for (const { article, score } of shuffled) keepNeighbour(neighbours, 0, article, score);
      expect(readSide(neighbours, 0, 'later')).toEqual(wanted);
      expect(readSide(neighbours, 0, 'earlier')).toEqual([]);
    }), { numRuns: 50 });
  });
});

describe('closenessOf', () => {
  it('is whole on the same day, fades with days to either side and never ends', () => {
    expect([closenessOf(0), closenessOf(-30) === closenessOf(30), closenessOf(30) < closenessOf(10), closenessOf(60_000) >= 0.25]).toEqual([1, true, true, true]);
  });
});

describe('coarseSize', () => {
  it.each([[0, 48], [96, 48], [97, 192], [384, 192], [385, 768], [1000, 768], [1001, 768], [200_000, 196_608]])('takes %i articles for %i', (count, size) => {
    expect(coarseSize(count)).toBe(size);
  });
});
