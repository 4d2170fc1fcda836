import { describe, expect, it } from 'vitest';
import { formatFixity, readFixity } from '../../src/exports/fixity.ts';

const [one, two] = ['1'.repeat(64), '2'.repeat(64)];

describe('a manifest', () => {
  it('has a line for each file in code-unit order', () => {
    expect(formatFixity([['b/index.html', two], ['_a.css', one], ['B', two]])).toBe(`${two}  B\n${one}  _a.css\n${two}  b/index.html\n`);
  });

  it('writes the signs that would part its lines as RFC 8493 has it, and reads them back', () => {
    const text = formatFixity([['50%0A.txt', one], ['a\nb\r.txt', two]]);
    expect(text).toBe(`${one}  50%250A.txt\n${two}  a%0Ab%0D.txt\n`);
    expect(readFixity(text)).toEqual([['50%0A.txt', one], ['a\nb\r.txt', two]]);
  });

  it('is read as other programs write it', () => {
    expect(readFixity(`${one.toUpperCase()} *a b.txt\r\n${two}\tc`)).toEqual([['a b.txt', one], ['c', two]]);
  });

  it.each(['../a', '/etc/passwd', 'a/../../b', 'C:/a', 'a\\b', 'a//b', 'a/', './a', '..%0A/../a'])('leads nowhere outside the site: %s', (file) => {
    expect(readFixity(`${one}  b\n${two}  ${file}\n`)).toEqual({ line: 2 });
  });

  it.each([['a line that is none', 'words'], ['a short digest', `${'1'.repeat(63)}  a`], ['one file twice', `${one}  b`], ['an empty line', '']])('is refused by the line for %s', (_, line) => {
    expect(readFixity(`${one}  b\n${line}\n${two}  c\n`)).toEqual({ line: 2 });
  });
});
