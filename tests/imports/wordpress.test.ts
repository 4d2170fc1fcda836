import { describe, expect, it } from 'vitest';
import { anImport, anItem, aWordPressExport } from './an-import.ts';

function category(nicename: string, name: string, parent = ''): string {
  return `<wp:category><wp:category_nicename>${nicename}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name><![CDATA[${name}]]></wp:cat_name></wp:category>`;
}

function filed(...names: readonly string[]): string {
  return names.map((name) => `<category domain="category" nicename="${name.toLowerCase()}"><![CDATA[${name}]]></category>`).join('');
}

const world = category('world', 'World') + category('asia', 'Asia', 'world') + category('turkiye', 'Türkiye', 'asia') + category('sport', 'Sport');

describe('categories of WordPress', () => {
  it('that became tags get a file with those they stood below, up to the widest', async () => {
    const { write, read, run, problems } = anImport();
    write('a.xml', aWordPressExport([anItem('one', 'Words.', filed('Sport', 'Türkiye'))], world));
    const { report } = await run('a.xml');
    expect(read('content/tags/turkiye.md')).toBe('---\nname: Türkiye\nparents:\n  - asia\n---\n');
    expect(read('content/tags/asia.md')).toBe('---\nname: Asia\nparents:\n  - world\n---\n');
    expect(read('content/tags/world.md')).toBe('---\nname: World\n---\n');
    expect(read('content/tags/sport.md')).toBe('');
    expect(report).toContain('### Tag files\n\n- `tags/asia.md`, below `world`\n- `tags/turkiye.md`, below `asia`\n- `tags/world.md`\n');
    expect(problems()).toEqual([]);
    expect((await run('a.xml')).report).not.toContain('Tag files');
  });

  it('are read from terms too, and write nothing on a dry run', async () => {
    const { write, read, run } = anImport();
    const term = (slug: string, name: string, parent: string): string => `<wp:term><wp:term_taxonomy>category</wp:term_taxonomy><wp:term_slug>${slug}</wp:term_slug><wp:term_parent>${parent}</wp:term_parent><wp:term_name><![CDATA[${name}]]></wp:term_name></wp:term>`;
    write('a.xml', aWordPressExport([anItem('one', 'Words.', filed('Sport', 'Asia'))], term('world', 'World', '') + term('asia', 'Asia', 'world')));
    expect((await run('a.xml', '--dry-run')).report).toContain('- `tags/asia.md`, below `world`');
    expect(read('content/tags/asia.md')).toBe('');
  });

  it('that became a section are told with what they stood below', async () => {
    const { write, run } = anImport();
    write('a.xml', aWordPressExport([anItem('one', 'Words.', filed('Asia'))], world));
    expect((await run('a.xml')).report).toContain('Its section `Asia` stood below `World`, and a section has none above it; `--map categories=tags` keeps this: 1 article');
  });

  it('leave a tag file that is there, and tell what it lacks', async () => {
    const { write, read, run, problems } = anImport();
    const own = '---\nname: Near East\nvariants:\n  - Asia\n---\n';
    write('content/tags/near-east.md', own);
    write('a.xml', aWordPressExport([anItem('one', 'Words.', filed('Sport', 'Türkiye'))], world));
    expect((await run('a.xml')).report).toContain('- `tags/near-east.md` was left as it is; the old site had it below `world`\n- `tags/turkiye.md`, below `near-east`\n- `tags/world.md`\n');
    expect(read('content/tags/near-east.md')).toBe(own);
    expect(problems()).toEqual([]);
  });

  it('that stand in a circle are cut open', async () => {
    const { write, run, problems } = anImport();
    write('a.xml', aWordPressExport([anItem('one', 'Words.', filed('Sport', 'Asia', 'World'))], category('world', 'World', 'asia') + category('asia', 'Asia', 'world')));
    expect((await run('a.xml')).report).toContain('- `tags/asia.md`\n- `tags/world.md`, below `asia`\n');
    expect(problems()).toEqual([]);
  });
});

describe('a text of WordPress', () => {
  it('links to an address that stands alone on its line, but not within code', async () => {
    const { write, read, run } = anImport();
    write('a.xml', aWordPressExport([anItem('one', 'See:\n\nhttps://video.example/?a=1&amp;b=2\n\n<pre>\nhttps://code.example/\n</pre>')]));
    const { report } = await run('a.xml');
    expect(read('content/articles/2015/2015-03-04-one.md')).toContain('See:\n\n<https://video.example/?a=1&b=2>\n\n```\nhttps://code.example/\n```');
    expect(report).toContain('An address alone on its line became a link: 1 article');
  });

  it('is parted where its pages were, and loses no block without a word', async () => {
    const { write, read, run } = anImport();
    write('a.xml', aWordPressExport([anItem('one', 'First.\n<!--nextpage-->\nSecond.'), anItem('two', '<!-- wp:paragraph --><p>Third.</p><!-- /wp:paragraph --><!-- wp:block {"ref":12} /--><!-- wp:latest-posts /-->')]));
    const { report } = await run('a.xml');
    expect(read('content/articles/2015/2015-03-04-one.md')).toContain('First.\n\nSecond.\n');
    expect(read('content/articles/2015/2015-03-04-two.md')).toMatch(/\n\nThird\.\n$/);
    expect(report).toContain('The block `block`, which WordPress fills itself, was left out: 1 article');
    expect(report).toContain('The block `latest-posts`, which WordPress fills itself, was left out: 1 article');
  });

  it('in Latin-1 keeps its letters, and tells it', async () => {
    const { write, read, run } = anImport();
    write('a.xml', Buffer.from(aWordPressExport([anItem('one', 'Café à Zürich.')]).replace('UTF-8', 'ISO-8859-1'), 'latin1'));
    const { report } = await run('a.xml');
    expect(read('content/articles/2015/2015-03-04-one.md')).toContain('Café à Zürich.');
    expect(report).toContain('It was not UTF-8, and was read as Latin-1 (Windows-1252): 1 article');
  });
});

describe('a folder of Jekyll that came from WordPress', () => {
  it('has its captions, embeds and galleries read', async () => {
    const { write, read, run } = anImport();
    write('site/_config.yml', 'title: x\n');
    write('site/_posts/2015-03-04-one.html', '---\ntitle: One\n---\n<p>[caption id="" width="460" caption="New UI"]<img src="http://p.example/a.png" alt="Screen" />[/caption]</p>\n<p>[gallery ids="1,2"] [embed]https://v.example/1[/embed] and [caption] as a word.</p>\n');
    const { report } = await run('site');
    const text = read('content/articles/2015/2015-03-04-one.md');
    expect(text).toContain('[Screen](http://p.example/a.png)\n\nNew UI');
    expect(text).toContain('`[gallery ids="1,2"]`');
    expect(text).toContain('<https://v.example/1>');
    expect(text).toContain('\\[caption] as a word');
    expect(report).toContain('`[gallery ids="1,2"]`');
  });
});

describe('an item of WordPress in the bin', () => {
  it('is refused by its title', async () => {
    const { write, run } = anImport();
    write('a.xml', aWordPressExport([anItem('one', 'Words.').replace('publish', 'trash')]));
    expect((await run('a.xml')).report).toContain('- `a.xml, item 1` (one): It was in the bin.');
  });
});
