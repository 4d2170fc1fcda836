import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { readRemembered } from '../../src/build/compose.ts';
import { rememberIn } from '../../src/build/remember.ts';
import { readContent } from '../../src/ingest/content.ts';
import { openStore, removeStore, storeName } from '../../src/store/store.ts';
import { readOut, writeContent } from '../support/backfile.ts';

function folder(): string {
  return fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-store-'));
}

const text = '---\ntitle: One\ndate: 2024-01-01\n---\n\nWords.\n';

/** Reads a content folder and counts which files were opened and which were parsed. */
function readCounting(content: string, cache: string, pipeline = 'one', clock = (): number => Date.now() + 60_000): { opened: number; parsed: number } {
  const store = openStore(cache);
  const memory = rememberIn(store, pipeline, clock);
  const counts = { opened: 0, parsed: 0 };
  readContent(content, (found, language, open, read) => memory(found, language, () => {
    counts.opened += 1;
    return open();
  }, (bytes) => {
    counts.parsed += 1;
    return read(bytes);
  }));
  store.close();
  return counts;
}

describe('the memory of sources', () => {
  it('opens no untouched file again', () => {
    const [content, cache] = [writeContent({ 'articles/one.md': text }), folder()];
    expect([readCounting(content, cache), readCounting(content, cache)]).toEqual([{ opened: 1, parsed: 1 }, { opened: 0, parsed: 0 }]);
  });

  it('opens and does not parse a file that was touched without a change', () => {
    const [content, cache] = [writeContent({ 'articles/one.md': text }), folder()];
    readCounting(content, cache);
    fs.utimesSync(path.join(content, 'articles/one.md'), 1, 1);
    expect(readCounting(content, cache)).toEqual({ opened: 1, parsed: 0 });
  });

  it('parses a changed file, and every file when the pipeline is another', () => {
    const [content, cache] = [writeContent({ 'articles/one.md': text }), folder()];
    readCounting(content, cache);
    fs.writeFileSync(path.join(content, 'articles/one.md'), text.replace('Words', 'Other words'));
    expect(readCounting(content, cache)).toEqual({ opened: 1, parsed: 1 });
    expect(readCounting(content, cache, 'two')).toEqual({ opened: 1, parsed: 1 });
  });

  it('trusts no stamp of a file changed a moment before it was read', () => {
    const [content, cache] = [writeContent({ 'articles/one.md': text }), folder()];
    readCounting(content, cache, 'one', () => Date.now());
    expect(readCounting(content, cache, 'one', () => Date.now())).toEqual({ opened: 1, parsed: 0 });
  });

  it('reads the same from memory as from the files', () => {
    const [content, cache] = [writeContent({ 'articles/one.md': text, 'articles/two.md': text.replace('One', 'Two').replace('Words', 'See [[one]]') }), folder()];
    const fresh = readContent(content);
    const store = openStore(cache);
    readRemembered(content, store);
    expect(readOut(readRemembered(content, store))).toEqual(readOut(fresh));
    store.close();
  });
});

describe('openStore', () => {
  it('begins anew where the file is damaged', () => {
    const cache = folder();
    fs.writeFileSync(path.join(cache, storeName), 'no database at all, only words that stand where one should be');
    const store = openStore(cache);
    expect(store.listViews()).toEqual([]);
    store.close();
  });

  it('counts a view as changed once', () => {
    const store = openStore(folder());
    const views = [{ path: '/', kind: 'home', json: '1', digest: 'a' }, { path: '/a/', kind: 'article', json: '2', text: '3', digest: 'b' }]
      .map((view) => ({ path: view.path, key: view.kind === 'article' ? 'k' : '', make: () => view }));
    expect(store.replaceViews(views)).toEqual({ total: 2, made: 2, changed: 2 });
    expect(store.replaceViews(views)).toEqual({ total: 2, made: 1, changed: 0 });
    expect(store.replaceViews(views.slice(1))).toEqual({ total: 1, made: 0, changed: 1 });
    expect([store.readView('/'), store.readView('/a/'), store.listViews()]).toEqual([undefined, { json: '2', text: '3' }, [{ path: '/a/', kind: 'article', digest: 'b' }]]);
    store.close();
  });

  it('keeps a feed beside its view, and puts another in its place though the view is what it was', () => {
    const store = openStore(folder());
    const put = (digest: string): unknown => store.replaceViews([{ path: '/a/', key: digest, make: () => ({ path: '/a/', kind: 'group', json: '1', digest: 'a', feed: { title: 'A', json: `"${digest}"`, digest } }) }]);
    expect([put('one'), put('one'), put('two')]).toEqual([{ total: 1, made: 1, changed: 1 }, { total: 1, made: 0, changed: 0 }, { total: 1, made: 1, changed: 1 }]);
    expect([store.readFeed('/a/'), store.listFeeds(), store.listViews()[0]?.feed]).toEqual(['"two"', [{ path: '/a/', title: 'A' }], 'two']);
    store.close();
  });

  it('makes no view again whose closer key is what it was', () => {
    const store = openStore(folder());
    const made: string[] = [];
    const put = (key: string, exact: string, digest: string): unknown => store.replaceViews([{
      path: '/a/', key, exactly: () => exact,
      make: () => {
        made.push(`${key} ${exact}`);
        return { path: '/a/', kind: 'article', json: digest, digest };
      },
    }]);
    expect([put('k1', 'e1', 'a'), put('k1', 'never asked', 'a'), put('k2', 'e1', 'a'), put('k2', 'never asked', 'a'), put('k3', 'e2', 'a'), put('k4', 'e2', 'a'), put('k5', 'e3', 'b')])
      .toEqual([[1, 1], [0, 0], [0, 0], [0, 0], [1, 0], [0, 0], [1, 1]].map(([made, changed]) => ({ total: 1, made, changed })));
    expect([made, store.readView('/a/')]).toEqual([['k1 e1', 'k3 e2', 'k5 e3'], { json: 'b', text: undefined }]);
    store.close();
  });

  it('gives relations back to the code that found them, on a multiple of four bytes', () => {
    const cache = folder();
    const store = openStore(cache);
    expect(store.readRelations('one')).toBeUndefined();
    for (const pipeline of ['one', 'three', 'seven']) {
      store.writeRelations(pipeline, [Uint8Array.from({ length: 70_000 }, (_, at) => at % 251)]);
      const kept = store.readRelations(pipeline);
      expect([kept?.byteOffset === undefined ? -1 : kept.byteOffset % 4, kept?.length, kept?.[69_999]]).toEqual([0, 70_000, 69_999 % 251]);
    }
    expect([store.readRelations('one'), store.readRelations('seve')]).toEqual([undefined, undefined]);
    store.close();
    expect(fs.readdirSync(cache).filter((name) => name.endsWith('.new'))).toEqual([]);
    removeStore(cache);
    expect(fs.readdirSync(cache)).toEqual([]);
  });
});

/** Holds a database for itself, as one who mends it does, and lets go of it after a while. */
const holder = `
const { parentPort, workerData } = require('node:worker_threads');
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(workerData);
database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE held (at TEXT); COMMIT');
parentPort.postMessage('held');
setTimeout(() => database.close(), 300);
`;

describe('a store that another thread holds', () => {
  it('is waited for', async () => {
    const cache = folder();
    openStore(cache).close();
    const worker = new Worker(holder, { eval: true, workerData: path.join(cache, storeName) });
    await once(worker, 'message');
    const store = openStore(cache);
    store.writeNote('waited', 'yes');
    expect(store.readNote('waited')).toBe('yes');
    store.close();
    await worker.terminate();
  });
});
