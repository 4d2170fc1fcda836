import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import { remark } from 'remark';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { toCode, toInert, toInertSentence } from '../../src/exports/inert.ts';

const reader = remark().use(remarkGfm);

/** What a list item of these words holds: the kinds of its parts, and its words outside code. */
function read(markdown: string): { kinds: string[]; plain: string } {
  const kinds = new Set<string>();
  let plain = '';
  visit(reader.parse(`- ${markdown} \`after\`\n`), (node) => {
    kinds.add(node.type);
    if (node.type === 'text') plain += node.value;
  });
  return { kinds: [...kinds].sort(), plain };
}

const marks = ['@octo', '#1', 'GH-1', '`', '``', '[a]', '(b)', '<b>', '<!--', '-->', '*', '_', '~', '|', '\\', '&lt;', '$', '://', 'http', 'www.', '.com', '!', '- ', '1. ', ':tada:', '\n', '\n\n', '\t', '\u202e', '\u2067', '\u200b', ' ', 'words', 'کلمه', '\ud800', '\u0000', '\u0301'];
const hostile = fc.array(fc.constantFrom(...marks), { maxLength: 12 }).map((parts) => parts.join(''));

describe('words of a stranger', () => {
  it.each(['Talks hit impasse: what now?', 'Ağrı’s “quiet” day – 5% up', '平和', 'E-mail, at last'])('stay plain where they are harmless: %s', (title) => {
    expect(toInert(title)).toBe(title);
  });

  it.each([
    ['@octocat', '`@octocat`'], ['see #1', '`see #1`'], ['GH-12', '`GH-12`'], ['[x](javascript:y)', '`[x](javascript:y)`'], ['a `b` c', '`` a `b` c ``'], ['1. First', '`1. First`'],
    ['www.evil.example', '`www.evil.example`'], ['a\n\n# b', '`a # b`'], ['x\u202egnp', '`x\\u202egnp`'], ['', '“”'], ['\u0000', '`\\u0000`'],
  ])('are code where they are not: %j', (title, told) => {
    expect(toInert(title)).toBe(told);
  });

  it('keep the direction of the words around them', () => {
    expect(toInert('سلام')).toBe('\u2068سلام\u2069');
  });

  it('are cut, and marks heaped on a letter are', () => {
    expect([...toInert('x'.repeat(10_000))]).toHaveLength(120);
    expect(toInert(`z${'\u0301'.repeat(500)}x`).length).toBeLessThan(10);
  });

  it('hold nothing but text and code, whatever they are', () => {
    fc.assert(fc.property(hostile, (text) => {
      for (const told of [toInert(text), toCode(text), toInertSentence(text), toInertSentence(`The tag \`${text}\` is \`${text}\` twice.`, 400)]) {
        const { kinds, plain } = read(told);
        expect(kinds).toEqual(expect.arrayContaining(['inlineCode', 'list', 'listItem', 'paragraph', 'root']));
        expect(kinds.filter((kind) => !['inlineCode', 'list', 'listItem', 'paragraph', 'root', 'text'].includes(kind))).toEqual([]);
        expect(plain).not.toMatch(/[@#<>|\u202a-\u202e\u2066\u2067]|:\/\/|www\.|GH-\d/i);
      }
    }), { numRuns: 100 });
  });

  it('stay between their backticks in a sentence of ours', () => {
    expect(toInertSentence('`../../x` cannot stand in an address. Write `slug: x`.')).toBe('`../../x` cannot stand in an address. Write `slug: x`.');
  });
});
