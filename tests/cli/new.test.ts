import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCommand } from '../../src/cli/new.ts';
import { readContent } from '../../src/ingest/content.ts';
import { writeNewFile } from '../../src/ingest/write-article.ts';

let folder = '';

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-new-'));
  fs.mkdirSync(path.join(folder, 'content'));
  fs.writeFileSync(path.join(folder, 'content/archive.yaml'), 'name: The Gazette\naddress: https://gazette.example/\n');
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

function run(...args: string[]): { code: number; lines: string[] } {
  const lines: string[] = [];
  return { code: newCommand(args, { out: (line) => lines.push(line), cwd: folder, today: '2025-10-28' }), lines };
}

const file = 'content/articles/2025/2025-10-28-ferries-a-day-without-any.md';

describe('npm run new', () => {
  it('writes an article of today and prints its path alone', () => {
    expect(run('Ferries: a day without any')).toEqual({ code: 0, lines: [file] });
    expect(fs.readFileSync(path.join(folder, file), 'utf8')).toBe([
      '---', 'title: "Ferries: a day without any"', 'date: 2025-10-28', '# summary: One or two sentences under the title.', '# dateline: The place it was filed from.',
      '# section: Where in the paper.', '# tags: []', '---', '', 'Write here.', '',
    ].join('\n'));
  });

  it('writes an article that passes the check, as it is and with its optional lines filled in', () => {
    run('Ferries: a day without any');
    expect(readContent(path.join(folder, 'content')).problems).toEqual([]);
    fs.writeFileSync(path.join(folder, file), fs.readFileSync(path.join(folder, file), 'utf8').replace(/^# /gm, ''));
    expect(readContent(path.join(folder, 'content')).problems).toEqual([]);
  });

  it('takes another day and another content folder, whose settings it makes', () => {
    expect(run('Ferries stop', '--date', '1851-02-28', '--content', 'old/archive')).toEqual({ code: 0, lines: [
      'Made `old/archive/archive.yaml`: write the name and address of your archive there.', 'old/archive/articles/1851/1851-02-28-ferries-stop.md',
    ] });
  });

  it('never writes over an article, be it as new or changed', () => {
    run('Ferries stop');
    const place = path.join(folder, 'content/articles/2025/2025-10-28-ferries-stop.md');
    expect(run('Ferries stop')).toEqual({ code: 1, lines: ['`articles/2025/2025-10-28-ferries-stop.md` is there already.'] });
    fs.writeFileSync(place, 'My own words.');
    expect(run('Ferries stop')).toEqual({ code: 1, lines: ['`articles/2025/2025-10-28-ferries-stop.md` is there already with other text, and is left as it is.'] });
    expect(fs.readFileSync(place, 'utf8')).toBe('My own words.');
  });

  it('refuses the name of an article in another folder', () => {
    fs.mkdirSync(path.join(folder, 'content/articles/sea'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'content/articles/sea/2025-10-28-ferries-stop.md'), 'x');
    expect(run('Ferries stop')).toEqual({ code: 1, lines: ['`articles/sea/2025-10-28-ferries-stop.md` has the same day and address already.'] });
  });

  it.each([
    ['???', 'The title has no letter or figure to make an address of.'],
    ['Search', 'The headline makes the address `search`, which is reserved; it needs another word.'],
  ])('refuses the title %s, of which no address can be made', (title, reason) => {
    expect(run(title)).toEqual({ code: 1, lines: [reason] });
  });

  it.each([[], [' '], ['Ferries', 'stop'], ['Ferries\nstop'], ['Ferries', '--date', '2025-02-30'], ['Ferries', '--day', '2025-02-03'], ['Ferries', '--content', '']])('tells how it is used where the call is wrong: %j', (...args) => {
    const { code, lines } = run(...args);
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 1 });
    expect(lines[0]).toMatch(/\. Usage: npm run new -- "Title" \[--date YYYY-MM-DD\] \[--content DIR\]$/);
    expect(fs.existsSync(path.join(folder, 'content/articles'))).toBe(false);
  });
});

describe('writeNewFile', () => {
  it.each(['../x.md', '/x.md', 'articles/../../x.md', 'articles//x.md', 'articles\\..\\x.md', './x.md', ''])('refuses %j, which is no path within the content folder', (name) => {
    expect(writeNewFile(path.join(folder, 'content'), name, 'x')).toEqual({ reason: `\`${name}\` is not a path within the content folder.` });
    expect(fs.readdirSync(folder)).toEqual(['content']);
  });

  it('leaves nothing beside the file it wrote', () => {
    expect(writeNewFile(folder, 'a/x.md', 'x')).toBe('written');
    expect(fs.readdirSync(path.join(folder, 'a'))).toEqual(['x.md']);
  });

  it('refuses a target that is a link, even to the same text', () => {
    fs.writeFileSync(path.join(folder, 'y.md'), 'x');
    fs.symlinkSync('y.md', path.join(folder, 'x.md'));
    expect(writeNewFile(folder, 'x.md', 'x')).toMatchObject({ reason: expect.stringContaining('is there already') });
  });

  it('tells a file where a folder is needed', () => {
    fs.writeFileSync(path.join(folder, 'content/articles'), 'x');
    expect(writeNewFile(path.join(folder, 'content'), 'articles/x.md', 'x')).toEqual({ reason: '`articles` in the content folder is not a folder.' });
  });
});
