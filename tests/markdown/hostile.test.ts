import { describe, expect, it } from 'vitest';
import { findBreach, runBounded } from '../../src/markdown/bounds.ts';
import { renderMarkdown } from '../../src/markdown/render.ts';

const mebi = 1024 * 1024;
const ladder = Array.from({ length: 1200 }, (_, index) => `${'`'.repeat(index + 1)} `).join('');
const hostile: [string, string][] = [
  ['nested pictures', '!['.repeat(5000)],
  ['nested quotes', '> '.repeat(5000)],
  ['quotes without spaces', '>'.repeat(50_000)],
  ['open brackets', '['.repeat(50_000)],
  ['open brackets on many lines', '[\n'.repeat(50_000)],
  ['escaped and open brackets', '\\[['.repeat(20_000)],
  ['closed and opened brackets', '[]'.repeat(20_000)],
  ['closing brackets', ']'.repeat(100_000)],
  ['open wiki links', '[[a'.repeat(20_000)],
  ['wiki links', '[[a]] '.repeat(3000)],
  ['alternating emphasis', '*a_'.repeat(20_000)],
  ['alternating emphasis in many lines', '*a_\n'.repeat(20_000)],
  ['emphasis that opens', '**a '.repeat(20_000)],
  ['asterisks', '*'.repeat(100_000)],
  ['underscores', 'a_'.repeat(50_000)],
  ['tildes', '~a'.repeat(50_000)],
  ['a ladder of backticks', ladder],
  ['a ladder of backticks in paragraphs', ladder.slice(0, 20_000).replaceAll('` `', '`\n\n`').repeat(20)],
  ['backticks', '`a'.repeat(50_000)],
  ['open tags', '<a '.repeat(50_000)],
  ['open tags in paragraphs', '<a x="\n\n'.repeat(4000)],
  ['open comments', '<!-- '.repeat(50_000)],
  ['open processing instructions', '<? '.repeat(50_000)],
  ['links', '[a]('.repeat(5000)],
  ['links with open titles', '[a](b "'.repeat(5000)],
  ['links by reference', '[a][b'.repeat(5000)],
  ['definitions', Array.from({ length: 5000 }, (_, index) => `[a${index}]: https://x.example/`).join('\n')],
  ['one definition many times', '[a]: https://x.example/\n'.repeat(5000)],
  ['references to footnotes', `${'[^1]'.repeat(3000)}\n\n[^1]: Note.`],
  ['footnotes within footnotes', Array.from({ length: 1000 }, (_, index) => `[^${index}]: See[^${index + 1}].`).join('\n\n').concat('\n\nText[^0].')],
  ['ampersands', '&'.repeat(100_000)],
  ['ampersands in paragraphs', '&a '.repeat(400).concat('\n\n').repeat(300)],
  ['deep lists', Array.from({ length: 2000 }, (_, index) => `${'  '.repeat(index)}- a`).join('\n')],
  ['lists on one line', '- '.repeat(20_000)],
  ['numbered lists on one line', '1. '.repeat(20_000)],
  ['quotes and lists on one line', '> - '.repeat(10_000)],
  ['a wide table', `${'|a'.repeat(5000)}|\n${'|-'.repeat(5000)}|\n${'|b'.repeat(5000)}|`],
  ['a long table', `|a|\n|-|\n${'|b|\n'.repeat(5000)}`],
  ['tables without cells', `|a|b|c|d|\n|-|-|-|-|\n${'|\n'.repeat(10_000)}`],
  ['headings of one name', '# a\n'.repeat(10_000)],
  ['underlined headings', 'a\n='.repeat(20_000)],
  ['addresses', 'www.a.example '.repeat(5000)],
  ['broken addresses', 'http://'.repeat(20_000)],
  ['addresses with brackets', `http://a.example/${'('.repeat(20_000)}`],
  ['at signs', 'a@'.repeat(50_000)],
  ['mail addresses', `${'a.'.repeat(50_000)}@b`],
  ['one letter two million times', 'a'.repeat(2 * mebi - 100)],
  ['one letter and a space', 'a '.repeat(mebi / 8)],
  ['line ends', '\n'.repeat(mebi / 4)],
  ['short paragraphs', 'a\n\n'.repeat(20_000)],
  ['spaces', ' '.repeat(2 * mebi - 100)],
  ['tabs', `${'\t'.repeat(100_000)}a`],
  ['spaces and letters', `${' '.repeat(150)}a\n`.repeat(10_000)],
  ['fences that open', '```\n~~~\n'.repeat(20_000)],
  ['backslashes', '\\'.repeat(200_000)],
  ['marks that combine', 'e\u0301'.repeat(200_000)],
  ['exclamation marks', '!'.repeat(200_000)],
  ['rules', '- - -\n'.repeat(20_000)],
];

describe('a hostile text', () => {
  it.each(hostile)('of %s ends within eight seconds of the processor as a body or as one problem in words', (_, text) => {
    const before = process.threadCpuUsage();
    const rendered = renderMarkdown(text);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1_000_000).toBeLessThan(8);
    if ('problems' in rendered) for (const { reason, hint } of rendered.problems.slice(0, 50)) expect(`${reason} ${hint}`).toMatch(/^[A-Z`].*\.$/s);
    else expect(rendered.body.html).not.toContain('<script');
  }, 120_000);
});

describe('findBreach', () => {
  it.each([['quotes', `${'> '.repeat(24)}a`], ['brackets', '['.repeat(60)], ['marks', '*a* '.repeat(750)], ['columns', '|'.repeat(64)]])('lets as many %s pass as any article needs', (_, text) => {
    expect(findBreach(text)).toBeUndefined();
  });

  it.each([['quotes', `${'> '.repeat(25)}a`], ['brackets', '['.repeat(61)], ['marks', '*a* '.repeat(751)], ['columns', '|'.repeat(65)]])('stops at one more of %s', (_, text) => {
    expect(findBreach(text)).toMatchObject({ line: 1, column: 1 });
  });

  it('names the line', () => {
    expect(findBreach(`One.\n\n${'> '.repeat(40)}a`)?.line).toBe(3);
  });

  it('begins to count anew with each paragraph', () => {
    expect(findBreach(`${'['.repeat(40)}\n\n${'['.repeat(40)}`)).toBeUndefined();
  });

  it('does not count escaped brackets', () => {
    expect(findBreach('\\['.repeat(200))).toBeUndefined();
  });
});

describe('runBounded', () => {
  it('gives what the work gives', () => {
    expect(runBounded(() => 42, 1000)).toEqual({ value: 42 });
  });

  it('stops work that does not end', () => {
    expect(runBounded(() => { for (;;); }, 50)).toEqual({ failed: 'time' });
  });

  it('waits for work that others kept from the processor', () => {
    const cell = new Int32Array(new SharedArrayBuffer(4));
    expect(runBounded(() => {
      Atomics.wait(cell, 0, 0, 120);
      return 'late';
    }, 50)).toEqual({ value: 'late' });
  });

  it('tells work that overflows the stack', () => {
    const fall = (): number => 1 + fall();
    expect(runBounded(fall, 1000)).toEqual({ failed: 'depth' });
  });

  it('lets any other error through', () => {
    expect(() => runBounded(() => { throw new TypeError('A defect.'); }, 1000)).toThrow(new TypeError('A defect.'));
  });

  it('works again after it has stopped work', () => {
    runBounded(() => { for (;;); }, 20);
    expect(runBounded(() => 'again', 1000)).toEqual({ value: 'again' });
  });
});
