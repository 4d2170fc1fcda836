import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const src = path.resolve(import.meta.dirname, '../src');

/** The table of rooms: rank, and packages a room may use. A room imports from lower ranks alone, or from itself. */
const rooms: Record<string, { rank: number; packages: RegExp }> = {
  archive: { rank: 0, packages: /^(date-fns\/|date-fns$|@date-fns\/utc$)/ },
  markdown: { rank: 1, packages: /^(remark|rehype|unified|unist|mdast|hast|node:vm$)/ },
  site: { rank: 1, packages: /^(date-fns|@date-fns\/utc$|any-ascii$)/ },
  ingest: { rank: 2, packages: /^(node:(fs|path|crypto)|gray-matter|yaml|astro\/zod|image-size|fastest-levenshtein)/ },
  views: { rank: 2, packages: /^$/ },
  // Types alone: nothing of it is loaded.
  exports: { rank: 2, packages: /^schema-dts$/ },
  cards: { rank: 3, packages: /^(node:(fs|path|zlib)|harfbuzzjs|wawoff2|bidi-js)$/ },
  store: { rank: 3, packages: /^node:(fs|path|sqlite|zlib)$/ },
  imports: { rank: 3, packages: /^(node:(fs|os|path|stream)|htmlparser2|smol-toml|csv-parse|yaml|image-size)$/ },
  components: { rank: 4, packages: /^(astro|d3-geo$|topojson-(client|specification)$|world-atlas\/)/ },
  layouts: { rank: 4, packages: /^(astro|#pairing)/ },
  styles: { rank: 4, packages: /./ },
  pages: { rank: 5, packages: /^astro/ },
  styleguide: { rank: 5, packages: /^astro/ },
  build: { rank: 6, packages: /^(node:|astro$|astro\/(app\/entrypoint|runtime\/server\/index\.js)$|sirv$|pagefind$|sharp$|hyparquet-writer$)/ },
  cli: { rank: 7, packages: /^(node:|astro$)/ },
};

/** What a room may read of the rooms below it, where that is less than all of them. */
const narrowed: Record<string, string[]> = {
  markdown: ['archive'], site: ['archive'], ingest: ['archive', 'markdown', 'site'], views: ['archive', 'site'], exports: ['archive', 'site', 'views'],
  cards: ['site', 'views'], store: ['archive', 'markdown', 'views'], imports: ['archive', 'markdown', 'site', 'ingest'],
  // Components and layouts are one row of the table: each may show the other.
  components: ['views', 'exports', 'site', 'layouts', 'styles'], layouts: ['views', 'site', 'components', 'styles'],
  styles: [], pages: ['store', 'layouts', 'site', 'views'], styleguide: ['store', 'components', 'layouts', 'site', 'views'],
};

interface Import {
  file: string;
  room: string;
  target: string;
}

function findImports(): Import[] {
  const files = fs.readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|js|astro)$/.test(file));
  return files.flatMap((file) => {
    const text = fs.readFileSync(path.join(src, file), 'utf8');
    const targets = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g)];
    return targets.map((match) => ({ file, room: file.split(path.sep)[0] ?? '', target: match[1] ?? match[2] ?? match[3] ?? '' }));
  });
}

const imports = findImports();

function roomOf({ file, target }: Import): string {
  return path.relative(src, path.resolve(src, path.dirname(file), target)).split(path.sep)[0] ?? '';
}

describe('the rooms of src', () => {
  it('are those of the table', () => {
    const found = fs.readdirSync(src, { withFileTypes: true }).map((entry) => entry.name);
    expect(found.filter((name) => !(name in rooms))).toEqual([]);
  });

  it('hold imports to look at', () => {
    expect(imports.length).toBeGreaterThan(150);
  });

  it('import from a lower rank alone', () => {
    const wrong = imports.filter((each) => each.target.startsWith('.')).filter((each) => {
      const target = roomOf(each);
      if (target === each.room) return false;
      const allowed = narrowed[each.room];
      return allowed ? !allowed.includes(target) : (rooms[target]?.rank ?? 99) >= (rooms[each.room]?.rank ?? 0);
    });
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('use the packages of their own trade', () => {
    const wrong = imports.filter((each) => !each.target.startsWith('.')).filter((each) => !rooms[each.room]?.packages.test(each.target));
    expect(wrong.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it('keep SQL in the store, front matter in ingest and remark in markdown', () => {
    const users = (name: RegExp): string[] => [...new Set(imports.filter(({ target }) => name.test(target)).map(({ room }) => room))].sort();
    expect(users(/^node:sqlite$/)).toEqual(['store']);
    expect(users(/^gray-matter$/)).toEqual(['ingest']);
    expect(users(/^(remark|rehype|unified|mdast)/)).toEqual(['markdown']);
  });

  // What day it is today only a reader's browser knows.
  it('read no clock below the build, but for what runs in the browser', () => {
    const low = fs.readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => /^(archive|markdown|site|ingest|views|exports|store|components|layouts|pages)/.test(file) && /\.(ts|js|astro)$/.test(file));
    const readers = low.filter((file) => /new Date\(\)|Date\.now\(\)/.test(fs.readFileSync(path.join(src, file), 'utf8')));
    expect(readers).toEqual([path.join('components', 'OnThisDay.astro')]);
  });

  it('spell no words of the archive in a component', () => {
    const shown = fs.readdirSync(path.join(src, 'components')).filter((file) => file.endsWith('.astro')).flatMap((file) => {
      const [, script = '', markup = ''] = fs.readFileSync(path.join(src, 'components', file), 'utf8').split(/^---$/m);
      const spelt = [...markup.split('<style')[0]?.matchAll(/>\s*([A-Z][a-z]+(?: [a-z]+)+)\s*</g) ?? [], ...script.matchAll(/'([A-Z][a-z]+(?: [a-z]+)*)'/g)];
      return spelt.map((match) => `${file}: ${match[1] ?? ''}`);
    });
    expect(shown).toEqual([]);
  });

  it('keep each page a door of at most 30 lines', () => {
    const long = fs.readdirSync(path.join(src, 'pages'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.astro') && fs.readFileSync(path.join(src, 'pages', file), 'utf8').split('\n').length > 31);
    expect(long).toEqual([]);
  });
});
