import { describe, expect, it } from 'vitest';
import { withDateline } from '../../src/components/dateline.ts';

const place = '<span class="dateline">Istanbul</span>';

describe('withDateline', () => {
  it('runs the place into the first paragraph', () => {
    expect(withDateline('<p>Talks ended.</p><p>More.</p>', 'Istanbul')).toBe(`<p>${place} — Talks ended.</p><p>More.</p>`);
  });

  it('keeps the attributes of that paragraph', () => {
    expect(withDateline('<p dir="auto">Talks.</p>', 'Istanbul')).toBe(`<p dir="auto">${place} — Talks.</p>`);
  });

  it('gives the place a paragraph of its own where the body opens with something else', () => {
    expect(withDateline('<pre>Talks.</pre>', 'Istanbul')).toBe(`<p>${place}</p><pre>Talks.</pre>`);
  });

  it('changes nothing without a place or without a body', () => {
    expect(withDateline('<p>Talks.</p>', undefined)).toBe('<p>Talks.</p>');
    expect(withDateline('', 'Istanbul')).toBe('');
  });

  it('escapes what would be markup, and reads no pattern in it', () => {
    expect(withDateline('<p>A</p>', '<b>$& & "x"')).toBe('<p><span class="dateline">&lt;b&gt;$&amp; &amp; &quot;x&quot;</span> — A</p>');
  });
});
