import { describe, expect, it } from 'vitest';
import { listLines } from '../../src/markdown/lines.ts';
import { htmlOf } from './a-body.ts';

const lines = (markdown: string): string[] => listLines(htmlOf(markdown));

describe('listLines', () => {
  it.each([
    ['paragraphs', 'One\ntwo  \nthree.\n\nFour & <https://a.example/>.', ['One two three.', 'Four & https://a.example/.']],
    ['headings', '# A\n\n## B\n\nc', ['A', 'B', 'c']],
    ['quotes', '> a\n>\n> > b\n\nc', ['> a', '> > b', 'c']],
    ['lists', '- a\n- b\n  1. c\n  2. d\n\n3. e', ['- a', '- b', '  1. c', '  2. d', '1. e']],
    ['tables', '| a | b |\n| - | - |\n| c | *d* |', ['a\tb', 'c\td']],
    ['code', '```\nif (a < b)\n\n  c\n```', ['if (a < b)', '  c']],
    ['notes', 'Said[^1].\n\n[^1]: Noted & kept.', ['Said[1].', 'Notes', '1. Noted & kept.']],
    ['pictures', '![A > "wall"](a.jpg "Caption")', ['[A > "wall"]', 'Caption']],
    ['rules', 'a\n\n***\n\nb', ['a', '* * *', 'b']],
    ['signs', 'a \\<b> &amp;amp; &#x27;c&#x27; é', ["a <b> &amp; 'c' é"]],
  ])('puts %s on lines of their own', (_, markdown, expected) => {
    expect(lines(markdown)).toEqual(expected);
  });
});
