import fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../src/ingest/problem.ts';
import { writeLedger } from '../../src/build/ledger.ts';
import { checkCommand } from '../../src/cli/check.ts';
import { openNewspaper } from './a-newspaper.ts';
import { openRepository } from './a-repository.ts';

const now = Date.parse('2024-06-01T00:00:00Z');
const rises = 'articles/2024-05-01-arwen-rises-again.md';
const closed = 'articles/2024-04-29-tollgate-bridge-closed.md';
const corrected = 'updates:\n  - { date: 2024-05-02, type: correction, text: The mayor is Ada Fell. }\n';

type Paper = Pick<ReturnType<typeof openNewspaper>, 'folder'>;

async function run(paper: Paper, ...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await checkCommand(args, { out: (line) => lines.push(line), cwd: paper.folder, now });
  return { code, text: lines.join('\n') };
}

async function rulesOf(paper: Paper, ...args: string[]): Promise<string[]> {
  const { text } = await run(paper, '--json', ...args);
  return (JSON.parse(text) as { problems: Problem[] }).problems.map(({ file, rule }) => `${file} ${rule}`);
}

describe('npm run check', () => {
  let paper = openNewspaper();
  paper.remove();

  beforeEach(() => { paper = openNewspaper(); });
  afterEach(() => { paper.remove(); });

  it('finds nothing wrong with a sound newspaper', async () => {
    expect(await run(paper)).toEqual({ code: 0, text: 'No problems in 16 articles.' });
  });

  it('refuses a picture whose rest is damaged, each time it is asked, until it is whole', async () => {
    const noise = Buffer.from(Array.from({ length: 64 * 64 * 3 }, (_, index) => (index * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } }).png().toBuffer();
    const picture = path.join(paper.folder, 'content/articles/tide.png');
    fs.writeFileSync(picture, whole.subarray(0, whole.length / 2));
    fs.writeFileSync(path.join(paper.folder, 'content/articles/2024-05-02-tide.md'), '---\ntitle: Tide\ndate: 2024-05-02\n---\n\n![The tide](tide.png)\n');
    for (let time = 0; time < 2; time += 1) expect(await rulesOf(paper)).toContain('articles/tide.png picture');
    fs.writeFileSync(picture, whole);
    for (let time = 0; time < 2; time += 1) expect(await rulesOf(paper)).not.toContain('articles/tide.png picture');
  });

  it('warns of what may be mended: pictures, agencies, anchors, twins, tags', async () => {
    const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    paper.write('tags/harbourton.md', '---\nname: Harbourton\n---\n');
    paper.write('articles/a.md', '---\ntitle: One\ndate: 2024-05-03\ntags: [Harbortun]\nagency: AP\nimage: dot.png\n---\n\n## Night\n\n![](dot.png) See [the day](#h-day), [the night](#h-night).\n');
    fs.writeFileSync(path.join(paper.folder, 'content/articles/dot.png'), dot);
    paper.write('articles/b.md', '---\ntitle: Two\ndate: 2024-05-04\n---\n\nKABUL (Reuters) - Talks went on.\n');
    const text = paper.read(rises);
    paper.write('articles/2024-05-02-arwen-rises.md', text.replace('2024-05-01', '2024-05-02'));
    expect((await rulesOf(paper)).sort()).toEqual([
      'articles/2024-05-02-arwen-rises.md near-duplicate', 'articles/a.md agency-unsourced', 'articles/a.md alt-text', 'articles/a.md alt-text', 'articles/a.md dead-anchor', 'articles/a.md unknown-tag', 'articles/b.md agency-unsourced',
    ]);
    const told = await run(paper);
    expect(told.code).toBe(0);
    expect(told.text).toContain('  11:28  text       Warning: The link `#h-day` leads to no heading of this text.');
    expect(told.text).toContain('Write one of: `#h-night`.');
    expect((await run(paper, '--strict')).code).toBe(1);
  });

  it('annotates lines for GitHub, with what steers it escaped', async () => {
    paper.write('articles/50%, a:b.md', '---\ntitle: One\ndate: 2024-05-03\nslug: one\nrelated: ["x\\n::error::%0A"]\n---\n\nText.\n');
    const { text, code } = await run(paper, '--github');
    expect(code).toBe(1);
    const annotations = text.split('\n').filter((line) => line.startsWith('::'));
    expect(annotations).toEqual([expect.stringMatching(/^::error file=content\/articles\/50%25%2C a%3Ab\.md,line=5,col=\d+,title=related::Related article `x\\u000a::error::%250A`/)]);
  });

  it('mends with --fix what is safe, tells it, and then checks', async () => {
    paper.write('tags/harbourton.md', '---\nname: Harbourton\nvariants: [Harbour Town]\n---\n');
    paper.write('articles/a.md', '---\ntitle: Flood: held\ndate: 2024-05-03\ntags: harbour town, Rain\n---\n\nText.');
    const { code, text } = await run(paper, '--fix');
    expect(text).toContain('content/articles/a.md:2 the title was put between quotation marks\n');
    expect(text).toContain('3 mends in 1 file.\n');
    expect(code).toBe(0);
    expect(paper.read('articles/a.md')).toBe('---\ntitle: "Flood: held"\ndate: 2024-05-03\ntags: [Harbourton, Rain]\n---\n\nText.\n');
    expect((await run(paper, '--fix')).text).toBe('0 mends in 0 files.\nNo problems in 17 articles.');
    expect(paper.list('articles').filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each([[['main'], '`main` is one word too many.'], [['--now', 'noon'], '`noon` is not an instant.'], [['--message', 'none'], 'The message `none` cannot be read.'], [['--changed'], 'This folder is in no git repository']])('understands no call %j', async (args, reason) => {
    const { code, text } = await run(paper, ...args);
    expect([code, text]).toEqual([2, expect.stringContaining(reason)]);
  });
});

describe('npm run check -- --changed', () => {
  let paper = openRepository();
  paper.remove();

  beforeAll(() => {
    paper = openRepository({ 'articles/2024-05-02-mayor.md': `---\ntitle: The mayor\ndate: 2024-05-02\n${corrected}---\n\nAda Fell leads Harbourton.\n`, 'articles/2024-01-01-old.md': '---\ntitle: Old trouble\ndate: 2024-01-01\nrelated: [nowhere]\n---\n\nText.\n' });
  });
  afterAll(() => { paper.remove(); });
  afterEach(() => {
    paper.git('checkout', '--quiet', '--force', 'main');
    paper.git('clean', '--quiet', '--force', '-d');
  });

  /** A branch of its own; what it holds is committed with the message. */
  function branch(message: string, change: () => void): void {
    paper.git('checkout', '--quiet', '-B', 'work', 'main');
    change();
    paper.git('add', '--all');
    paper.git('commit', '--quiet', '--message', message);
  }

  const mayor = 'articles/2024-05-02-mayor.md';

  it('tells nothing of what was wrong before', async () => {
    expect(await rulesOf(paper)).toEqual(['articles/2024-01-01-old.md related']);
    expect(await rulesOf(paper, '--changed', 'main')).toEqual([]);
    expect(await rulesOf(paper, '--changed=main')).toEqual([]);
    expect(await rulesOf(paper, '--changed')).toEqual([]);
  });

  it('tells what is wrong in a changed file, committed or not, and what the change breaks elsewhere', async () => {
    paper.write('articles/new.md', '---\ntitel: New\ndate: 2024-05-03\n---\n\nText.\n');
    expect(await rulesOf(paper, '--changed', 'main')).toEqual(['articles/new.md missing', 'articles/new.md unknown-field']);
    fs.rmSync(path.join(paper.folder, 'content/articles/new.md'));
    branch('Rename', () => {
      paper.write(closed, paper.read(closed).replace('date:', 'related: [arwen-rises-again]\ndate:'));
    });
    paper.git('checkout', '--quiet', '-B', 'base', 'work');
    paper.git('checkout', '--quiet', '-B', 'work', 'base');
    fs.rmSync(path.join(paper.folder, 'content', rises));
    expect(await rulesOf(paper, '--changed', 'base')).toEqual([`${closed} related`]);
  });

  it('refuses a correction that was changed, and a text that was changed in silence', async () => {
    branch('Tidy', () => {
      paper.write(mayor, paper.read(mayor).replace('The mayor is Ada Fell.', 'Tidied.'));
      paper.write(rises, paper.read(rises).replace('wet night', 'dry night'));
    });
    expect(await rulesOf(paper, '--changed', 'main')).toEqual([`${rises} text-changed`, `${mayor} update-changed`]);
    expect(await rulesOf(paper, '--changed', 'main', '--now', '2024-05-08T00:00:00Z')).toEqual([`${mayor} update-changed`]);
  });

  it('accepts a text changed with an entry, with a line in a commit, and with one in the text of a pull request', async () => {
    const dry = (): void => { paper.write(rises, paper.read(rises).replace('wet night', 'dry night')); };
    branch('Correct', () => {
      dry();
      paper.write(rises, paper.read(rises).replace('date: 2024-05-01\n', 'date: 2024-05-01\nupdates: [{ date: 2024-06-01, type: correction, text: The night was dry. }]\n'));
    });
    expect(await rulesOf(paper, '--changed', 'main')).toEqual([]);
    branch(`Spell\n\nminor-edit: ${rises}`, dry);
    expect(await rulesOf(paper, '--changed', 'main')).toEqual([]);
    branch('Spell', dry);
    expect(await rulesOf(paper, '--changed', 'main')).toEqual([`${rises} text-changed`]);
    fs.writeFileSync(path.join(paper.folder, 'message.txt'), 'Hello\n\nminor-edit: one comma\n');
    expect(await rulesOf(paper, '--changed', 'main', '--message', 'message.txt')).toEqual([]);
  });

  it('follows an article that was renamed', async () => {
    branch('Rename', () => {
      paper.write('articles/2024-05-02-the-mayor.md', `---\ntitle: The mayor\ndate: 2024-05-02\naliases: [/2024/05/02/mayor/]\n---\n\nAda Fell led Harbourton.\n`);
      fs.rmSync(path.join(paper.folder, 'content', mayor));
    });
    expect(await rulesOf(paper, '--changed', 'main')).toEqual(['articles/2024-05-02-the-mayor.md text-changed', 'articles/2024-05-02-the-mayor.md update-changed']);
  });

  it('takes the days of the base, and no line out of the ledger', async () => {
    fs.rmSync(path.join(paper.folder, 'content/articles/2024-01-01-old.md'));
    writeLedger({ content: path.join(paper.folder, 'content'), cache: path.join(paper.folder, '.cache'), now: Date.parse('2024-05-30T00:00:00Z') });
    paper.git('checkout', '--quiet', '-B', 'ledger', 'main');
    paper.git('add', '--all');
    paper.git('commit', '--quiet', '--message', 'Publish');
    paper.write('ledger.tsv', paper.read('ledger.tsv').replace(/^\/2024\/05\/01\/arwen.*\n/m, ''));
    paper.write('archive.yaml', `${paper.read('archive.yaml')}settled_after: 0\n`);
    paper.write(rises, paper.read(rises).replace('wet night', 'dry night'));
    // Two days after it was published here.
    expect(await rulesOf(paper, '--changed', 'ledger')).toEqual(['ledger.tsv ledger-line']);
    expect(await rulesOf(paper, '--changed', 'ledger', '--now', '2024-06-10T00:00:00Z')).toEqual([`${rises} text-changed`, 'ledger.tsv ledger-line']);
  });

  it('takes no name for an option, and no odd file for another', async () => {
    for (const base of ['--output=/tmp/x', 'main; touch x', 'HEAD:content', 'no-such', '']) {
      expect((await run(paper, '--changed', '--', base)).code).toBe(base === '' ? 0 : 2);
    }
    branch('Odd names', () => {
      paper.write('articles/--all\n$(touch x)".md', '---\ntitle: One\ndate: 2024-05-03\n---\n\nText.\n');
      paper.write('articles/:(glob)*.md', '---\ntitle: One\ndate: 2024-05-03\n---\n\nText.\n');
    });
    expect((await rulesOf(paper, '--changed', 'main')).map((each) => each.replace(/^.* /s, ''))).toEqual(['slug', 'slug']);
    expect(fs.existsSync(path.join(paper.folder, 'x'))).toBe(false);
  });
});
