import { describe, expect, it } from 'vitest';
import { rewriteText, tokenOf, type Markup } from '../../src/markdown/from-html.ts';

function rewrite(text: string, markup: Markup): string {
  const outcome = rewriteText(text, markup, {
    link: (url) => (/^https?:/.test(url) ? url : undefined), picture: (url) => ({ url }), token: () => ({ original: '[gallery ids="1_2"]' }), note: () => undefined,
  });
  return 'text' in outcome ? outcome.text : outcome.reason;
}

describe('rewriteText', () => {
  it('keeps Markdown to the letter where nothing is to be altered', () => {
    const text = '* one\n* two\n\nSetext\n======\n\nA *b* __c__ [d](https://e.org/).\n';
    expect(rewrite(text, 'markdown')).toBe(text);
  });

  it('writes HTML within Markdown as Markdown, footnotes kept', () => {
    expect(rewrite('A<br>b <em>c</em>[^1]\n\n[^1]: Note.\n', 'markdown')).toBe('A\\\nb *c*[^1]\n\n[^1]: Note.\n');
  });

  it('makes paragraphs and breaks of lines', () => {
    expect(rewrite('one\ntwo\n\nthree<blockquote>four\n\nfive</blockquote>', 'lines')).toBe('one\\\ntwo\n\nthree\n\n> four\n>\n> five\n');
  });

  it('leaves no unsafe address, script or frame', () => {
    expect(rewrite('<a href=" java\nscript:x">a</a><script>b</script><img src="https://e.org/c.png" onerror=d>', 'html')).toBe('a[c.png](https://e.org/c.png)\n');
  });

  it('escapes what Markdown or a wiki link would read', () => {
    expect(rewrite('<p># a [[b]] 1. *c* &lt;d&gt;</p>', 'html')).toBe('\\# a \\[\\[b]] 1. \\*c\\* \\<d>\n');
  });

  it('shows a parked shortcode as code', () => {
    expect(rewrite(`<p>See ${tokenOf(0)} here</p>`, 'html')).toBe('See `[gallery ids="1_2"]` here\n');
  });

  it('refuses HTML that nests without end in words', () => {
    expect(rewrite(`${'<div>'.repeat(50_000)}x`, 'html')).toMatch(/nests too deeply|takes more than/);
  });
});
