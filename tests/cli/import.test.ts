import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importCommand } from '../../src/cli/import.ts';
import { readContent } from '../../src/ingest/content.ts';

let folder = '';

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-import-'));
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

const talks = ' date 2025-10-28 Talks hit impasse\n\nISTANBUL\n\nThree days brought nothing.\n';
const ferries = ' date 2025-10-29 Ferries stop\n\nA storm held them in port.\n';
const talksName = 'articles/2025/2025-10-28-talks-hit-impasse.md';

function write(file: string, text: string | Uint8Array): void {
  const place = path.join(folder, file);
  fs.mkdirSync(path.dirname(place), { recursive: true });
  fs.writeFileSync(place, text);
}

function read(file: string): string {
  return fs.readFileSync(path.join(folder, file), 'utf8');
}

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  return { code: await importCommand(args, { out: (line) => lines.push(line), cwd: folder }), lines };
}

/** Every file below a folder, and what it holds. */
function everything(below = '.'): Record<string, string> {
  const files = fs.readdirSync(path.join(folder, below), { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(files.filter((file) => fs.lstatSync(path.join(folder, below, file)).isFile()).map((file) => [file, read(path.join(below, file))]));
}

describe('npm run import', () => {
  it('makes articles of every .txt below a folder, and says what it passed over', async () => {
    write('wire/b/talks.txt', talks);
    write('wire/ferries.txt', ferries);
    write('wire/photo.jpg', 'x');
    fs.symlinkSync('ferries.txt', path.join(folder, 'wire/link.txt'));
    expect(await run('wire')).toEqual({ code: 0, lines: [
      'Made `content/archive.yaml`: write the name and address of your archive there.',
      'Passed over 2 files in folders: only `.txt` is read there.',
      '2 stories read: 2 imported, 0 already there, 0 refused.',
    ] });
    expect(everything('content')).toEqual({
      'archive.yaml': 'name: News archive\naddress: https://example.org/\nlanguage: en\n',
      [talksName]: '---\ntitle: Talks hit impasse\ndate: 2025-10-28\ndateline: ISTANBUL\n---\n\nThree days brought nothing.\n',
      'articles/2025/2025-10-29-ferries-stop.md': '---\ntitle: Ferries stop\ndate: 2025-10-29\n---\n\nA storm held them in port.\n',
    });
  });

  it('makes content that passes the check', async () => {
    write('wire/talks.txt', talks);
    await run('wire');
    expect(readContent(path.join(folder, 'content')).problems).toEqual([]);
  });

  it('reads a named file of any ending, once though named twice', async () => {
    write('wire/talks.txt', talks);
    write('wire/story', ferries);
    expect((await run('wire', 'wire/talks.txt', './wire/story')).lines.at(-1)).toBe('2 stories read: 2 imported, 0 already there, 0 refused.');
  });

  it('changes nothing when it is repeated', async () => {
    write('wire/talks.txt', talks);
    await run('wire');
    const before = everything('content');
    expect(await run('wire')).toEqual({ code: 0, lines: ['1 story read: 0 imported, 1 already there, 0 refused.'] });
    expect(everything('content')).toEqual(before);
  });

  it('leaves an article with other text as it is', async () => {
    write('wire/talks.txt', talks);
    write(`content/${talksName}`, 'My own words.');
    expect(await run('wire')).toEqual({ code: 1, lines: [
      `  wire/talks.txt  \`${talksName}\` is there already with other text, and is left as it is.`,
      '1 story read: 0 imported, 0 already there, 1 refused.',
    ] });
    expect(read(`content/${talksName}`)).toBe('My own words.');
  });

  it('refuses a story whose article stands in another folder of the content', async () => {
    write('wire/talks.txt', talks);
    write('content/articles/politics/2025-10-28-talks-hit-impasse.md', 'My own words.');
    expect((await run('wire')).lines[0]).toBe('  wire/talks.txt  `articles/politics/2025-10-28-talks-hit-impasse.md` has the same day and address already.');
  });

  it('refuses the second of two stories that make one name, unless they are the same', async () => {
    write('wire/1.txt', talks);
    write('wire/2.txt', talks.replace('nothing', 'something'));
    write('wire/3.txt', talks);
    const expected = [`  wire/2.txt  Another story of this import makes \`${talksName}\` with other text.`, '3 stories read: 1 imported, 1 already there, 1 refused.'];
    expect((await run('wire', '--dry-run')).lines).toEqual([expected[0], '3 stories read: 1 to import, 1 already there, 1 refused. Nothing was written.']);
    expect(await run('wire')).toMatchObject({ code: 1, lines: [expect.stringMatching(/^Made/), ...expected] });
    expect(read(`content/${talksName}`)).toContain('nothing');
  });

  it('writes nothing on a dry run', async () => {
    write('wire/talks.txt', talks);
    expect(await run('wire', '--dry-run', '--content', 'archive')).toEqual({ code: 0, lines: ['1 story read: 1 to import, 0 already there, 0 refused. Nothing was written.'] });
    expect(Object.keys(everything())).toEqual(['wire/talks.txt']);
  });

  it('tells each refusal with its reason and imports the others', async () => {
    write('wire/1.txt', 'No date line.\n');
    write('wire/2.txt', Uint8Array.from([0x20, 0xff, 0xfe]));
    write('wire/3.txt', 'x'.repeat(2 * 1024 * 1024 + 1));
    write('wire/4.txt', talks);
    fs.symlinkSync('wire/4.txt', path.join(folder, 'link.txt'));
    const { code, lines } = await run('missing.txt', 'link.txt', 'wire');
    expect(code).toBe(1);
    expect(lines).toEqual([
      '  missing.txt  It could not be read: there is no such file.',
      '  link.txt  This is a link; name the file itself.',
      '  wire/1.txt  The first line is not a date line, such as ` date 2025-10-28 Headline`.',
      '  wire/2.txt  The file is not UTF-8 text.',
      '  wire/3.txt  The file is larger than 2 MiB.',
      'Made `content/archive.yaml`: write the name and address of your archive there.',
      '6 stories read: 1 imported, 0 already there, 5 refused.',
    ]);
  });

  it('refuses a story whose article would not pass the check', async () => {
    write('talks.txt', `${talks}\n${'|'.repeat(65)}\n`);
    expect(await run('talks.txt')).toMatchObject({ code: 1, lines: [expect.stringMatching(/^ {2}talks\.txt {2}\S/), expect.stringMatching(/0 imported/)] });
    expect(fs.existsSync(path.join(folder, 'content'))).toBe(false);
  });

  it('does not write through a link within the content folder', async () => {
    write('wire/talks.txt', talks);
    fs.mkdirSync(path.join(folder, 'elsewhere'));
    fs.mkdirSync(path.join(folder, 'content/articles'), { recursive: true });
    fs.symlinkSync('../../elsewhere', path.join(folder, 'content/articles/2025'));
    expect((await run('wire')).lines[0]).toBe('  wire/talks.txt  `articles/2025` in the content folder is a link, which is not followed.');
    expect(fs.readdirSync(path.join(folder, 'elsewhere'))).toEqual([]);
  });

  it('keeps the settings an archive has', async () => {
    write('wire/talks.txt', talks);
    write('content/archive.yaml', 'name: The Gazette\n');
    await run('wire');
    expect(read('content/archive.yaml')).toBe('name: The Gazette\n');
  });

  it.each([[], ['--dry-run'], ['wire', '--contents', 'x'], ['wire', '--content'], ['wire', '--content', ''], ['wire', '--content', 'wire/talks.txt']])('tells how it is used where the call is wrong: %j', async (...args) => {
    write('wire/talks.txt', talks);
    const { code, lines } = await run(...args);
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 1 });
    expect(lines[0]).toMatch(/\. Usage: npm run import -- SOURCE… \[--from FORMAT\] .*\[--dry-run\]$/);
  });
});
