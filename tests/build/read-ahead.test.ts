import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readingManner } from '../../src/ingest/article-file.ts';
import { readAhead } from '../../src/build/read-ahead.ts';
import { pipelineVersion } from '../../src/build/fingerprint.ts';
import { rememberIn, versionOf } from '../../src/build/remember.ts';
import { readContent, type Content } from '../../src/ingest/content.ts';
import { scanContent } from '../../src/ingest/scan.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { readOut, writeContent } from '../support/backfile.ts';

const count = 320;
const text = (at: number): string => `---\ntitle: Article ${at}\ndate: 2024-01-${String((at % 28) + 1).padStart(2, '0')}\ntags: [Sea, Tag ${at % 7}]\n---\n\nWords of *news* ${at}, by Ada Ford of Lyme.\n\nSee [[article-${(at + 1) % count}]].\n`;
const sound = Object.fromEntries(Array.from({ length: count }, (_, at) => [`articles/${at % 3}/article-${at}.md`, text(at)]));
const made: string[] = [];

function contentOf(files: Record<string, string>): string {
  const content = writeContent(files);
  made.push(content);
  return content;
}

/** Runs work on a new store. */
async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-ahead-'));
  made.push(cache);
  const store = openStore(cache);
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Reads a content folder with what the store knows, and tells how many files were parsed here. */
function readCounting(content: string, store: Store): { parsed: number; read: Content } {
  let parsed = 0;
  const memory = rememberIn(store, pipelineVersion(), () => Date.now());
  const read = readContent(content, (found, language, open, readFile) => memory(found, language, open, (bytes) => {
    parsed += 1;
    return readFile(bytes);
  }));
  return { parsed, read };
}

function runningWorkers(): number {
  return process.getActiveResourcesInfo().filter((name) => /Worker|MessagePort/.test(name)).length;
}

afterAll(() => {
  for (const at of made) fs.rmSync(at, { recursive: true, force: true });
});

describe('readAhead', () => {
  it('leaves in the store what reading the files gives', () => inStore(async (store) => {
    const content = contentOf({ ...sound, 'archive.yaml': 'name: Test archive\naddress: https://example.org/\nlanguage: tr\n' });
    expect(await readAhead(content, scanContent(content), store, 2)).toBe(count);
    const { parsed, read } = readCounting(content, store);
    expect(parsed).toBe(0);
    expect(read.articles).toHaveLength(count);
    expect(readOut(read)).toEqual(readOut(readContent(content)));
  }));

  it('keeps the same rows as reading one file after another', () => inStore((one) => inStore(async (other) => {
    const content = contentOf(sound);
    await readAhead(content, scanContent(content), one, 3);
    readCounting(content, other);
    const rowsOf = (store: Store): unknown[] => [...store.listSources(versionOf(pipelineVersion(), readingManner(undefined)))].map(({ stamp: _, ...row }) => ({ ...row, ...Object.fromEntries((['opening', 'places', 'words', 'names', 'body'] as const).map((part) => [part, store.readPart(row.file, part)])), ...Object.fromEntries((['sketch', 'terms'] as const).map((part) => [part, store.readNumbers(row.file, part)])) })).sort((a, b) => (a.file < b.file ? -1 : 1));
    expect(rowsOf(one)).toHaveLength(count);
    expect(rowsOf(one)).toEqual(rowsOf(other));
  })));

  it('reads for no likeness where none is told, and anew once it is', () => inStore(async (store) => {
    const alone = contentOf({ ...sound, 'archive.yaml': 'name: Test archive\naddress: https://example.org/\nlikeness: false\n' });
    await readAhead(alone, scanContent(alone), store, 2);
    const apart = readCounting(alone, store);
    const names = apart.read.articles.map(({ article }) => article.profile.names);
    expect([apart.parsed, Math.max(...apart.read.articles.map(({ article }) => article.profile.size))]).toEqual([0, 0]);
    const beside = contentOf(sound);
    const compared = readCounting(beside, store);
    expect(names).toEqual(compared.read.articles.map(({ article }) => article.profile.names));
    expect([compared.parsed, Math.min(...compared.read.articles.map(({ article }) => article.profile.size)) > 0]).toEqual([count, true]);
    expect(readOut(compared.read)).toEqual(readOut(readContent(beside)));
  }));

  it('leaves files with problems to be told of once', () => inStore(async (store) => {
    const content = contentOf({ ...sound, 'articles/bad-day.md': text(1).replace('2024-01-02', '2024-02-30'), 'articles/html.md': text(2).replace('*news*', '<b>news</b>'), 'articles/empty.md': '' });
    await readAhead(content, scanContent(content), store, 2);
    const { parsed, read } = readCounting(content, store);
    const direct = readContent(content);
    expect([parsed, read.refused, read.problems.length > 2]).toEqual([3, 3, true]);
    expect(readOut(read)).toEqual(readOut(direct));
  }));

  it('reads nothing where few files are new, or one processor is at hand', () => inStore(async (store) => {
    const content = contentOf(sound);
    const scan = scanContent(content);
    const version = versionOf(pipelineVersion(), readingManner(undefined));
    expect([await readAhead(content, { ...scan, articles: scan.articles.slice(0, 299) }, store, 2), await readAhead(content, scan, store, 1), [...store.listSources(version)].length]).toEqual([0, 0, 0]);
  }));

  it('reads no file again that the store knows by its stamp', () => inStore(async (store) => {
    const content = contentOf(sound);
    const scan = scanContent(content);
    const old = { ...scan, articles: scan.articles.map((found) => ({ ...found, touched: found.touched - 60_000 })) };
    expect([await readAhead(content, old, store, 2), await readAhead(content, old, store, 2)]).toEqual([count, 0]);
  }));

  it('leaves no worker running', () => inStore(async (store) => {
    const content = contentOf(sound);
    const before = runningWorkers();
    const reading = readAhead(content, scanContent(content), store, 4);
    expect(runningWorkers()).toBeGreaterThan(before);
    await reading;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(runningWorkers()).toBe(before);
  }));

  it('fails with the fault of a worker, and leaves none running', () => inStore(async (store) => {
    const content = contentOf(sound);
    const scan = scanContent(content);
    const before = runningWorkers();
    fs.rmSync(path.join(content, 'articles/0/article-0.md'));
    await expect(readAhead(content, scan, store, 3)).rejects.toThrow(/ENOENT.*article-0\.md/);
    expect(runningWorkers()).toBe(before);
  }));

  it('fails with the fault of the store, and leaves no worker running', () => inStore(async (store) => {
    const content = contentOf(sound);
    const before = runningWorkers();
    const full: Store = { ...store, transaction: () => { throw new TypeError('The disk is full.'); } };
    await expect(readAhead(content, scanContent(content), full, 2)).rejects.toThrow('The disk is full.');
    expect(runningWorkers()).toBe(before);
  }));
});
