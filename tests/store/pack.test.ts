import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packText, unpackText } from '../../src/store/pack.ts';

describe('a packed text', () => {
  it('unpacks to what it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unpackText(packText(text))).toBe(text);
    }));
  });

  it.each([['no text', ''], ['a byte-order mark', '\ufeffWords'], ['letters beyond the first plane', '𐌰\u{1f600}'], ['line ends of two kinds', 'a\r\nb\n'], ['two million letters', 'ab'.repeat(1_000_000)]])('keeps %s', (_, text) => {
    expect(unpackText(packText(text)) === text).toBe(true);
  });

  it('is smaller than a long text, and the same each time', () => {
    const text = '<p>It was the worst of times.</p>\n'.repeat(100);
    expect(packText(text).length).toBeLessThan(text.length / 10);
    expect(packText(text)).toEqual(packText(text));
  });

  it('is refused where it is damaged', () => {
    expect(() => unpackText(packText('Words of news.'.repeat(20)).subarray(0, 10))).toThrow();
  });
});
