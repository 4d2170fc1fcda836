import { describe, expect, it } from 'vitest';
import { formatCount, formatDays, formatGap, formatList, formatReasons, formatSpan } from '../../src/site/wording.ts';

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
    ['Same story: The flood', [{ kind: 'story' as const, slug: 'flood', title: 'The flood' }]],
    ['Both about Doha ceasefire and Taliban, 3 days apart', [{ kind: 'tags' as const, names: ['Doha ceasefire', 'Taliban'], days: 3 }]],
    ['Both about Doha, the same day', [{ kind: 'tags' as const, names: ['Doha'], days: 0 }]],
    ['Both about A, B and C, 1 day apart', [{ kind: 'tags' as const, names: ['A', 'B', 'C', 'D'], days: 1 }]],
    ['Chosen by the editors; linked in the text', [{ kind: 'chosen' as const }, { kind: 'linked' as const }]],
  ])('writes %j', (written, reasons) => {
    expect(formatReasons(reasons)).toBe(written);
  });
});
