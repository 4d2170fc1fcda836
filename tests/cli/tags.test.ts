import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tagsCommand } from '../../src/cli/tags.ts';
import { prepare } from '../../src/build/compose.ts';
import { readContent } from '../../src/ingest/content.ts';
import { openNewspaper } from './a-newspaper.ts';

let paper = openNewspaper();
paper.remove();

function article(title: string, date: string, tags: string, more = ''): string {
  return `---\ntitle: ${title}\ndate: ${date}\ntags: ${tags}\n${more}---\n\n${title}.\n`;
}

beforeEach(() => {
  paper = openNewspaper({
    'articles/a.md': article('One', '2024-06-01', '[Floods, "Harbour Town"] # as printed'), 'articles/b.md': article('Two', '2024-06-02', '[Flood]').replaceAll('\n', '\r\n'),
    'articles/c.md': article('Three', '2024-06-03', '\n  - harbourton\n  - HARBOUR TOWN # the quay\n  - Bridges'), 'articles/d.md': article('Four', '2024-06-04', '[Old Quay]', 'draft: true\n'),
    'tags/harbourton.md': '---\nname: Harbourton # the town\ntype: place\n---\n', 'tags/old-quay.md': '---\nname: Old Quay\nparents: [harbour-town]\n---\n',
    'tags/harbour-town.md': '---\nname: Harbour Town\ntype: place\nvariants: [Harbour-by-Sea]\nredirect_from: [the-harbour]\ndescription: Where ships lie.\n---\n',
  });
});

afterEach(() => paper.remove());

function run(...args: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  const code = tagsCommand(args, { out: (line) => lines.push(...line.split('\n')), cwd: paper.folder, today: '2025-10-28' });
  return { code, lines };
}

function snapshot(): Record<string, string> {
  return Object.fromEntries(['articles', 'tags'].flatMap((room) => paper.list(room).map((name) => [`${room}/${name}`, paper.read(`${room}/${name}`)])));
}

describe('npm run tags', () => {
  it('lists tags by how many articles bear them, likely synonyms with what to type, and those borne once', () => {
    expect(run()).toEqual({ code: 0, lines: [
      '2  Harbour Town  (harbour-town, place, also Harbour-by-Sea)', '1  Bridges  (bridges, no file)', '1  Flood  (flood, no file)', '1  Floods  (floods, no file)', '1  Harbourton  (harbourton, place)', '1  Old Quay  (old-quay, topic)', '',
      'Likely one', '  Floods and Flood are one word in the singular and the plural', '      npm run tags -- merge floods flood', '',
      'Borne once', '  Bridges, Flood, Floods, Harbourton, Old Quay', '', '6 tags, 1 likely synonym, 5 borne once.',
    ] });
  });

  it('gives the same as JSON', () => {
    const { tags, synonyms, single } = JSON.parse(run('--json').lines.join('\n')) as { tags: unknown[]; synonyms: unknown[]; single: string[] };
    expect(tags[0]).toEqual({ slug: 'harbour-town', name: 'Harbour Town', type: 'place', articles: 2, file: 'tags/harbour-town.md', variants: ['Harbour-by-Sea'] });
    expect([synonyms, single]).toEqual([[{ from: 'floods', into: 'flood', why: 'are one word in the singular and the plural' }], ['bridges', 'flood', 'floods', 'harbourton', 'old-quay']]);
  });

  it.each([[['list', 'x']], [['merge', 'a']], [['merge', 'a', 'b', 'c']], [['join', 'a', 'b']], [['--all']], [['--content', '']]])('tells how it is used where the call is wrong: %j', (args) => {
    const { code, lines } = run(...args);
    expect([code, lines.slice(1)]).toEqual([2, ['Usage: npm run tags [-- --json]', '       npm run tags -- merge TAG INTO [--dry-run]', '       Each takes --content DIR and --cache DIR.']]);
  });
});

describe('npm run tags -- merge', () => {
  it('edits what bears the tag and nothing else, moves its names, removes its file and notes it', () => {
    const before = snapshot();
    expect(run('merge', 'Harbour Town', 'harbourton')).toEqual({ code: 0, lines: [
      '  content/articles/a.md edited', '  content/articles/c.md edited', '  content/tags/old-quay.md edited', '  content/tags/harbourton.md edited', '  content/tags/harbour-town.md removed', '  content/tag-merges.tsv made', '',
      '`tags/harbour-town.md` also said what `tags/harbourton.md` does not; add what is to stay:', '  description: Where ships lie.', '',
      '2 articles bear “Harbourton” in place of “Harbour Town”. /tags/harbour-town/ leads on to /tags/harbourton/. Noted in content/tag-merges.tsv.',
    ] });
    const { 'tags/harbour-town.md': _gone, ...kept } = before;
    expect(snapshot()).toEqual({
      ...kept, 'articles/a.md': article('One', '2024-06-01', '[Floods, "Harbourton"] # as printed'), 'articles/c.md': article('Three', '2024-06-03', '\n  - harbourton\n  - Bridges'),
      'tags/old-quay.md': '---\nname: Old Quay\nparents: [harbourton]\n---\n',
      'tags/harbourton.md': '---\nname: Harbourton # the town\ntype: place\nvariants: [Harbour Town, Harbour-by-Sea]\nredirect_from: ["harbour-town", "the-harbour"]\n---\n'.replace(/"/g, ''),
    });
    expect(fs.readFileSync(path.join(paper.folder, 'content/tag-merges.tsv'), 'utf8')).toBe('day\tmerged\tinto\tarticles\n2025-10-28\tharbour-town\tharbourton\t2\n');
  });

  it('leaves a sound archive, in which the old addresses lead on', () => {
    run('merge', 'harbour-town', 'harbourton');
    run('merge', 'Floods', 'Flood');
    const content = readContent(path.join(paper.folder, 'content'));
    const { problems, plan } = prepare(content, Date.parse('2025-01-01T00:00:00Z'));
    expect(problems).toEqual([]);
    const leads = plan.filter(({ kind }) => kind === 'redirect').map((view) => [view.path, (view.build() as { to?: string }).to]);
    expect(leads).toEqual(expect.arrayContaining([
      ['/tags/harbour-town/', '/archive/tags/harbourton/'], ['/tags/harbour-town/2024/', '/archive/tags/harbourton/2024/'], ['/tags/the-harbour/', '/archive/tags/harbourton/'], ['/tags/floods/', '/archive/tags/flood/'],
    ]));
    expect(paper.read('tags/flood.md')).toBe('---\nname: Flood\nvariants:\n  - Floods\nredirect_from:\n  - floods\n---\n');
    expect(paper.read('tag-merges.tsv').split('\n')).toHaveLength(4);
  });

  it('keeps the line ends of what it edits', () => {
    run('merge', 'Flood', 'Floods');
    expect(paper.read('articles/b.md')).toBe(article('Two', '2024-06-02', '[Floods]').replaceAll('\n', '\r\n'));
  });

  it('tells and writes nothing when it is only tried', () => {
    const before = snapshot();
    const { code, lines } = run('merge', 'harbour-town', 'harbourton', '--dry-run');
    expect([code, lines[0], lines.at(-1)]).toEqual([0, '  content/articles/a.md would be edited', '2 articles would bear “Harbourton” in place of “Harbour Town”. Nothing was written.']);
    expect([snapshot(), fs.existsSync(path.join(paper.folder, 'content/tag-merges.tsv'))]).toEqual([before, false]);
  });

  it('changes nothing where one file cannot be changed', () => {
    const before = snapshot();
    // A link in place of the notes is not followed.
    fs.symlinkSync('/etc/hostname', path.join(paper.folder, 'content/tag-merges.tsv'));
    const told = run('merge', 'harbour-town', 'harbourton');
    expect([told.code, snapshot()]).toEqual([1, before]);
    expect(told.lines).toEqual(['`tag-merges.tsv` is there already.']);
  });

  it.each([
    ['a tag that is not there', ['Harbourtown', 'Flood'], 'There is no tag `Harbourtown`. Did you mean `Harbour Town`?'],
    ['two names of one tag', ['Harbour-by-Sea', 'harbour-town'], '`Harbour-by-Sea` and `harbour-town` are one tag already, `harbour-town`.'],
  ])('refuses %s', (_what, [from = '', into = ''], told) => {
    expect(run('merge', from, into)).toEqual({ code: 1, lines: [told] });
  });

  it('refuses while files cannot be read, in which the tag may stand too', () => {
    paper.write('articles/broken.md', '---\ntitle: X: y\n---\n');
    const before = snapshot();
    const { code, lines } = run('merge', 'floods', 'flood');
    expect([code, lines[0], snapshot()]).toEqual([1, 'content/articles/broken.md', before]);
  });
});
