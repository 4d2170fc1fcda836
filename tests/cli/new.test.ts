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

/** What the command tells, the path of the file it wrote last. */
async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const { code, told, out } = await runParted(args);
  return { code, lines: [...told, ...out] };
}

async function runParted(args: string[], answer?: () => Promise<Response>): Promise<{ code: number; told: string[]; out: string[] }> {
  const [told, out]: [string[], string[]] = [[], []];
  const code = await newCommand(args, { out: (line) => out.push(line), tell: (line) => told.push(line), cwd: folder, today: '2025-10-28', fetch: answer ?? (() => Promise.reject(new TypeError('No network here.'))) });
  return { code, told, out };
}

const file = 'content/articles/2025/2025-10-28-ferries-a-day-without-any.md';

describe('npm run new', () => {
  it('writes an article of today and prints its path alone', async () => {
    expect(await run('Ferries: a day without any')).toEqual({ code: 0, lines: [file] });
    expect(fs.readFileSync(path.join(folder, file), 'utf8')).toBe([
      '---', 'title: "Ferries: a day without any"', 'date: 2025-10-28', '# summary: One or two sentences under the title.', '# dateline: The place it was filed from.',
      '# section: Where in the paper.', '# tags: []', '---', '', 'Write here.', '',
    ].join('\n'));
  });

  it('writes an article that passes the check, as it is and with its optional lines filled in', async () => {
    await run('Ferries: a day without any');
    expect(readContent(path.join(folder, 'content')).problems).toEqual([]);
    fs.writeFileSync(path.join(folder, file), fs.readFileSync(path.join(folder, file), 'utf8').replace(/^# /gm, ''));
    expect(readContent(path.join(folder, 'content')).problems).toEqual([]);
  });

  it('takes another day and another content folder, whose settings it makes', async () => {
    expect(await run('Ferries stop', '--date', '1851-02-28', '--content', 'old/archive')).toEqual({ code: 0, lines: [
      'Made `old/archive/archive.yaml`: write the name and address of your archive there.', 'old/archive/articles/1851/1851-02-28-ferries-stop.md',
    ] });
  });

  it('never writes over an article, be it as new or changed', async () => {
    await run('Ferries stop');
    const place = path.join(folder, 'content/articles/2025/2025-10-28-ferries-stop.md');
    expect(await run('Ferries stop')).toEqual({ code: 1, lines: ['`articles/2025/2025-10-28-ferries-stop.md` is there already.'] });
    fs.writeFileSync(place, 'My own words.');
    expect(await run('Ferries stop')).toEqual({ code: 1, lines: ['`articles/2025/2025-10-28-ferries-stop.md` is there already with other text, and is left as it is.'] });
    expect(fs.readFileSync(place, 'utf8')).toBe('My own words.');
  });

  it('refuses the name of an article in another folder', async () => {
    fs.mkdirSync(path.join(folder, 'content/articles/sea'), { recursive: true });
    fs.writeFileSync(path.join(folder, 'content/articles/sea/2025-10-28-ferries-stop.md'), 'x');
    expect(await run('Ferries stop')).toEqual({ code: 1, lines: ['`articles/sea/2025-10-28-ferries-stop.md` has the same day and address already.'] });
  });

  it.each([
    ['???', 'The title has no letter or figure to make an address of.'],
    ['Search', 'The headline makes the address `search`, which is reserved; it needs another word.'],
  ])('refuses the title %s, of which no address can be made', async (title, reason) => {
    expect(await run(title)).toEqual({ code: 1, lines: [reason] });
  });

  it.each([[], [' '], ['Ferries', 'stop'], ['Ferries\nstop'], ['Ferries', '--date', '2025-02-30'], ['Ferries', '--day', '2025-02-03'], ['Ferries', '--content', '']])('tells how it is used where the call is wrong: %j', async (...args) => {
    const { code, lines } = await run(...args);
    expect({ code, count: lines.length }).toEqual({ code: 2, count: 1 });
    expect(lines[0]).toMatch(/\. Usage: npm run new -- "Title" \[--date YYYY-MM-DD\] \[--from ADDRESS-OR-FILE\] .*\[--content DIR\]$/);
    expect(fs.existsSync(path.join(folder, 'content/articles'))).toBe(false);
  });
});

const page = `<!doctype html><html lang="tr"><head><title>Savunma çöktü | Liman Gazetesi</title>
<meta property="og:site_name" content="Liman Gazetesi"><meta property="article:published_time" content="2025-10-20T23:30:00-05:00"><meta name=author content="Ayşe Demir">
<link rel="canonical" href="https://liman.example/haber/savunma/"></head><body>…</body></html>`;
const html = (text: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = { 'content-type': 'text/html; charset=utf-8' }, status = 200) => (): Promise<Response> => Promise.resolve(new Response(text, { headers, status }));

describe('npm run new --from', () => {
  it('fills in what the page at an address says, and prints the path alone', async () => {
    const { code, told, out } = await runParted(['--from', 'https://me:secret@liman.example/haber/savunma/?ref=x#top'], html(page));
    expect([code, out]).toEqual([0, ['content/articles/2025/2025-10-20-savunma-coktu.md']]);
    expect(told).toEqual(['From https://me:secret@liman.example/haber/savunma/?ref=x#top: title “Savunma çöktü”; day 2025-10-20; byline Ayşe Demir; source Liman Gazetesi; language tr.']);
    expect(fs.readFileSync(path.join(folder, out[0] ?? ''), 'utf8')).toMatch(/^---\ntitle: Savunma çöktü\ndate: 2025-10-20\nbyline:\n {2}- Ayşe Demir\nsource:\n {2}name: Liman Gazetesi\n {2}url: https:\/\/liman\.example\/haber\/savunma\/\n {2}retrieved: 2025-10-28\nlang: tr\n# summary/);
    expect(readContent(path.join(folder, 'content')).problems).toEqual([]);
  });

  it('reads a saved page, and lets what is typed stand', async () => {
    fs.writeFileSync(path.join(folder, 'saved.html'), page);
    const { out, told } = await runParted(['Defences fail', '--date', '2025-10-21', '--lang', 'en', '--from', 'saved.html']);
    expect([out, told]).toEqual([['content/articles/2025/2025-10-21-defences-fail.md'], ['From saved.html: byline Ayşe Demir; source Liman Gazetesi; language en.']]);
  });

  it.each([
    ['is not reached', () => Promise.reject(new TypeError('fetch failed')), 'https://liman.example/flood-defences-fail.html could not be reached.'],
    ['does not answer in time', () => Promise.reject(new DOMException('late', 'TimeoutError')), 'https://liman.example/flood-defences-fail.html did not answer within 10 seconds.'],
    ['is not there', html('x', {}, 404), 'https://liman.example/flood-defences-fail.html answered 404.'],
    ['is no page', html('x', { 'content-type': 'image/png' }), 'https://liman.example/flood-defences-fail.html is not a page but `image/png`.'],
    ['says nothing', html('<p>x'), '`https://liman.example/flood-defences-fail.html` says nothing of its title, day or outlet.'],
  ] as const)('writes what is known where the page %s', async (_what, answer, why) => {
    const { code, told, out } = await runParted(['--from', 'https://liman.example/flood-defences-fail.html'], answer);
    expect([code, out]).toEqual([0, ['content/articles/2025/2025-10-28-flood-defences-fail.md']]);
    expect(told).toEqual([why, 'From https://liman.example/flood-defences-fail.html: source liman.example.', 'The day it was published is not known, so it is today’s: correct `date`, and the name of the file with it.', 'The title is made from the address: correct it.']);
  });

  it('reads no more of a page than it looks at', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull: (controller) => {
      sent += 1;
      controller.enqueue(new Uint8Array(65_536).fill(60));
    } });
    const { code } = await runParted(['A title', '--from', 'https://liman.example/'], () => Promise.resolve(new Response(endless, { headers: { 'content-type': 'text/html' } })));
    expect([code, sent < 40]).toEqual([0, true]);
  });

  it('asks for the title where nothing gives one', async () => {
    expect(await runParted(['--from', 'missing.html'])).toEqual({ code: 1, told: ['`missing.html` could not be read: there is no such file. Write the title: npm run new -- "Title" --from missing.html'], out: [] });
    expect((await runParted(['--from', 'ftp://x.example/y'])).told[0]).toMatch(/^`ftp:\/\/x\.example\/y` is not an address of the web\./);
  });
});

describe('npm run new --story and --translation-of', () => {
  it('name what is there', async () => {
    fs.mkdirSync(path.join(folder, 'content/stories'));
    fs.writeFileSync(path.join(folder, 'content/stories/floods.md'), '---\ntitle: Floods\n---\n');
    await run('Water rises');
    const { out } = await runParted(['Su yükseliyor', '--story', 'floods', '--translation-of', 'content/articles/2025/2025-10-28-water-rises.md', '--lang', 'tr']);
    expect(fs.readFileSync(path.join(folder, out[0] ?? ''), 'utf8')).toContain('stories:\n  - floods\nlang: tr\ntranslation_of: water-rises\n');
    expect(readContent(path.join(folder, 'content')).problems).toEqual([]);
    expect((await runParted(['L’eau monte', '--translation-of', 'water-rises'])).told).toEqual(['Write `lang: …`: the original is in `en` too.']);
    expect((await runParted(['X', '--story', 'flods'])).told).toEqual(['There is no story `flods`. Did you mean `floods`?']);
    expect((await runParted(['X', '--translation-of', 'water-rise'])).told).toEqual(['There is no article `water-rise`. Did you mean `water-rises`?']);
    expect((await runParted(['X', '--translation-of', 'su-yukseliyor'])).told).toEqual(['`su-yukseliyor` is a translation itself. Write --translation-of water-rises.']);
    expect((await runParted(['X', '--lang', 'Turkish!'])).told[0]).toMatch(/^`Turkish!` is not a language code/);
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
