import { describe, expect, it } from 'vitest';
import type { Differences } from '../../src/archive/relations/differences.ts';
import type { Likeness } from '../../src/archive/relations/reasons.ts';
import { capitalise, formatCount, formatDifferences, formatGap, formatReasons, formatSpan, measureDays, wordsOf } from '../../src/site/wording.ts';

const en = wordsOf('en');

function aLikeness(shared: Partial<Likeness>): Likeness {
  return { kind: 'likeness', tags: [], names: [], words: [], days: 0, ...shared };
}

describe('formatCount', () => {
  it.each([[0, '0 articles'], [1, '1 article'], [2, '2 articles'], [999, '999 articles'], [1000, '1,000 articles'], [1204, '1,204 articles'], [1_234_567, '1,234,567 articles']])('writes %i as %s', (count, written) => {
    expect(formatCount(count, 'article')).toBe(written);
  });

  it('takes a plural that is given', () => {
    expect([formatCount(2, 'story', 'stories'), formatCount(1, 'story', 'stories')]).toEqual(['2 stories', '1 story']);
  });
});

describe('a list of names', () => {
  it.each([[[], ''], [['A'], 'A'], [['A', 'B'], 'A and B'], [['A', 'B', 'C'], 'A, B and C']])('joins %j as %j', (names, written) => {
    expect(en.names(names)).toBe(written);
  });
});

describe('formatSpan', () => {
  it('writes two years with a dash between', () => {
    expect(formatSpan(en, '1961', '1990')).toBe('1961–1990');
  });

  it('writes one year once', () => {
    expect(formatSpan(en, '1961', '1961')).toBe('1961');
  });
});

describe('measureDays', () => {
  it.each([[1, 'day', 1], [59, 'day', 59], [60, 'month', 2], [365, 'month', 12], [729, 'month', 24], [730, 'year', 2], [731, 'year', 2], [1095, 'year', 3], [1096, 'year', 3], [63_593, 'year', 174]])('tells %i in the unit %s', (days, unit, count) => {
    expect(measureDays(days)).toEqual({ unit, count });
  });
});

describe('formatGap', () => {
  it.each([[0, 'the same day'], [1, '1 day later'], [-1, '1 day earlier'], [-4, '4 days earlier'], [10, '10 days later'], [-800, '2 years earlier']])('writes %i as %s', (days, written) => {
    expect(formatGap(en, days)).toBe(written);
  });
});

describe('formatReasons', () => {
  it.each([
    ['Chosen by the editors', [{ kind: 'chosen' as const }]], ['Linked in the text', [{ kind: 'linked' as const }]], ['Links here', [{ kind: 'links' as const }]],
    ['Same story: The flood', [{ kind: 'story' as const, slug: 'flood', title: 'The flood', found: false }]],
    ['Same story: The flood', [{ kind: 'story' as const, slug: 'flood', title: 'The flood', found: true }]],
    ['Both about Doha ceasefire and Taliban; 3 days apart', [aLikeness({ tags: ['Doha ceasefire', 'Taliban'], days: 3 })]],
    ['Both about Türkiye and name Khawaja Asif; the same day', [aLikeness({ tags: ['Türkiye'], names: ['Khawaja Asif'] })]],
    ['Both name Doha, Kabul and Ankara; 1 day apart', [aLikeness({ names: ['Doha', 'Kabul', 'Ankara'], days: 1 })]],
    ['Both name Doha and speak of ‘truce’ and ‘border’; 1 day apart', [aLikeness({ names: ['Doha'], words: ['truce', 'border'], days: 1 })]],
    ['Both from Istanbul; 3 months apart', [aLikeness({ place: 'Istanbul', days: 90 })]],
    ['Both name Doha; 2 days apart', [aLikeness({ names: ['Doha'], place: 'Istanbul', days: 2 })]],
    ['Much alike; the same day', [aLikeness({})]],
    ['Chosen by the editors; linked in the text', [{ kind: 'chosen' as const }, { kind: 'linked' as const }]],
    ['Chosen by the editors; linked in the text', [{ kind: 'chosen' as const }, { kind: 'linked' as const }, { kind: 'links' as const }]],
    ['Links here', [{ kind: 'links' as const }, aLikeness({ names: ['Doha'] })]],
    ['Both name Doha; the same day', [{ kind: 'story' as const, slug: 'flood', title: 'The flood', found: true }, aLikeness({ names: ['Doha'] })]],
    ['Same story: The flood', [{ kind: 'story' as const, slug: 'flood', title: 'The flood', found: false }, aLikeness({ names: ['Doha'] })]],
  ])('writes %j', (written, reasons) => {
    expect(capitalise(formatReasons(en, reasons), 'en')).toBe(written);
  });
});

describe('formatDifferences', () => {
  const none: Differences = { spellings: [], more: 0, fewer: 0 };
  it.each<[string[], Partial<Differences>]>([
    [['the same text'], {}],
    [['dateline Ankara'], { dateline: 'Ankara' }],
    [['without a dateline'], { dateline: '' }],
    [['in Daily News'], { source: 'Daily News' }],
    [['writes ‘Türkiye’ for ‘Turkey’'], { spellings: [{ here: 'Turkey', there: 'Türkiye' }] }],
    [['writes ‘A’ for ‘E’, ‘B’ for ‘F’ and ‘C’ for ‘G’'], { spellings: [{ here: 'E', there: 'A' }, { here: 'F', there: 'B' }, { here: 'G', there: 'C' }, { here: 'H', there: 'D' }] }],
    [['1 paragraph more', '2 paragraphs fewer'], { more: 1, fewer: 2 }],
  ])('writes %j', (written, differences) => {
    expect(formatDifferences(en, { ...none, ...differences })).toEqual(written);
  });
});
