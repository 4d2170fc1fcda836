import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importCommand } from '../../src/cli/import.ts';
import { readContent, type Content } from '../../src/ingest/content.ts';

const fixtures = path.resolve(import.meta.dirname, '../fixtures/import');

/** What each fixture holds: articles in the export, and how many of them can be none. */
const sources = {
  'wordpress.xml': { read: 7, refused: 3 }, 'rss.xml': { read: 4, refused: 1 }, 'atom.xml': { read: 2, refused: 1 }, 'feed.json': { read: 3, refused: 1 },
  'stories.jsonl': { read: 3, refused: 1 }, 'geschichten.csv': { read: 2, refused: 1 }, jekyll: { read: 3, refused: 1 }, hugo: { read: 4, refused: 2 }, zola: { read: 2, refused: 1 },
} as const;
type Source = keyof typeof sources;

interface Imported {
  folder: string;
  code: number;
  lines: string[];
  report: string;
  content: Content;
}

const imported = new Map<Source, Imported>();
let folder = '';

async function run(source: Source, cwd: string): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const maps = source === 'geschichten.csv' ? ['--map', 'Titel=title', '--map', 'Datum=date', '--map', 'Inhalt=html'] : [];
  return { code: await importCommand([path.join(fixtures, source), ...maps], { out: (line) => lines.push(line), cwd }), lines };
}

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-imports-'));
  for (const source of Object.keys(sources) as Source[]) {
    const place = path.join(folder, source);
    fs.mkdirSync(place);
    const told = await run(source, place);
    imported.set(source, { folder: place, ...told, report: fs.readFileSync(path.join(place, 'import-report.md'), 'utf8'), content: readContent(path.join(place, 'content')) });
  }
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function of(source: Source): Imported {
  const found = imported.get(source);
  if (!found) throw new Error(`${source} was not imported.`);
  return found;
}

/** The text of the one article whose file name ends in `name`. */
function article(source: Source, name: string): string {
  const root = path.join(of(source).folder, 'content');
  const file = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).find((each) => each.endsWith(`${name}.md`));
  return file === undefined ? '' : fs.readFileSync(path.join(root, file), 'utf8');
}

describe.each(Object.entries(sources))('an import of %s', (name, { read, refused }) => {
  const source = name as Source;

  it('makes an article of every entry, or refuses it by name', () => {
    const { lines, report, content, code } = of(source);
    expect(lines.at(-1)).toBe(`${read} articles read: ${read - refused} imported, 0 already there, ${refused} refused.`);
    expect(content.articles).toHaveLength(read - refused);
    expect(report.split('### Refused')[1]?.split('###')[0]?.match(/^- /gm) ?? []).toHaveLength(refused);
    expect(code).toBe(1);
  });

  it('writes what the check passes', () => {
    expect(of(source).content.problems.filter(({ severity }) => severity === 'problem')).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const { lines } = await run(source, of(source).folder);
    expect(lines.at(-1)).toBe(`${read} articles read: 0 imported, ${read - refused} already there, ${refused} refused.`);
  });

  it('leaves no shortcode in a text that the report does not list', () => {
    for (const { article: { file } } of of(source).content.articles) {
      const text = fs.readFileSync(path.join(of(source).folder, 'content', file), 'utf8');
      for (const [shortcode] of text.matchAll(/\{%.*?%\}|\{\{<.*?>\}\}/g)) expect(of(source).report).toContain(shortcode);
    }
  });
});

describe('an import', () => {
  it('reads line ends, captions, links, terms and offsets as WordPress means them', () => {
    const text = article('wordpress.xml', '2015-03-04-ferry-stops');
    expect(text).toContain("title: Ferry stops\ndate: 2015-03-04T23:30:00+01:00\nbyline:\n  - Anna Keller\nsection: Local\ntags:\n  - Port\n  - C++\n  - C sharp\n");
    expect(text).toContain('First line\\\nsecond line.');
    expect(text).toContain('[The quay](https://harbour.example/a.jpg)\n\nThe quay at noon');
    expect(text).toContain('`[gallery ids="1,2"]` and \\[sic] stay.');
    expect(text).toContain('[the second](/2015/03/04/second/) 1 \\* 2 \\* 3');
    expect(text).not.toMatch(/script|javascript|lollol/);
  });

  it('keeps what was private, behind a password or to come out of the site', () => {
    expect(article('wordpress.xml', 'ferry-stops-2')).toContain('title: A text without a title, of ten words…\ndate: 2015-03-04\ndraft: true');
    expect(article('wordpress.xml', '2015-03-04-second')).toContain('draft: true');
    expect(article('wordpress.xml', '2030-01-01-lslm')).toContain('embargo: 2030-01-01T12:00:00+01:00');
  });

  it('tells why an entry can be no article', () => {
    expect(of('wordpress.xml').report).toMatch(/item 8`: The file ends within it\./);
    expect(of('wordpress.xml').report).toContain('item 6` (Nothing in it): The article has no text.');
    expect(of('hugo').report).toContain('`news/program.md`: Its front matter is a program (`js`), which is not run.');
    expect(of('hugo').report).toContain('`news/_index.md`: It is the page of a section, and no article.');
  });

  it('keeps old addresses as aliases, and names the outlet of what stood elsewhere', () => {
    expect(article('jekyll', '2015-03-04-first')).toContain('aliases:\n  - /news/local/2015/03/04/first/\n  - /old/first/');
    expect(article('zola', '1-0-train')).toContain('aliases:\n  - /2015/03/04/1.0-Train\n  - /2015/03/04/1.0-Train.html');
    expect(article('rss.xml', '2015-03-04-elsewhere')).toContain('source:\n  name: Wire Feed\n  url: https://other.example/b');
  });

  it('turns known shortcodes into what they mean and leaves the others as code', () => {
    const text = article('jekyll', '2015-03-04-first');
    expect(text).toContain('[the other](/2015/03/05/second/) and `{% include x.html a="b_c" %}`.');
    expect(text).toContain('```ruby\nputs "<b>"\n```');
    expect(text).toContain('![dot](2015-03-04-first-dot.gif)');
    expect(article('hugo', '2015-03-04-storm')).toContain('![The map](2015-03-04-storm-map.gif)');
    expect(article('hugo', '2015-03-04-storm')).toContain('[next](/2015/03/05/calm/)');
  });

  it('reads what the source tool accepted, and tells it', () => {
    expect(article('jekyll', '2015-03-05-second')).toContain('title: Café twice\ndate: 2015-03-05\ndraft: true');
    expect(of('jekyll').report).toContain('It was not UTF-8, and was read as Latin-1 (Windows-1252): 1 article');
    expect(of('jekyll').report).toContain('The field `title` was written more than once, and the last one counts: 1 article');
  });

  it('escapes plain text that Markdown would read otherwise', () => {
    expect(article('stories.jsonl', 'one')).toContain('\\# not a heading\n\n\\* not a list');
  });
});
