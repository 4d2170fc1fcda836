import { describe, expect, it } from 'vitest';
import type { Differences } from '../../src/archive/relations/differences.ts';
import type { Likeness } from '../../src/archive/relations/reasons.ts';
import { formatCount, formatDays, formatDifferences, formatGap, formatList, formatReasons, formatSpan } from '../../src/site/wording.ts';

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

describe('formatList', () => {
  it.each([[[], ''], [['A'], 'A'], [['A', 'B'], 'A and B'], [['A', 'B', 'C'], 'A, B and C']])('joins %j as %j', (names, written) => {
    expect(formatList(names)).toBe(written);
  });
});

describe('formatSpan', () => {
  it('writes two years with a dash between', () => {
    expect(formatSpan('1961', '1990')).toBe('1961–1990');
  });

  it('writes one year once', () => {
    expect(formatSpan('1961', '1961')).toBe('1961');
  });
});

describe('formatDays', () => {
  it.each([[1, '1 day'], [59, '59 days'], [60, '2 months'], [365, '12 months'], [729, '24 months'], [730, '2 years'], [731, '2 years'], [1095, '3 years'], [1096, '3 years'], [63_593, '174 years']])('writes %i as %s', (days, written) => {
    expect(formatDays(days)).toBe(written);
  });
});

describe('formatGap', () => {
  it.each([[0, 'the same day'], [1, '1 day later'], [-1, '1 day earlier'], [-4, '4 days earlier'], [10, '10 days later'], [-800, '2 years earlier']])('writes %i as %s', (days, written) => {
    expect(formatGap(days)).toBe(written);
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
    expect(formatReasons(reasons)).toBe(written);
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
    expect(formatDifferences({ ...none, ...differences })).toEqual(written);
  });
});
