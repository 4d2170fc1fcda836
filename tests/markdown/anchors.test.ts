import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { withParagraphLinks } from '../../src/components/paragraph-links.ts';
import { markParagraphs } from '../../src/markdown/anchors.ts';
import { fillBody } from '../../src/markdown/body.ts';
import { htmlOf } from './a-body.ts';

function anchorsOf(markdown: string): string[] {
  return [...markParagraphs(htmlOf(markdown)).matchAll(/ id="(p-[^"]*)"/g)].map(([, anchor = '']) => anchor);
}

describe('the anchor of a paragraph', () => {
  it('is what it always was: anchors are cited', () => {
    expect(markParagraphs('<p>Talks ended.</p>\n<p>سیلاب 1953 – İstanbul’da</p>')).toBe('<p id="p-1qp4hf6">Talks ended.</p>\n<p id="p-2i5fg8">سیلاب 1953 – İstanbul’da</p>');
  });

  it('stays when something is written, removed or moved around it', () => {
    const [anchor] = anchorsOf('Talks ended.');
    for (const text of ['Before.\n\nTalks ended.\n\nAfter.', '# Head\n\n> Talks ended.', '- a\n\n- Talks ended.', 'Said[^1].\n\n[^1]: Talks ended.']) expect(anchorsOf(text)).toContain(anchor);
  });

  it('does not change with capitals, punctuation, spaces, emphasis or where links lead', () => {
    const same = ['Talks with Doha ended', 'talks, with “Doha”: ENDED!', 'Talks\nwith  **Doha** *ended*.', 'Talks with [Doha](https://a.example/) ended', 'Talks with [[2024-05-01-doha|Doha]] ended', 'Talks with Doha &amp; ended'];
    expect(new Set(same.flatMap(anchorsOf)).size).toBe(1);
    expect(anchorsOf('Talks with Doha began')).not.toEqual(anchorsOf(same[0] ?? ''));
  });

  it('does not change with the title of an article that the text names by slug alone', () => {
    const html = markParagraphs(htmlOf('See [[doha]].'));
    const [one, other] = ['Doha talks', 'Talks in Doha'].map((title) => fillBody(html, [{ href: '/a/', title }], []));
    expect(one).toContain('>Doha talks</a>');
    expect(one?.slice(0, 20)).toBe(other?.slice(0, 20));
  });

  it('is another for the same words again, counted from the top', () => {
    const [one = '', two, three] = anchorsOf('Yes.\n\nNo.\n\nYes!\n\n> yes').filter((anchor) => anchor.startsWith(anchorsOf('yes')[0] ?? ''));
    expect([two, three]).toEqual([`${one}-2`, `${one}-3`]);
  });

  it('is missing where a paragraph has no words', () => {
    expect(anchorsOf('…\n\n![Wall](wall.jpg)\n\n***')).toEqual([]);
  });

  it('leaves the anchors of headings and notes as they are', () => {
    const html = markParagraphs(htmlOf('# Talks\n\nSaid[^1].\n\n[^1]: Noted.'));
    expect(parse(html).querySelectorAll('[id]').map((element) => element.getAttribute('id')?.replace(/^p-.*/, 'p-'))).toEqual(['h-talks', 'p-', 'text-fnref-1', 'footnote-label', 'text-fn-1', 'p-']);
    expect(html.replace(/ id="p-[^"]*"/g, '')).toBe(htmlOf('# Talks\n\nSaid[^1].\n\n[^1]: Noted.'));
  });

  it('is in no attribute, whatever a picture is said to show', () => {
    const html = htmlOf('Words ![<p>x</p><p id="p-1">](a.jpg "</p><p>") and.');
    expect(parse(markParagraphs(html)).querySelectorAll('p').length).toBe(1);
    const [before, after] = [html, withParagraphLinks(markParagraphs(html), { linkToParagraph: String })].map((each) => parse(each).querySelector('img')?.attributes);
    expect(after).toEqual(before);
  });

  it('comes once in each paragraph of any text, and changes nothing else', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('a', 'b c', 'A', '> a', '- a', '**a**', '`<p>`', '![<p>](a.jpg)', '1. b', '\\<p>', '&lt;p>', '# a', '…'), { maxLength: 8 }), (blocks) => {
      const html = htmlOf(blocks.join('\n\n'));
      const marked = markParagraphs(html);
      const anchors = [...marked.matchAll(/ id="(p-[^"]*)"/g)].map(([, anchor]) => anchor);
      expect(new Set(anchors).size).toBe(anchors.length);
      expect(marked.replace(/ id="p-[^"]*"/g, '')).toBe(html);
      expect(anchors.length).toBe(parse(html).querySelectorAll('p').filter((element) => /[\p{L}\p{N}]/u.test(element.textContent)).length);
    }), { numRuns: 200 });
  });
});

describe('withParagraphLinks', () => {
  it('puts a link without words at the head of each', () => {
    expect(withParagraphLinks('<p id="p-a1">One</p>\n<p>…</p>\n<p id="p-b-2">Two</p>', { linkToParagraph: (at) => `To ${at}` }))
      .toBe('<p id="p-a1"><a class="pin" href="#p-a1" aria-label="To 1"></a>One</p>\n<p>…</p>\n<p id="p-b-2"><a class="pin" href="#p-b-2" aria-label="To 2"></a>Two</p>');
  });
});
