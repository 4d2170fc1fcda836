import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepare } from '../../src/build/compose.ts';
import { storyCommand } from '../../src/cli/story.ts';
import { readContent } from '../../src/ingest/content.ts';
import type { PageView } from '../../src/views/pages.ts';
import { flood, openNewspaper } from './a-newspaper.ts';

let paper = openNewspaper();
paper.remove();

beforeEach(() => {
  paper = openNewspaper();
});

afterEach(() => {
  paper.remove();
});

const now = Date.parse('2024-06-01T00:00:00Z');

function run(...args: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  return { code: storyCommand(args, { out: (line) => lines.push(line), cwd: paper.folder, now }), lines };
}

function pages(): Map<string, PageView> {
  const { plan, problems } = prepare(readContent(`${paper.folder}/content`), now);
  expect(problems).toEqual([]);
  return new Map(plan.map((view) => [view.path, view.build()]));
}

const file = `stories/${flood}.md`;
const members = [flood, '2024-04-29-tollgate-bridge-closed', '2024-04-30-harbourton-counts-the-cost', '2024-05-01-arwen-rises-again'];
const written = (...lines: string[]): string => ['---', ...lines, '---', ''].join('\n');
const listed = (articles: string[]): string[] => ['articles:', ...articles.map((id) => `  - ${id}`)];

describe('npm run story -- list', () => {
  it('names each found story with its address, articles, days and title', () => {
    expect(run('list')).toEqual({ code: 0, lines: [[`/stories/${flood}/`, '    4 articles, 2024-04-28–2024-05-01: Arwen: Harbourton under water', '1 found story.'].join('\n')] });
  });

  it('gives the same as JSON', () => {
    expect(JSON.parse(run('list', '--json').lines.join('\n'))).toEqual([
      { address: `/stories/${flood}/`, title: 'Arwen: Harbourton under water', status: 'open', articles: 4, first: '2024-04-28', last: '2024-05-01' },
    ]);
  });

  it('says so where none is left to decide on', () => {
    run('refuse', flood);
    expect(run('list')).toEqual({ code: 0, lines: ['No story is found by likeness that no editor has decided on.'] });
  });
});

describe('npm run story -- adopt', () => {
  it('writes the story with its articles in the order of time, and says what to do next', () => {
    expect(run('adopt', flood)).toEqual({ code: 0, lines: [`Written: content/${file} with 4 articles. The address stays /stories/${flood}/. Add a summary and key events there, and build again.`] });
    expect(paper.read(file)).toBe(written('title: "Arwen: Harbourton under water"', 'status: open', ...listed(members)));
  });

  it('keeps the page as it was, but for its being found', () => {
    const before = pages().get(`/stories/${flood}/`);
    run('adopt', flood);
    expect(before).toMatchObject({ kind: 'story', found: true });
    expect(pages().get(`/stories/${flood}/`)).toEqual({ ...before, found: false });
  });

  it('takes another title, with letters and marks of any kind', () => {
    run('adopt', flood, '--title', 'Sel: “İlk” # \'gün\'');
    expect(paper.read(file)).toContain('title: "Sel: “İlk” # \'gün\'"\n');
    expect(pages().get(`/stories/${flood}/`)).toMatchObject({ heading: 'Sel: “İlk” # \'gün\'' });
  });

  it('takes another slug, to which the old address leads', () => {
    expect(run('adopt', flood, '--slug', 'arwen-flood').lines).toEqual([`Written: content/stories/arwen-flood.md with 4 articles. The address is /stories/arwen-flood/, and /stories/${flood}/ leads on to it. Add a summary and key events there, and build again.`]);
    const site = pages();
    expect([site.get('/stories/arwen-flood/')?.kind, site.get(`/stories/${flood}/`)?.kind]).toEqual(['story', 'redirect']);
  });

  it.each([`/stories/${flood}/`, `/archive/stories/${flood}`, `https://gazette.example/archive/stories/${flood}/#x`, `http://127.0.0.1:4321/archive/stories/${flood}/`, `stories/${flood}.md`])('knows the story by %s', (address) => {
    expect(run('adopt', address).code).toBe(0);
    expect(paper.list('stories')).toEqual([`${flood}.md`]);
  });

  it.each(['adopt', 'refuse'])('never writes over a file: %s', (verb) => {
    run('adopt', flood);
    paper.write(file, `${paper.read(file).replace('open', 'closed')}`);
    const before = paper.read(file);
    const { code, lines } = run(verb, flood);
    expect([code, lines[0]]).toEqual([1, expect.stringContaining(`\`${flood}\` is declared`)]);
    expect(paper.read(file)).toBe(before);
  });

  it.each([
    ['the-gate', '`stories/the-gate.md` is there already.'], ['the-old-gate', '`the-old-gate` is an old slug of `stories/the-gate.md`.'],
  ])('refuses the slug %s, which another story has', (slug, reason) => {
    paper.write('stories/the-gate.md', written('title: The gate', 'redirect_from: [the-old-gate]'));
    expect(run('adopt', flood, '--slug', slug)).toEqual({ code: 1, lines: [reason] });
    expect(paper.list('stories')).toEqual(['the-gate.md']);
  });

  it('names the nearest story where there is none', () => {
    expect(run('adopt', flood.replace('oo', 'o'))).toEqual({ code: 1, lines: [`There is no story \`${flood.replace('oo', 'o')}\`. Did you mean \`${flood}\`?`] });
    expect(run('adopt', 'chess')).toEqual({ code: 1, lines: ['There is no story `chess`. `npm run story -- list` names those that were found.'] });
  });
});

describe('npm run story -- split', () => {
  it('leaves the earlier articles at the address and names the later part by its first', () => {
    expect(run('split', flood, 'harbourton-counts-the-cost')).toEqual({ code: 0, lines: [
      `Written: content/${file} with 2 articles and content/stories/${members[2] ?? ''}.md with 2 articles. The address of the first part stays /stories/${flood}/; the second stands at /stories/${members[2] ?? ''}/. Give each its own title and build again.`,
    ] });
    expect(paper.read(file)).toBe(written('title: "Arwen: Harbourton under water"', 'status: open', ...listed(members.slice(0, 2))));
    expect(paper.read(`stories/${members[2] ?? ''}.md`)).toBe(written('title: Harbourton counts the cost', 'status: open', ...listed(members.slice(2))));
    expect([...pages().values()].filter(({ kind }) => kind === 'story').map((view) => 'found' in view && view.found)).toEqual([false, false]);
  });

  it('closes the part whose latest article is long ago', () => {
    paper.write('articles/2024-09-01-chess-again.md', '---\ntitle: Chess again\ndate: 2024-09-01\n---\n\nA game.\n');
    storyCommand(['split', flood, 'arwen-rises-again'], { out: () => undefined, cwd: paper.folder, now: Date.parse('2024-10-01T00:00:00Z') });
    expect(paper.read(file)).toContain('status: closed\n');
  });

  it.each([['2024-04-30-harbourton-counts-the-cost'], ['/2024/04/30/harbourton-counts-the-cost/'], ['https://gazette.example/archive/2024/04/30/harbourton-counts-the-cost/'], ['content/articles/2024-04-30-harbourton-counts-the-cost.md']])('knows the article by %s', (article) => {
    expect(run('split', flood, article).code).toBe(0);
  });

  it.each([
    [flood, `\`${flood}\` is the first article of the story, so nothing would be left before it. Name a later one.`],
    ['chess-3', `\`chess-3\` is no article of the story \`${flood}\`.`],
    ['tolgate-bridge-closed', `\`tolgate-bridge-closed\` is no article of the story \`${flood}\`. Did you mean \`tollgate-bridge-closed\`?`],
  ])('refuses to split before %s', (article, reason) => {
    expect(run('split', flood, article)).toEqual({ code: 1, lines: [reason] });
    expect(paper.list('stories')).toEqual([]);
  });

  it('says of a declared story that its file is to be edited', () => {
    run('adopt', flood);
    expect(run('split', flood, 'arwen-rises-again')).toEqual({ code: 1, lines: [`\`${flood}\` is declared in \`content/${file}\`: edit its \`articles\` there, and the \`stories\` of its articles.`] });
  });
});

describe('npm run story -- refuse', () => {
  it('has the story told nowhere, and its address lead on to its first article', () => {
    expect(run('refuse', flood)).toEqual({ code: 0, lines: [`Written: content/${file} with 4 articles. /stories/${flood}/ leads on to the first of them. Build again, and delete the file to have it found again.`] });
    expect(paper.read(file)).toBe(written('title: "Arwen: Harbourton under water"', 'status: refused', ...listed(members)));
    expect(pages().get(`/stories/${flood}/`)).toMatchObject({ kind: 'redirect', to: expect.stringContaining('/2024/04/28/arwen-floods-harbourton/') });
  });
});

describe('npm run story', () => {
  it('reports the problems of the content and writes nothing', () => {
    paper.write('stories/the-gate.md', written('title: The gate', 'articles: [the-gat]'));
    expect(run('adopt', flood)).toEqual({ code: 1, lines: [expect.stringContaining('Article `the-gat` is not in the archive.')] });
    expect(paper.list('stories')).toEqual(['the-gate.md']);
  });

  it.each([[], ['tell', flood], ['list', 'x'], ['adopt'], ['adopt', ''], ['adopt', flood, 'x'], ['adopt', flood, '--json'], ['adopt', flood, '--title', ' '], ['adopt', flood, '--title', 'a\nb'], ['adopt', flood, '--slug', 'The Flood'], ['adopt', flood, '--slug', '../x'], ['adopt', flood, '--slug', 'con'], ['adopt', flood, '--slug', 'x'.repeat(112)], ['split', flood], ['refuse', flood, '--title', 'x'], ['list', '--content', '']])('tells how it is used where the call is wrong: %j', (...args) => {
    const { code, lines } = run(...args);
    expect([code, lines[0], lines[1]]).toEqual([2, expect.stringMatching(/\.$/), 'Usage: npm run story -- list [--json]']);
    expect(paper.list('stories')).toEqual([]);
  });

  it('ends with 2 where the content is not there', () => {
    expect(run('list', '--content', 'nowhere')).toEqual({ code: 2, lines: [expect.stringContaining('is not there.')] });
  });
});
