import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editList, type ListChange } from '../../src/ingest/edit-list.ts';

const toB: ListChange = { map: (value) => (value === 'A' ? 'B' : value) };
const without: ListChange = { map: (value) => (value === 'A' ? undefined : value) };
const withC: ListChange = { add: ['C'] };

function edit(frontMatter: string, change: ListChange, end = '\n'): string {
  const outcome = editList('a.md', `---${end}${frontMatter}---${end}${end}A text${end}`, 'tags', change);
  return 'reason' in outcome ? outcome.reason : outcome.text.slice(3 + end.length, outcome.text.indexOf(`---${end}${end}A text`));
}

describe('a list of front matter', () => {
  it.each([
    ['tags: [A, X]\n', 'tags: [B, X]\n'],
    ['tags: [ "A" , \'X\' ] # why\n', 'tags: [ "B" , \'X\' ] # why\n'],
    ["title: 'A'\ntags:\n  - 'A' # first\n  - X\n# A\nlang: en\n", "title: 'A'\ntags:\n  - 'B' # first\n  - X\n# A\nlang: en\n"],
    ['tags:\n- X\n- A\n', 'tags:\n- X\n- B\n'],
    ['tags: [\n  X, # one\n  A,\n]\n', 'tags: [\n  X, # one\n  B,\n]\n'],
    ['tags: [X]\n', 'tags: [X]\n'],
    ['title: A\n', 'title: A\n'],
  ])('gets a value in place of another: %j', (before, after) => {
    expect(edit(before, toB)).toBe(after);
  });

  it.each([
    ['tags: [A, X]\n', 'tags: [X]\n'], ['tags: [X, A]\n', 'tags: [X]\n'], ['tags: [X, A, Y]\n', 'tags: [X, Y]\n'], ['tags: [A, X, A, A]\n', 'tags: [X]\n'],
    ['tags:\n  - A # gone\n  - X\nlang: en\n', 'tags:\n  - X\nlang: en\n'], ['tags:\n  - X\n  - A\n', 'tags:\n  - X\n'],
    ['lang: en\ntags: [A]\ntitle: T\n', 'lang: en\ntitle: T\n'], ['tags:\n  - A\n  - A\ntitle: T\n', 'title: T\n'],
  ])('loses a value: %j', (before, after) => {
    expect(edit(before, without)).toBe(after);
  });

  it.each([
    ['tags: [A]\n', 'tags: [A, C]\n'], ['tags: ["A"]\n', 'tags: ["A", "C"]\n'], ['tags: []\n', 'tags: [C]\n'], ['tags:\n  - A\ntitle: T\n', 'tags:\n  - A\n  - C\ntitle: T\n'],
    ['title: T\n', 'title: T\ntags: [C]\n'], ['tags: # none yet\ntitle: T\n', 'tags: [C] # none yet\ntitle: T\n'],
  ])('gets one more: %j', (before, after) => {
    expect(edit(before, withC)).toBe(after);
  });

  it.each([['yes', '"yes"'], ['2025', '"2025"'], ['A, b', '"A, b"'], ['C#: x', '"C#: x"'], ['Ağrı Dağı', 'Ağrı Dağı'], ['St. John’s', 'St. John’s']])('has %j written so that it is read as that', (value, written) => {
    expect(edit('tags: [A]\n', { map: () => value })).toBe(`tags: [${written}]\n`);
  });

  it('keeps the line ends, the byte-order mark and the text below', () => {
    expect(edit('tags:\r\n  - A\r\n  - X\r\n', { ...toB, add: ['C'] }, '\r\n')).toBe('tags:\r\n  - B\r\n  - X\r\n  - C\r\n');
    expect(editList('a.md', '\ufeff---\r\ntitle: T\r\n---\r\ntags: [A]', 'tags', withC)).toEqual({ text: '\ufeff---\r\ntitle: T\r\ntags: [C]\r\n---\r\ntags: [A]' });
    expect(edit('tags: [A]\r', toB, '\r')).toBe('tags: [B]\r');
  });

  it.each(['tags: A\n', 'tags: {A: x}\n', 'tags:\n  - |\n    A\n', 'tags:\n  - [A]\n', 'tags: [A\n', 'tags: [A]\ntags: [A]\n'])('is left alone where it is not a plain list: %j', (before) => {
    expect(edit(before, toB)).toMatch(/^`tags` of `a\.md` .*\. Change it by hand\.$/);
  });

  it('changes nothing else, whatever the file holds', () => {
    const value = fc.constantFrom('A', 'X', 'Y y', '"A"', "'A'", '"q: r"');
    const list = fc.array(value, { minLength: 1, maxLength: 5 });
    const written = fc.tuple(list, fc.constantFrom('tags: [%]', 'tags:\n- %', 'tags:\n    -   % # note', 'tags: [ %, ]', 'tags:\n  # above\n  - %')).map(([values, form]) => {
      const [head = '', tail = ''] = form.split('%');
      const dash = head.split('\n').at(-1) ?? '';
      return form.includes('[') ? `${head}${values.join(', ')}${tail}` : values.map((each, at) => `${at === 0 ? head : dash}${each}${tail}`).join('\n');
    });
    const around = fc.constantFrom('', '# A\n', 'title: A # A\n', "dateline: 'A, A'\n", '\n');
    fc.assert(fc.property(around, written, around.map((text) => text.replace('title', 'summary').replace('dateline', 'rights')), fc.constantFrom(toB, without, withC, { ...without, ...withC }), fc.constantFrom('\n', '\r\n'), (above, tags, below, change, end) => {
      const text = `---\n${above}${tags}\n${below}---\nA: tags: [A]\n`.replaceAll('\n', end);
      const outcome = editList('a.md', text, 'tags', change);
      // It checks itself what it wrote: a list it cannot write is told, and no such list is among these.
      expect(outcome).toHaveProperty('text');
      if (!('text' in outcome)) return;
      const unlisted = (file: string): string => file.split(end).filter((line) => !/^tags:|^\s*-\s|# above/.test(line) || line === '---').join(end);
      expect(unlisted(outcome.text)).toBe(unlisted(text));
      expect(outcome.text.replaceAll('\r\n', '')).not.toMatch(end === '\n' ? /\r/ : /\n/);
    }), { numRuns: 200 });
  });
});
