import { describe, expect, it } from 'vitest';
import { tagKey } from '../../src/archive/tags.ts';
import { fixText } from '../../src/ingest/fix.ts';
import { readFrontMatter } from '../../src/ingest/yaml.ts';

const names = new Map(['Türkiye', 'Doha', '2025'].map((name) => [tagKey(name), name]));

function fix(text: string): { text: string; told: string[] } {
  const fixed = fixText(Buffer.from(text), (key) => names.get(key));
  const mended = Buffer.from(fixed.bytes).toString();
  expect(fixText(fixed.bytes, (key) => names.get(key)).fixes, 'mended again').toEqual([]);
  return { text: mended, told: fixed.fixes.map(({ line, told }) => `${line} ${told}`) };
}

function withFields(fields: string, end = '\n'): string {
  return `---\n${fields}\n---\n\nTitle: none: of this, is touched${end}`;
}

describe('fixText', () => {
  it.each([
    ['title: Flood: the wall is rebuilt', 'title: "Flood: the wall is rebuilt"', 'Flood: the wall is rebuilt'],
    ['title: He said "no": a talk', 'title: "He said \\"no\\": a talk"', 'He said "no": a talk'],
    ['title: Ends so:', 'title: "Ends so:"', 'Ends so:'],
  ])('quotes the colon of %j', (before, after, read) => {
    expect(fix(withFields(before)).text).toBe(withFields(after));
    const fields = readFrontMatter('a.md', after);
    expect('values' in fields && fields.values['title']).toBe(read);
  });

  it.each([
    ['tags: Doha, Taliban talks', 'tags: [Doha, Taliban talks]'],
    ['tags: [doha, "Taliban, talks"]', 'tags: [Doha, Taliban, talks]'],
    ['tags: [turkiye, TURKIYE, Kabul]', 'tags: [Türkiye, Türkiye, Kabul]'],
    ["tags:\n  - turkiye\n  - 'doha'\n  - Kabul", 'tags:\n  - Türkiye\n  - Doha\n  - Kabul'],
    ['tags:\n- a, b', 'tags:\n- a\n- b'],
    ['tags: yes, no', 'tags: ["yes", "no"]'],
  ])('writes %j as %j', (before, after) => {
    expect(fix(withFields(before)).text).toBe(withFields(after));
    const fields = readFrontMatter('a.md', after);
    expect('values' in fields && Array.isArray(fields.values['tags']) && fields.values['tags'].every((tag) => typeof tag === 'string')).toBe(true);
  });

  it('adds a final newline of the kind the file has, and leaves every other byte', () => {
    expect(fix('\ufeff---\r\ntitle: A: b\r\n---\r\n\r\nText \t').text).toBe('\ufeff---\r\ntitle: "A: b"\r\n---\r\n\r\nText \t\r\n');
    expect(fix('no front matter')).toEqual({ text: 'no front matter\n', told: ['1 a final newline was added'] });
  });

  it.each([
    'title: "Flood: held"', 'title: Flood', 'title: 10:30', 'title: Flood: a # comment', 'title: Flood: one\n  goes on', 'title: >-\n  Flood: held', 'summary: Flood: held', 'tags: no', 'tags: [a, {b: c}]',
    'tags: [a, "b\\", c"]', 'tags: &x [a]', 'summary: |\n  title: a: b\n  tags: a, b', `tags: [${'a, '.repeat(1000)}]`, 'updates:\n  - a, b',
  ])('leaves %j alone', (fields) => {
    expect(fix(withFields(fields))).toEqual({ text: withFields(fields), told: [] });
  });

  it('tells each mend by its line', () => {
    expect(fix(withFields('title: A: b\ndate: 2024-05-01\ntags: turkiye, x', '')).told).toEqual(['2 the title was put between quotation marks', '4 the tags were written one by one; `turkiye` was written `Türkiye`', '7 a final newline was added']);
  });

  it('leaves alone what is not UTF-8', () => {
    const bytes = new Uint8Array([0x2d, 0xff]);
    expect(fixText(bytes, () => undefined)).toEqual({ bytes, fixes: [] });
  });
});
