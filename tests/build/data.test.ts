import { execFile, execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import * as jq from 'jq-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listExamples } from '../../src/exports/data/examples.ts';
import { readTree, runBackfile, writeContent } from '../support/backfile.ts';
import { serve, type Served } from '../support/browser.ts';

const limit = 120_000;
const noPython = spawnSync('python3', ['--version']).status !== 0;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-data-'));
const article = (title: string, date: string, rest = '', text = 'The ferry sails in Türkiye.'): string => `---\ntitle: ${title}\ndate: ${date}\n${rest}---\n\n${text}\n`;
const content = writeContent({
  'articles/one.md': article("'=HYPERLINK(\"https://example.org/\")'", '2024-01-31', 'tags: [Sea]\nbyline: [Ada Frost, Ben Rao]\n', 'First line, with "quotes" & <https://example.org/>.\n\nSecond; see [[two]].'),
  'articles/two.md': article('Second ferry', '2024-02-01', 'tags: [Sea]\nupdates:\n  - { date: 2024-03-01, type: correction, text: A name was wrong. }\n'),
  'articles/gone.md': article('Withdrawn ferry', '2024-02-02', 'tags: [Sea]\nupdates:\n  - { date: 2024-03-01, type: withdrawal, text: It was not true. }\n', 'GONE-SECRET'),
  'articles/draft.md': article('Draft ferry', '2024-02-03', 'draft: true\n', 'DRAFT-SECRET'),
  'tags/sea.md': '---\nname: Sea\ntype: place\nvariants: [Ocean]\ncoordinates: [12.5, -3.25]\ndescription: Salt water.\n---\n',
});
const data = path.join(root, 'dist/data');
let served: Served;

function build(...flags: string[]): string {
  const { code, text } = runBackfile(['build', ...flags, '--content', content, '--out', path.join(root, 'dist'), '--cache', path.join(root, 'cache')]);
  if (code !== 0) throw new Error(text);
  return text;
}

function read(file: string): string {
  return fs.readFileSync(path.join(data, file), 'utf8');
}

function readLines(file: string): Record<string, unknown>[] {
  return read(file).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

function exampleOf(language: string): string {
  const code = listExamples(`${served.origin}/data/`, 'sea', 'ferry', { csv: true, jsonl: true, sqlite: true }).find((example) => example.language === language)?.code;
  if (code === undefined) throw new TypeError(`There is no example in ${language}.`);
  return code;
}

beforeAll(async () => {
  build();
  served = await serve(path.join(root, 'dist'));
}, limit);

afterAll(() => {
  served.server.closeAllConnections();
  served.server.close();
  for (const made of [root, content]) fs.rmSync(made, { recursive: true, force: true });
});

describe('the data of an archive', () => {
  it('holds every published article, a withdrawn one without its text', () => {
    expect(readLines('articles.jsonl').map(({ path: at, withdrawn }) => [at, withdrawn])).toEqual([['/2024/01/31/one/', false], ['/2024/02/01/two/', false], ['/2024/02/02/gone/', true]]);
    expect(readLines('2024/01.jsonl')[0]).toMatchObject({ byline: ['Ada Frost', 'Ben Rao'], tags: ['sea'], text: 'First line, with "quotes" & https://example.org/.\nSecond; see Second ferry.' });
    expect(readLines('2024/02.jsonl').map(({ text }) => text)).toEqual(['The ferry sails in Türkiye.', undefined]);
    const bytes = [...readTree(data).values()].map((base64) => Buffer.from(base64, 'base64').toString('latin1')).join('\n');
    expect(bytes).not.toMatch(/DRAFT-SECRET|GONE-SECRET|Draft ferry/);
  });

  it('says the same in CSV, in Parquet and in SQLite', async () => {
    const lines = readLines('articles.jsonl').map(({ path: at, title, words }) => ({ path: at, title, words }));
    const cells = parse<Record<string, string>>(read('articles.csv'), { columns: true, relax_column_count: false });
    expect(cells.map((cell) => ({ path: cell['path'], title: cell['title']?.replace(/^'/, ''), words: cell['words'] === '' ? undefined : Number(cell['words']) }))).toEqual(lines);
    const bytes = fs.readFileSync(path.join(data, 'articles.parquet'));
    const columns = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer });
    expect(columns.map(({ path: at, title, words }) => ({ path: at, title, words: words ?? undefined }))).toEqual(lines);
    const database = new DatabaseSync(path.join(data, 'archive.sqlite'), { readOnly: true });
    expect(database.prepare('SELECT path, title, words FROM articles').all().map(({ path: at, title, words }) => ({ path: at, title, words: words ?? undefined }))).toEqual(lines);
    expect([database.prepare('PRAGMA integrity_check').all(), database.prepare('PRAGMA foreign_key_check').all()]).toEqual([[{ integrity_check: 'ok' }], []]);
    database.close();
  });

  it('tells tags, days and what belongs together', () => {
    expect(JSON.parse(read('tags.json'))).toMatchObject([{ slug: 'sea', type: 'place', articles: 2, first: '2024-01-31', latest: '2024-02-01', variants: ['Ocean'], latitude: 12.5, longitude: -3.25, description: 'Salt water.' }]);
    expect(read('days.csv').split('\r\n').slice(1, 3)).toEqual(['2024-01-31,https://example.org/2024/01/31/,1', '2024-02-01,https://example.org/2024/02/01/,1']);
    expect(readLines('relations.jsonl')).toContainEqual({ from: '/2024/01/31/one/', to: '/2024/02/01/two/', kind: 'mention' });
    expect(readLines('relations.jsonl')).toContainEqual({ from: '/2024/01/31/one/', to: '/2024/02/01/two/', kind: 'related', rank: 1, reasons: expect.arrayContaining(['linked']) as unknown });
  });

  it('is found by the words of its texts, whatever marks they bear', () => {
    const database = new DatabaseSync(path.join(data, 'archive.sqlite'), { readOnly: true });
    const find = (words: string): unknown[] => database.prepare('SELECT path FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid WHERE articles_fts MATCH ? ORDER BY path').all(words).map(({ path: at }) => at);
    expect([find('turkiye'), find('quotes'), find('secret')]).toEqual([['/2024/02/01/two/'], ['/2024/01/31/one/'], []]);
    database.close();
  });

  it('is described by a list whose sums are right', () => {
    const { resources } = JSON.parse(read('datapackage.json')) as { resources: { path: string; hash: string }[] };
    expect(resources.map(({ path: file }) => file).filter((file) => !fs.existsSync(path.join(data, file)))).toEqual([]);
    const told = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: data, encoding: 'utf8' });
    expect(told.trimEnd().split('\n').filter((line) => !line.endsWith(': OK'))).toEqual([]);
    expect(told.split('\n').length).toBeGreaterThan(12);
    const sums = new Map(read('SHA256SUMS').trimEnd().split('\n').map((line) => [line.slice(66), line.slice(0, 64)]));
    expect(resources.map(({ path: file, hash }) => [file, hash])).toEqual(resources.map(({ path: file }) => [file, `sha256:${sums.get(file) ?? ''}`]));
  });

  it('is read by the lines that its page offers', async () => {
    const page = fs.readFileSync(path.join(data, 'index.html'), 'utf8');
    for (const language of ['Python', 'R', 'SQL', 'jq']) expect(page).toContain(`aria-label="${language}"`);
    const database = new DatabaseSync(path.join(data, 'archive.sqlite'), { readOnly: true });
    expect(database.prepare(exampleOf('SQL').replace('ferry', 'sails')).all()).toEqual([{ date: '2024-02-01', title: 'Second ferry' }]);
    database.close();
    expect((await Promise.all(readLines('articles.jsonl').map(async (line) => jq.raw(line as object, exampleOf('jq'), ['-r'])))).join('\n').trim().split(/\n+/)).toEqual(['2024-01-31\t=HYPERLINK("https://example.org/")', '2024-02-01\tSecond ferry']);
  });

  it.skipIf(noPython)('is read by Python: the table by its `csv`, texts found by its `sqlite3`', () => {
    const script = `import csv, json, sqlite3, sys
with open(sys.argv[1] + '/articles.csv', newline='', encoding='utf-8') as file:
    titles = [row['title'] for row in csv.DictReader(file)]
found = sqlite3.connect(sys.argv[1] + '/archive.sqlite').execute("SELECT path FROM articles JOIN articles_fts ON articles.id = articles_fts.rowid WHERE articles_fts MATCH 'turkiye'").fetchall()
print(json.dumps([titles, found]))`;
    expect(JSON.parse(execFileSync('python3', ['-c', script, data], { encoding: 'utf8' }))).toEqual([[`'=HYPERLINK("https://example.org/")`, 'Second ferry', 'Withdrawn ferry'], [['/2024/02/01/two/']]]);
  });

  it.skipIf(noPython)('is read by the lines for Python', async () => {
    const told = await new Promise<string>((resolve, reject) => {
      execFile('python3', ['-'], (error, out) => { if (error) reject(error); else resolve(out); }).stdin?.end(exampleOf('Python'));
    });
    expect(told).toBe('2024 3\n');
  });

  it('changes with an article in its own month and in what covers all, and in nothing else', () => {
    expect(build()).toMatch(/ 0 written/);
    const before = readTree(data);
    fs.writeFileSync(path.join(content, 'articles/three.md'), article('Third ferry', '2024-02-01', '', 'It follows [[one]].'));
    // What covers all, and one month: those in which only lists of articles moved are not made again.
    expect(build('--timings')).toMatch(/^data +13 +12 +1 /m);
    const changed = [...readTree(data)].filter(([file, bytes]) => before.get(file) !== bytes).map(([file]) => file);
    expect(changed.filter((file) => !/^(slugs|days\.json)/.test(file))).toEqual(['2024/02.jsonl', 'SHA256SUMS', 'archive.sqlite', 'articles.csv', 'articles.jsonl', 'articles.parquet', 'datapackage.json', 'days.csv', 'index.html', 'relations.csv', 'relations.jsonl']);
  }, limit);

  it('is made in the forms asked for, or not at all', () => {
    const make = (setting: string): string[] => {
      fs.writeFileSync(path.join(content, 'archive.yaml'), `name: Test archive\naddress: https://example.org/\n${setting}`);
      build();
      return fs.readdirSync(data).filter((name) => !name.startsWith('slugs') && name !== 'days.json');
    };
    expect(make('data: [csv]\n').sort()).toEqual(['SHA256SUMS', 'articles.csv', 'datapackage.json', 'days.csv', 'index.html', 'relations.csv', 'stories.csv', 'tags.csv']);
    expect(make('data: false\n')).toEqual([]);
    expect(fs.readFileSync(path.join(root, 'dist/index.html'), 'utf8')).not.toContain('/data/');
  }, limit);
});
