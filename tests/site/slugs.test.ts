import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDeviceName, reservedSegments, slugPattern, toSlug } from '../../src/site/slugs.ts';

describe('toSlug', () => {
  it.each([
    ['ığdır', 'igdir'], ['İstanbul', 'istanbul'], ['Łódź', 'lodz'], ['Straße', 'strasse'], ['Øresund', 'oresund'], ['Đorđe', 'dorde'], ['Ærø', 'aero'], ['Ağrı’s talks', 'agris-talks'], ['Türkiye', 'turkiye'],
    ['Tu\u0308rkiye', 'turkiye'], ['  A  --  B!  ', 'a-b'], ['C++', 'c'], ['24/7', '24-7'], ['ﬁsh', 'fish'], ['Ｆｕｌｌ', 'full'], ['O\'Neil', 'oneil'], ['ﬂood № 5', 'flood-no-5'],
  ])('writes %j as %s', (text, slug) => {
    expect(toSlug(text)).toBe(slug);
  });

  it.each(['Москва', '東京', 'إسطنبول', 'Αθήνα', 'ירושלים', '서울', 'दिल्ली'])('writes %s in ASCII', (text) => {
    expect(toSlug(text)).toMatch(slugPattern);
  });

  it.each(['', '—', '…', '!!!', ' '])('is empty for %j, of which nothing can be written', (text) => {
    expect(toSlug(text)).toBe('');
  });

  it('cuts at a word', () => {
    expect(toSlug('flood '.repeat(20))).toBe('flood-'.repeat(13).slice(0, -1));
  });

  it('keeps a word that ends at the eightieth character', () => {
    expect(toSlug(`${'a'.repeat(40)} ${'b'.repeat(39)} c`)).toBe(`${'a'.repeat(40)}-${'b'.repeat(39)}`);
  });

  it('keeps eighty characters whole', () => {
    expect(toSlug(`${'a'.repeat(40)} ${'b'.repeat(39)}`)).toHaveLength(80);
  });

  it('cuts a single word at eighty characters', () => {
    expect(toSlug('a'.repeat(200))).toBe('a'.repeat(80));
  });

  it('is a slug or empty for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (text) => {
      expect(toSlug(text)).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*)?$/);
      expect(toSlug(text).length).toBeLessThanOrEqual(80);
    }));
  });

  it('is the slug of itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (text) => {
      expect(toSlug(toSlug(text))).toBe(toSlug(text));
    }));
  });
});

describe('isDeviceName', () => {
  it.each(['con', 'prn', 'aux', 'nul', 'com1', 'lpt9'])('knows %s', (name) => {
    expect(isDeviceName(name)).toBe(true);
  });

  it.each(['concert', 'con-man', 'com10', 'auxiliary', 'lpt'])('lets %s pass', (name) => {
    expect(isDeviceName(name)).toBe(false);
  });
});

describe('reservedSegments', () => {
  it.each(['tags', 'stories', 'places', 'people', 'organisations', 'sections', 'bylines', 'sources', 'on-this-day', 'corrections', 'data'])('holds %s, the first word of addresses of the site', (segment) => {
    expect(reservedSegments.has(segment)).toBe(true);
  });
});
