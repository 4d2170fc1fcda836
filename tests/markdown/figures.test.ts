import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { listParagraphs } from '../../src/markdown/body.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';
import { wordsOf } from '../../src/site/wording.ts';
import { bodyOf, htmlOf } from './a-body.ts';

describe('a picture alone in its paragraph', () => {
  it('is a figure with its caption and credit', () => {
    expect(htmlOf('![A wall](wall.jpg "The wall on Sunday. | Photo: A. Keller")')).toBe('<figure><img src="x-backfile:picture-0" alt="A wall"><figcaption>The wall on Sunday. <span class="nowrap">Photo: A. Keller</span></figcaption></figure>');
  });

  it('needs no credit, and no caption', () => {
    expect([htmlOf('![A](a.jpg "The *wall*.")'), htmlOf('![A](a.jpg)')]).toEqual([
      '<figure><img src="x-backfile:picture-0" alt="A"><figcaption>The *wall*.</figcaption></figure>', '<figure><img src="x-backfile:picture-0" alt="A"></figure>',
    ]);
  });

  it('stays in its sentence where it stands in one', () => {
    expect(htmlOf('See ![A](a.jpg "B") there.')).toBe('<p>See <img src="x-backfile:picture-0" alt="A" title="B"> there.</p>');
  });
});

describe('a quote', () => {
  it('has its last line under it where that begins with a dash', () => {
    const figure = '<figure class="quote"><blockquote>\n<p>It held.</p>\n</blockquote><figcaption>— <strong>A. Keller</strong>, mayor</figcaption></figure>';
    expect(htmlOf('> It held.\n> — **A. Keller**, mayor')).toBe(figure);
    expect(parse(htmlOf('> It held.\n>\n> — **A. Keller**, mayor')).querySelector('figcaption')?.text).toBe('— A. Keller, mayor');
  });

  it('keeps a dash within its words, and a quote that is nothing else', () => {
    expect(htmlOf('> It held — so far.')).toBe('<blockquote>\n<p>It held — so far.</p>\n</blockquote>');
    expect(htmlOf('> — Go.')).toBe('<blockquote>\n<p>— Go.</p>\n</blockquote>');
    expect(htmlOf('> First.\n> — Second.\n> Third.')).not.toContain('figcaption');
  });

  it('is set large where its first line says so, which counts as no word', () => {
    const body = bodyOf('> [!pull]\n> It held.\n> — A. Keller');
    expect(body.html).toBe('<figure class="pull"><blockquote>\n<p>It held.</p>\n</blockquote><figcaption>— A. Keller</figcaption></figure>');
    expect([body.words, listParagraphs(body)]).toEqual([4, ['It held.']]);
  });

  it('may be large without anybody named', () => {
    expect(htmlOf('> [!pull]\n>\n> It held.')).toBe('<figure class="pull"><blockquote>\n<p>It held.</p>\n</blockquote></figure>');
  });

  it('takes no other class from a text', () => {
    expect(htmlOf('> [!note]\n> It held.')).toBe('<blockquote>\n<p>[!note]\nIt held.</p>\n</blockquote>');
  });

  it('keeps its links', () => {
    expect(htmlOf('> [Here](https://x.example/).\n> — A')).toContain('<a href="https://x.example/" rel="external">Here</a>');
  });
});

describe('a table', () => {
  const table = '| Day | Dead |\n| --- | ---: |\n| Monday | [4](https://x.example/) |';

  it('takes its caption from the paragraph after it that begins with a colon, and its name from there', () => {
    const root = parse(htmlOf(`${table}\n\n: Deaths by *day*\n\nThe end.`));
    expect([root.querySelector('caption')?.innerHTML, root.querySelector('section')?.getAttribute('aria-label'), root.querySelectorAll('p').map(({ text }) => text)]).toEqual(['Deaths by <em>day</em>', 'Deaths by day', ['The end.']]);
  });

  it('is numbered where it has none', () => {
    expect(parse(htmlOf(`${table}\n\nThe end.\n\n${table}`)).querySelectorAll('section').map((section) => section.getAttribute('aria-label'))).toEqual(['Table 1', 'Table 2']);
  });

  it('marks links that leave the site', () => {
    expect(htmlOf(table)).toContain('rel="external"');
  });
});

describe('a text of another language', () => {
  it('names its notes, the ways back and its tables in its own words', () => {
    const rendered = renderMarkdown('A[^1] and again[^1].\n\n|a|\n|-|\n|b|\n\n[^1]: Dipnot.', wordsOf('tr').inText);
    const root = parse('body' in rendered ? rendered.body.html : '');
    expect(root.querySelector('[data-footnotes] h2')?.text).toBe('Notlar');
    expect(root.querySelectorAll('[data-footnote-backref]').map((link) => link.getAttribute('aria-label'))).toEqual(['Metindeki 1 numaralı nota dön', 'Metindeki 1-2 numaralı nota dön']);
    expect(root.querySelector('section.table')?.getAttribute('aria-label')).toBe('Tablo 1');
  });
});
