import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compose } from '../../src/build/compose.ts';
import { startDataFiles } from '../../src/build/data-ahead.ts';
import { writeWhole } from '../../src/build/data-files.ts';
import { digestArchive, listWhole, planData } from '../../src/build/data-stage.ts';
import type { Theme } from '../../src/build/theme.ts';
import { openStore } from '../../src/store/store.ts';
import { settings } from '../support/archive.ts';
import { writeContent } from '../support/backfile.ts';

const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-ahead-'));
const content = writeContent({ 'articles/one.md': '---\ntitle: One\ndate: 2024-01-31\ntags: [Sea]\n---\n\nThe ferry sails.\n' });
const store = openStore(cache);
const { rows } = compose({ content, store, now: Date.parse('2025-01-01T00:00:00Z') });
const theme = { code: 'some code' } as Theme;
// As many pages as are worth a worker.
const views = Array.from({ length: 2000 }, () => store.listViews()).flat().slice(0, 2000);
const sources = { views, theme, rows, settings, cache };
const all = listWhole(['jsonl', 'csv', 'parquet', 'sqlite']);

afterAll(() => {
  store.close();
  for (const made of [cache, content]) fs.rmSync(made, { recursive: true, force: true });
});

describe('the data of the whole archive, made beside other work', () => {
  it('is the files that are made without a worker', async () => {
    const ahead = startDataFiles(sources, undefined);
    const made = await ahead?.files;
    await ahead?.close();
    const wanted = await writeWhole(store, all, (file) => path.join(cache, 'wanted', file));
    expect([...wanted.keys()].sort()).toEqual(['data/archive.sqlite', 'data/articles.csv', 'data/articles.jsonl', 'data/articles.parquet', 'data/relations.csv', 'data/relations.jsonl']);
    for (const [file, { hash, file: place }] of wanted) {
      expect(made?.get(file)).toEqual({ file: path.join(cache, 'passing', file), hash });
      expect(fs.readFileSync(path.join(cache, 'passing', file)).equals(fs.readFileSync(place))).toBe(true);
    }
    expect(made?.size).toBe(wanted.size);
  });

  it('is the same file by file as all at once', async () => {
    const together = await writeWhole(store, all, (file) => path.join(cache, 'together', file));
    for (const file of all) {
      const alone = await writeWhole(store, [file], (name) => path.join(cache, 'alone', name));
      expect([...alone].map(([name, { hash }]) => [name, hash])).toEqual([[file.path, together.get(file.path)?.hash]]);
    }
  });

  it('is begun anew where what it is made from is another, those files alone', async () => {
    const noteOf = (files: readonly string[]): Parameters<typeof startDataFiles>[1] => ({ files: Object.fromEntries(files.map((file) => [file, ['', digestArchive(sources), '']])), folders: {} });
    const paths = all.map((file) => file.path);
    expect(startDataFiles(sources, noteOf(paths))).toBeUndefined();
    const some = startDataFiles(sources, noteOf(paths.slice(1)));
    expect([...(await some?.files)?.keys() ?? []]).toEqual([paths[0]]);
    await some?.close();
    const others = startDataFiles({ ...sources, rows: 'others' }, noteOf(paths));
    expect((await others?.files)?.size).toBe(paths.length);
    await others?.close();
  });

  it('is not begun where it is not wanted, or soon made', () => {
    expect(startDataFiles({ ...sources, settings: { ...settings, data: [] } }, undefined)).toBeUndefined();
    expect(startDataFiles({ ...sources, views: views.slice(0, 1999) }, undefined)).toBeUndefined();
  });

  it('is made without the worker where that failed', async () => {
    const failed = Promise.reject(new Error('The worker is gone.'));
    failed.catch(() => undefined);
    const [stage] = planData({ ...sources, views: store.listViews(), store, dataFiles: failed });
    if (!stage) throw new TypeError('There is no data.');
    stage.begin?.(stage.outputs, () => new Uint8Array());
    const wanted = await writeWhole(store, all.slice(0, 1), (file) => path.join(cache, 'wanted', file));
    expect(await stage.make({ path: all[0]?.path ?? '', digest: '' }, () => undefined)).toMatchObject({ hash: wanted.get(all[0]?.path ?? '')?.hash });
  });

  it('fails where it cannot be written', async () => {
    fs.rmSync(path.join(cache, 'passing'), { recursive: true, force: true });
    fs.writeFileSync(path.join(cache, 'passing'), 'no folder');
    const ahead = startDataFiles(sources, undefined);
    await expect(ahead?.files).rejects.toThrow();
    await ahead?.close();
    fs.rmSync(path.join(cache, 'passing'));
  });
});
