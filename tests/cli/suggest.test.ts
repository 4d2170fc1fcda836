import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { suggestCommand } from '../../src/cli/suggest.ts';
import { flood, openNewspaper } from './a-newspaper.ts';

let paper = openNewspaper();
paper.remove();

const harbourton = '---\nname: Harbourton\ntype: place\n---\n';

beforeEach(() => {
  paper = openNewspaper({ 'tags/harbourton.md': harbourton });
});

afterEach(() => {
  paper.remove();
});

function run(...args: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  return { code: suggestCommand(args, { out: (line) => lines.push(line), cwd: paper.folder, now: Date.parse('2024-06-01T00:00:00Z') }), lines };
}

function suggestions(article: string): Record<'tags' | 'stories' | 'links', { type: string; why: string }[]> & { article: string } {
  const { code, lines } = run(article, '--json');
  expect(code).toBe(0);
  return JSON.parse(lines.join('\n')) as ReturnType<typeof suggestions>;
}

const article = 'articles/2024-05-01-arwen-rises-again.md';

describe('npm run suggest', () => {
  it('prints what to type and why, and edits nothing', () => {
    const before = paper.read(article);
    const { code, lines } = run('arwen-rises-again');
    expect(code).toBe(0);
    expect(lines.join('\n').split('\n')).toEqual([
      'Tags', '  Harbourton', '      stands in the first paragraph as “Harbourton”', '',
      'Stories', `  npm run story -- adopt /stories/${flood}/`, '      found by likeness with 3 others', '',
      'Links', ...Array.from({ length: 6 }, () => expect.any(String)), '',
      '5 suggestions for content/articles/2024-05-01-arwen-rises-again.md. Nothing was edited.',
    ]);
    expect(lines.join('\n')).toContain('  [[tollgate-bridge-closed|Tollgate Bridge]]\n      on “Tollgate Bridge” in the second paragraph, to “Tollgate Bridge closed”: both name ');
    expect(paper.read(article)).toBe(before);
  });

  it('gives the same as JSON', () => {
    const { article: id, tags, stories } = suggestions('arwen-rises-again');
    expect({ id, tags, stories }).toEqual({
      id: '2024-05-01-arwen-rises-again', tags: [{ type: 'Harbourton', why: 'stands in the first paragraph as “Harbourton”' }],
      stories: [{ type: `npm run story -- adopt /stories/${flood}/`, why: 'found by likeness with 3 others' }],
    });
  });

  it.each(['2024-05-01-arwen-rises-again', '/2024/05/01/arwen-rises-again/', 'https://gazette.example/archive/2024/05/01/arwen-rises-again/', `content/${article}`, article])('knows the article by %s', (typed) => {
    expect(suggestions(typed).article).toBe('2024-05-01-arwen-rises-again');
  });

  it('suggests a declared story to which the nearest articles belong', () => {
    paper.write('stories/arwen.md', '---\ntitle: The Arwen\narticles: [arwen-floods-harbourton, tollgate-bridge-closed]\n---\n');
    expect(suggestions('arwen-rises-again').stories).toEqual([{ type: 'arwen', why: '2 of its 3 nearest articles belong to it' }]);
  });

  it('suggests no link on words that bear one', () => {
    const onTown = (): number => suggestions('arwen-rises-again').links.filter(({ type }) => type.endsWith('|Harbourton]]')).length;
    paper.write(article, `${paper.read(article)}\nPeople of Harbourton wait.\n`);
    expect(onTown()).toBe(1);
    paper.write(article, paper.read(article).replace('Harbourton', '[[chess-3|Harbourton]]'));
    expect(onTown()).toBe(0);
  });

  it('names the paragraph as a reader counts it, with the titles of linked articles in it', () => {
    paper.write(article, paper.read(article).replace('asked for sandbags', 'asked for sandbags, see [[chess-3]]'));
    paper.write('tags/chess-3.md', '---\nname: Chess 3\n---\n');
    expect(suggestions('arwen-rises-again').tags).toContainEqual({ type: 'Chess 3', why: 'stands in the second paragraph as “Chess 3”' });
  });

  it('writes the day where another article has the same slug', () => {
    paper.write('articles/2020-01-01-tollgate-bridge-closed.md', '---\ntitle: A draft\ndate: 2020-01-01\ndraft: true\n---\n\nOf old.\n');
    expect(suggestions('arwen-rises-again').links.map(({ type }) => type)).toContain('[[2024-04-29-tollgate-bridge-closed|Tollgate Bridge]]');
  });

  it('looks at a draft, and leads to no other draft', () => {
    paper.write(article, paper.read(article).replace('date:', 'draft: true\ndate:'));
    const { tags, stories, links } = suggestions('arwen-rises-again');
    expect([tags.length, stories, links.length]).toEqual([1, [{ type: `npm run story -- adopt /stories/${flood}/`, why: 'found by likeness with 3 others' }], 3]);
    expect(suggestions('harbourton-counts-the-cost').links.map(({ type }) => type).join()).not.toContain('arwen-rises-again');
  });

  it('names the address that readers see where the draft is the earliest of a found story', () => {
    paper.write(`articles/${flood}.md`, paper.read(`articles/${flood}.md`).replace('date:', 'draft: true\ndate:'));
    expect(suggestions(flood).stories).toEqual([{ type: 'npm run story -- adopt /stories/2024-04-29-tollgate-bridge-closed/', why: 'found by likeness with 3 others' }]);
  });

  it('says so where there is nothing to suggest', () => {
    expect(run('chess-3')).toEqual({ code: 0, lines: ['Nothing to suggest for content/articles/chess-3.md.'] });
  });

  it('says so of a withdrawn article', () => {
    paper.write('articles/chess-3.md', paper.read('articles/chess-3.md').replace('---\n\n', 'updates: [{date: 2024-05-01, type: withdrawal, text: It was not so.}]\n---\n\n'));
    expect(run('chess-3')).toEqual({ code: 0, lines: ['Nothing to suggest for content/articles/chess-3.md, which is withdrawn.'] });
  });

  it('names the nearest article where there is none, and each where there are several', () => {
    expect(run('arwen-rise-again')).toEqual({ code: 1, lines: ['There is no article `arwen-rise-again`. Did you mean `arwen-rises-again`?'] });
    expect(run('x')).toEqual({ code: 1, lines: ['There is no article `x`. Write its slug, its address or its file.'] });
    paper.write('articles/2020-01-01-arwen-rises-again.md', '---\ntitle: A draft\ndate: 2020-01-01\n---\n\nOf old.\n');
    expect(run('arwen-rises-again')).toEqual({ code: 1, lines: ['`arwen-rises-again` is the slug of 2 articles. Write one of: `2020-01-01-arwen-rises-again`, `2024-05-01-arwen-rises-again`.'] });
  });

  it('reports the problems of the content', () => {
    paper.write('articles/chess-3.md', 'No fields.');
    expect(run('arwen-rises-again')).toEqual({ code: 1, lines: [expect.stringContaining('1 problem in 1 file')] });
  });

  it.each([[], [' '], ['a', 'b'], ['a', '--day', 'x'], ['a', '--content', '']])('tells how it is used where the call is wrong: %j', (...args) => {
    expect(run(...args)).toEqual({ code: 2, lines: [expect.stringMatching(/\. Usage: npm run suggest -- ARTICLE \[--json\] \[--content DIR\] \[--cache DIR\]$/)] });
  });
});
