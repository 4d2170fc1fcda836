import { describe, expect, it } from 'vitest';
import { anImport, anItem, aWordPressExport } from './an-import.ts';

const own = (fields: string): string => `---\ntitle: My own\ndate: 2015-03-04\n${fields}---\n\nMy own words.\n`;

describe('an import into an archive', () => {
  it('leaves an article of the same day and slug, and tells it', async () => {
    const { write, read, run, problems } = anImport();
    write('content/archive.yaml', 'name: The Gazette\naddress: https://gazette.example/\nlanguage: en\n');
    write('content/articles/2015/2015-03-04-one.md', own(''));
    write('content/articles/old/2015-03-04-two.md', own(''));
    write('a.xml', aWordPressExport([anItem('one', 'Theirs.'), anItem('two', 'Theirs.')]));
    const { code, report } = await run('a.xml');
    expect(code).toBe(1);
    expect(report).toContain('- `a.xml, item 1` (one): `articles/2015/2015-03-04-one.md` is there already with other text, and is left as it is.\n- `a.xml, item 2` (two): `articles/old/2015-03-04-two.md` has the same day and address already.');
    expect(read('content/articles/2015/2015-03-04-one.md')).toBe(own(''));
    expect(problems()).toEqual([]);
  });

  it('claims no old address that leads to an article there', async () => {
    const { write, read, run } = anImport();
    write('content/articles/2014/2014-01-01-mine.md', own('aliases:\n  - /One\n').replace('2015-03-04', '2014-01-01'));
    write('a.xml', aWordPressExport([anItem('one', 'Theirs.'), anItem('two', 'Theirs.')]));
    expect((await run('a.xml')).report).toContain('Its old address `/one/` leads to `articles/2014/2014-01-01-mine.md`: 1 article');
    expect(read('content/articles/2015/2015-03-04-one.md')).not.toContain('aliases');
    expect(read('content/articles/2015/2015-03-04-two.md')).toContain('aliases:\n  - /two/\n');
    expect((await run('a.xml')).lines.at(-1)).toBe('2 articles read: 0 imported, 2 already there, 0 refused.');
  });

  it('refuses an article whose address leads to another already', async () => {
    const { write, read, run } = anImport();
    write('content/articles/2014/2014-01-01-mine.md', own('aliases: [/2015/03/04/one/]\n').replace('2015-03-04', '2014-01-01'));
    write('a.xml', aWordPressExport([anItem('one', 'Theirs.')]));
    expect((await run('a.xml')).report).toContain('- `a.xml, item 1` (one): Its address `/2015/03/04/one/` leads to `articles/2014/2014-01-01-mine.md` already.');
    expect(read('content/articles/2015/2015-03-04-one.md')).toBe('');
  });
});
