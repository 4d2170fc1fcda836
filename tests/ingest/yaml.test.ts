import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/ingest/yaml.ts';
import { problemsOf } from './a-source.ts';

function valuesOf(block: string): unknown {
  const read = readFrontMatter('articles/a.md', block);
  return 'values' in read ? read.values : read.problems.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
}

describe('readFrontMatter', () => {
  it('keeps a date as the text that was written', () => {
    expect(valuesOf('date: 2024-05-01')).toEqual({ date: '2024-05-01' });
  });

  it.each(['no', 'yes', 'on', 'off', 'y', 'n'])('reads %s as a word', (word) => {
    expect(valuesOf(`title: ${word}`)).toEqual({ title: word });
  });

  it('reads a number of YAML 1.1 in base sixty as text', () => {
    expect(valuesOf('summary: 12:30:45')).toEqual({ summary: '12:30:45' });
  });

  it('reads text over several lines', () => {
    expect(valuesOf('summary: >-\n  The wall\n  held.')).toEqual({ summary: 'The wall held.' });
  });

  it('leaves comments out', () => {
    expect(valuesOf('# For the desk.\ntitle: A # first edition')).toEqual({ title: 'A' });
  });

  it('reads a block of comments alone as no fields', () => {
    expect(valuesOf('# title: A')).toEqual({});
  });

  it('places each field, each member of a list and each field within a field', () => {
    const read = readFrontMatter('articles/a.md', 'title: A\ntags: [B, C]\nsource:\n  name: D');
    expect('places' in read && read.places).toMatchObject({
      title: { line: 2, column: 8 }, 'title:key': { line: 2, column: 1 }, 'tags.1': { line: 3, column: 11 }, 'source.name': { line: 5, column: 9 },
    });
  });

  it('counts lines from the line given', () => {
    const read = readFrontMatter('archive.yaml', 'name: A\nmotto: B', 1);
    expect('places' in read && read.places['motto']).toEqual({ line: 2, column: 8 });
  });

  it('tells the same of a broken block however often it is read', () => {
    const block = 'title: "A\ndate: 2024-05-01';
    expect(valuesOf(block)).toEqual(['2:8 A quotation mark or bracket on this line is not closed.']);
    expect(valuesOf(block)).toEqual(valuesOf(block));
  });

  it('does not let one reading change the next', () => {
    const first = readFrontMatter('articles/a.md', 'tags: [B]');
    if ('values' in first) (first.values['tags'] as string[]).push('C');
    expect(valuesOf('tags: [B]')).toEqual({ tags: ['B'] });
  });

  it.each(['__proto__: { polluted: true }', 'source: { __proto__: { polluted: true } }', '"__proto__": { polluted: true }'])('refuses %s and leaves every object as it was', (block) => {
    expect(valuesOf(block)).toEqual([expect.stringContaining('`__proto__` cannot be a field.')]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('refuses an alias bomb before it grows', () => {
    const lines = ['a0: &a0 [x, x]', ...Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`)];
    expect(valuesOf(lines.join('\n'))).toContain('2:5 `&a0` is a YAML anchor.');
  });

  it.each(['!!js/function "x"', '!!binary aGVsbG8=', '!!timestamp 2024-05-01', '!custom x'])('refuses the tag of %s', (value) => {
    expect(valuesOf(`title: ${value}`)).toEqual([`2:8 \`${value.split(' ')[0]}\` is a YAML tag.`]);
  });

  it.each([['? [a, b]\n: c'], ['{ a: b }: c']])('refuses %j, a field that is no word', (block) => {
    expect(problemsOf(readFrontMatter('articles/a.md', block))).toHaveLength(1);
  });

  it.each(['just words', '- a list', '[a, b]', '5'])('refuses %j, which holds no fields', (block) => {
    expect(valuesOf(block)).toEqual(['2:1 The front matter is not a list of fields.']);
  });

  it('refuses a block of more than 65,536 characters', () => {
    expect(valuesOf(`summary: ${'a'.repeat(65_536)}`)).toEqual(['2:1 The front matter is longer than 65536 characters.']);
  });

  it.each(['[', '{', '{a: ', '- '])('ends on %j repeated twenty thousand times', (mark) => {
    expect(problemsOf(readFrontMatter('articles/a.md', `a: ${mark.repeat(20_000)}`)).length).toBeGreaterThan(0);
  });
});
