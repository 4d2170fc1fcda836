import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startArchiveFile } from '../../src/build/archive-ahead.ts';
import { compose } from '../../src/build/compose.ts';
import { writeSqlite } from '../../src/build/data-files.ts';
import { digestArchive } from '../../src/build/data-stage.ts';
import type { Theme } from '../../src/build/theme.ts';
import { sqlitePath } from '../../src/site/addresses.ts';
import { openStore } from '../../src/store/store.ts';
import { settings } from '../support/archive.ts';
import { writeContent } from '../support/backfile.ts';

const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-ahead-'));
const content = writeContent({ 'articles/one.md': '---\ntitle: One\ndate: 2024-01-31\ntags: [Sea]\n---\n\nThe ferry sails.\n' });
const store = openStore(cache);
const { rows } = compose({ content, store, now: Date.parse('2025-01-01T00:00:00Z') });
const theme = { sources: 'some code' } as Theme;
// As many pages as are worth a worker.
const views = Array.from({ length: 2000 }, () => store.listViews()).flat().slice(0, 2000);
const sources = { views, theme, rows, settings, cache };
const file = sqlitePath.slice(1);

afterAll(() => {
  store.close();
  for (const made of [cache, content]) fs.rmSync(made, { recursive: true, force: true });
});

describe('the archive as one file, made beside other work', () => {
  it('is the file that is made without a worker', async () => {
    const ahead = startArchiveFile(sources, undefined);
    const made = await ahead?.file;
    await ahead?.close();
    const wanted = writeSqlite(store, path.join(cache, 'wanted.sqlite'));
    expect(made).toEqual({ file: path.join(cache, 'passing', file), hash: wanted.hash });
    expect(fs.readFileSync(made?.file ?? '').equals(fs.readFileSync(wanted.file))).toBe(true);
  });

  it('is begun anew where what it is made from is another', async () => {
    const before = (digest: string): Parameters<typeof startArchiveFile>[1] => ({ files: { [file]: ['', digest, ''] }, folders: {} });
    expect(startArchiveFile(sources, before(digestArchive(sources)))).toBeUndefined();
    const ahead = startArchiveFile(sources, before(digestArchive({ ...sources, rows: 'others' })));
    expect(ahead).toBeDefined();
    await ahead?.close();
  });

  it('is not begun where it is not wanted, or soon made', () => {
    expect(startArchiveFile({ ...sources, settings: { ...settings, data: ['csv'] } }, undefined)).toBeUndefined();
    expect(startArchiveFile({ ...sources, views: views.slice(0, 1999) }, undefined)).toBeUndefined();
  });

  it('fails where it cannot be written', async () => {
    fs.rmSync(path.join(cache, 'passing'), { recursive: true, force: true });
    fs.writeFileSync(path.join(cache, 'passing'), 'no folder');
    const ahead = startArchiveFile(sources, undefined);
    await expect(ahead?.file).rejects.toThrow();
    await ahead?.close();
    fs.rmSync(path.join(cache, 'passing'));
  });
});
