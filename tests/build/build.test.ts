import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compilesItself, readTree, runBackfile, writeContent } from '../support/backfile.ts';

const limit = 120_000;
const made: string[] = [];

function folder(): string {
  const at = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-build-'));
  made.push(at);
  return at;
}

function article(title: string, date: string, rest = '', body = 'Some words of news.'): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${rest}---\n\n${body}\n`;
}

function contentOf(files: Record<string, string>): string {
  const at = writeContent(files);
  made.push(at);
  return at;
}

const small = {
  'articles/2024/2024-02-29-leap-day.md': article('Leap day', '2024-02-29', 'tags: [Time]\naliases: [/old/leap/]\n', 'A day more. See [[exhibition|the fair]].'),
  'articles/exhibition.md': article('The Great Exhibition', '1851-05-01', 'tags: [London]\n', '## Machines\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\nA note.[^1]\n\n[^1]: Of old.'),
  'articles/2024/2024-12-31-last-day.md': article('The last day', '2024-12-31T23:59+14:00', 'tags: [Time]\n'),
  'articles/draft.md': article('Not yet', '2024-03-01', 'draft: true\n', 'DRAFT-SECRET'),
  'articles/later.md': article('Later', '2024-03-02', 'embargo: 2030-01-01T00:00:00Z\n', 'EMBARGO-SECRET'),
};

function build(content: string, root: string, args: string[] = [], env: Record<string, string> = {}): { code: number | null; text: string } {
  return runBackfile(['build', '--content', content, '--out', path.join(root, 'dist'), '--cache', path.join(root, 'cache'), ...args], env);
}

afterAll(() => {
  for (const at of made) fs.rmSync(at, { recursive: true, force: true });
});

describe('a build', () => {
  it('gives the same bytes in four time zones, on a second run and without its cache', () => {
    const content = contentOf(small);
    const zones: [string, Record<string, string>][] = [['UTC', {}], ['America/Los_Angeles', compilesItself], ['Asia/Kabul', {}], ['Pacific/Kiritimati', compilesItself]];
    const trees = zones.map(([TZ, theme]) => {
      const root = folder();
      expect(build(content, root, [], { TZ, ...theme }).code).toBe(0);
      return { root, tree: readTree(path.join(root, 'dist')) };
    });
    for (const { tree } of trees) expect([...tree]).toEqual([...(trees[0]?.tree ?? [])]);
    const root = trees[0]?.root ?? '';
    expect(build(content, root).text).toMatch(/ 0 written, /);
    expect([...readTree(path.join(root, 'dist'))]).toEqual([...(trees[0]?.tree ?? [])]);
    fs.rmSync(path.join(root, 'cache'), { recursive: true });
    expect(build(content, root, [], compilesItself).code).toBe(0);
    expect([...readTree(path.join(root, 'dist'))]).toEqual([...(trees[0]?.tree ?? [])]);
  }, 3 * limit);

  it('accounts for every file, and publishes neither drafts nor what is under embargo', () => {
    const root = folder();
    const { code, text } = build(contentOf(small), root);
    expect([code, /5 articles \(3 published, 1 draft, 1 under embargo\)/.test(text)]).toEqual([0, true]);
    const bytes = [...readTree(path.join(root, 'dist')).values()].map((base64) => Buffer.from(base64, 'base64').toString('latin1')).join('\n');
    expect(bytes).not.toMatch(/DRAFT-SECRET|EMBARGO-SECRET|not-yet/);
  }, limit);

  it('publishes an embargoed article once its instant has come', () => {
    const root = folder();
    expect(build(contentOf(small), root, ['--now', '2030-01-01T00:00:00Z']).code).toBe(0);
    expect(fs.existsSync(path.join(root, 'dist/2024/03/02/later/index.html'))).toBe(true);
  }, limit);

  it('keeps the day an editor wrote, whatever the offset', () => {
    const root = folder();
    build(contentOf(small), root, [], { TZ: 'America/Los_Angeles' });
    expect(fs.existsSync(path.join(root, 'dist/2024/12/31/last-day/index.html'))).toBe(true);
    expect(fs.existsSync(path.join(root, 'dist/1851/05/01/exhibition/index.html'))).toBe(true);
  }, limit);

  it('writes nothing on a problem, leaves the old site as it was and exits 1', () => {
    const root = folder();
    const content = contentOf(small);
    build(content, root);
    const before = readTree(path.join(root, 'dist'));
    fs.writeFileSync(path.join(content, 'articles/bad.md'), '---\ntitle: Bad\ndate: 2024-02-30\n---\n\nWords.\n');
    const { code, text } = build(content, root);
    expect(code).toBe(1);
    expect(text).toMatch(/articles\/bad\.md\n +3:7 +date +`2024-02-30` is not a day of the calendar\./);
    expect([...readTree(path.join(root, 'dist'))]).toEqual([...before]);
  }, limit);

  it('writes again what was tampered with', () => {
    const root = folder();
    const content = contentOf(small);
    build(content, root);
    const before = readTree(path.join(root, 'dist'));
    fs.appendFileSync(path.join(root, 'dist/index.html'), '<p>Forged');
    expect(build(content, root).code).toBe(0);
    expect([...readTree(path.join(root, 'dist'))]).toEqual([...before]);
  }, limit);

  it('never replaces a folder it did not build', () => {
    const root = folder();
    fs.mkdirSync(path.join(root, 'dist'));
    fs.writeFileSync(path.join(root, 'dist/thesis.txt'), 'years of work');
    const { code, text } = build(contentOf(small), root);
    expect([code, /holds files that were not built here/.test(text)]).toEqual([2, true]);
    expect(fs.readFileSync(path.join(root, 'dist/thesis.txt'), 'utf8')).toBe('years of work');
  }, limit);

  it('never replaces a folder whose front page is a folder itself', () => {
    const root = folder();
    fs.mkdirSync(path.join(root, 'dist/index.html'), { recursive: true });
    const { code, text } = build(contentOf(small), root);
    expect([code, /holds files that were not built here/.test(text)]).toEqual([2, true]);
  }, limit);

  it('uses no content folder, no part of one and no file as its cache', () => {
    const content = contentOf(small);
    const root = folder();
    for (const cache of [content, path.join(content, 'articles'), '/', path.join(content, 'archive.yaml')]) expect(build(content, root, ['--cache', cache]).code).toBe(2);
    expect([fs.existsSync(path.join(root, 'dist')), fs.readdirSync(content).sort()]).toEqual([false, ['archive.yaml', 'articles']]);
  }, limit);

  it('names a content folder that is not there', () => {
    const { code, text } = build('/no/such/folder', folder());
    expect([code, text]).toEqual([2, 'The content folder `/no/such/folder` is not there.\n']);
  }, limit);

  it('serves a site below a folder of its host, every link with the folder in front', () => {
    const root = folder();
    expect(build(contentOf({ ...small, 'archive.yaml': 'name: Based\naddress: https://example.org/archive/\n' }), root).code).toBe(0);
    const html = fs.readFileSync(path.join(root, 'dist/2024/02/29/leap-day/index.html'), 'utf8');
    const targets = [...html.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map((match) => match[1] ?? '');
    expect(targets.length).toBeGreaterThan(8);
    expect(targets.filter((target) => !target.startsWith('/archive/'))).toEqual([]);
    expect(html).toContain('href="/archive/1851/05/01/exhibition/"');
  }, limit);

  it('asks for words where the title of an unpublished article would stand, and never shows its slug', () => {
    const root = folder();
    const { code, text } = build(contentOf({ ...small, 'articles/points.md': article('Points', '2024-04-01', '', 'See [[draft]] and [[later|what comes]].') }), root);
    expect([code, /points\.md\n +6:5 +text +The article `draft` is not published/.test(text), /later/.test(text)]).toEqual([1, true, false]);
  }, limit);

  it('lets a relative link mean the file it names, whatever slug that has', () => {
    const root = folder();
    const content = contentOf({ 'articles/a/çay.md': article('Tea', '2024-04-01'), 'articles/b/x.md': article('X', '2024-04-02', 'slug: the-letter\n'), 'articles/c.md': article('C', '2024-04-03', '', '[Tea](a/%C3%A7ay.md) and [the letter](./b/x.md).') });
    expect(build(content, root).text).toMatch(/3 published/);
    const html = fs.readFileSync(path.join(root, 'dist/2024/04/03/c/index.html'), 'utf8');
    expect([html.includes('href="/2024/04/01/cay/"'), html.includes('href="/2024/04/02/the-letter/"')]).toEqual([true, true]);
  }, limit);

  it('makes a site of an archive without articles', () => {
    const root = folder();
    expect(build(contentOf({}), root).text).toMatch(/^0 articles/);
    expect(fs.readFileSync(path.join(root, 'dist/index.html'), 'utf8')).not.toMatch(/href(=""|\s|>)/);
  }, limit);

  it('refuses a link to a page of the site that is not there', () => {
    const root = folder();
    const { code, text } = build(contentOf({ 'articles/a.md': article('A', '2024-04-01', '', '[Here](/tags/nowhere/) and [there](/corrections/).') }), root);
    expect([code, /There is no page at `\/tags\/nowhere\/`\./.test(text), /corrections/.test(text)]).toEqual([1, true, false]);
  }, limit);

  it('refuses an old address at which a page stands', () => {
    const root = folder();
    const { code, text } = build(contentOf({ 'articles/a.md': article('A', '2024-04-01', 'aliases: [/2024/04/]\n') }), root);
    expect([code, /a\.md\n +4:\d+ +aliases +There is a page at `\/2024\/04\/` already\./.test(text)]).toEqual([1, true]);
  }, limit);

  it('forgets with --clean what it remembered, and nothing else in the cache folder', () => {
    const root = folder();
    const content = contentOf(small);
    build(content, root);
    fs.writeFileSync(path.join(root, 'cache/mine.txt'), 'keep');
    expect(build(content, root, ['--clean']).text).toMatch(/ 0 kept, /);
    expect(fs.readFileSync(path.join(root, 'cache/mine.txt'), 'utf8')).toBe('keep');
  }, limit);

  it('publishes a picture beside its article and says its size', () => {
    const root = folder();
    const content = contentOf({ 'articles/p.md': article('Picture', '2024-01-01', '', '![A dot](dot.png)') });
    fs.writeFileSync(path.join(content, 'articles/dot.png'), Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'));
    expect(build(content, root).code).toBe(0);
    expect(fs.existsSync(path.join(root, 'dist/2024/01/01/p/dot.png'))).toBe(true);
    expect(fs.readFileSync(path.join(root, 'dist/2024/01/01/p/index.html'), 'utf8')).toContain('<img src="/2024/01/01/p/dot.png" width="1" height="1"');
  }, limit);
});
