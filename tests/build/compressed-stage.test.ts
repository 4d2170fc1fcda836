import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { planCompressed, uncompressedOf } from '../../src/build/compressed-stage.ts';
import { isOfShard } from '../../src/build/shard.ts';
import { writeStages, type Outcome, type Stage, type StageTally } from '../../src/build/stages.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-compressed-'));
let out = '';
beforeEach(() => { out = path.join(fs.mkdtempSync(path.join(root, 'case-')), 'dist'); });
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Texts are made of themselves. */
function stageOf(files: Record<string, string>): Stage {
  return { name: 'pages', outputs: Object.entries(files).map(([at, text]) => ({ path: at, digest: text })), make: ({ path: at }) => files[at] ?? '' };
}

async function write(files: Record<string, string>, before?: Outcome): Promise<Outcome & { tally: StageTally | undefined }> {
  const stage = stageOf(files);
  const outcome = await writeStages([stage, planCompressed([stage])], out, before?.note);
  return { ...outcome, tally: outcome.stages[1] };
}

const read = (file: string): Buffer => fs.readFileSync(path.join(out, file));

const site = { 'index.html': '<p>Front</p>', 'a/index.html': '<p>One</p>', 'a/feed.xml': '<feed/>', 'a/card.png': 'png', 'font.woff2': 'font', 'data/articles.json': '[]' };

describe('planCompressed', () => {
  it('puts each text beside it in two forms, and nothing else', async () => {
    await write(site);
    expect(fs.readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(gz|br)$/.test(file)).sort()).toEqual(['a/feed.xml.br', 'a/feed.xml.gz', 'a/index.html.br', 'a/index.html.gz', 'index.html.br', 'index.html.gz']);
    expect(gunzipSync(read('a/index.html.gz')).toString()).toBe('<p>One</p>');
    expect(brotliDecompressSync(read('a/index.html.br')).toString()).toBe('<p>One</p>');
  });

  it('writes nothing a second time, and the forms of one text where that changed', async () => {
    const first = await write(site);
    const second = await write(site, first);
    expect(second.tally).toMatchObject({ written: 0, kept: 6 });
    const third = await write({ ...site, 'index.html': '<p>Later</p>' }, first);
    expect(third.tally).toMatchObject({ written: 2, kept: 4 });
    expect(gunzipSync(read('index.html.gz')).toString()).toBe('<p>Later</p>');
  });

  it('makes a form anew from the text that stands', async () => {
    const first = await write(site);
    fs.rmSync(path.join(out, 'a/index.html.br'));
    expect((await write(site, first)).tally).toMatchObject({ written: 1, kept: 5 });
    expect(brotliDecompressSync(read('a/index.html.br')).toString()).toBe('<p>One</p>');
  });

  it('takes its files away with the setting', async () => {
    const first = await write(site);
    await writeStages([stageOf(site)], out, first.note);
    expect(fs.existsSync(path.join(out, 'index.html.gz'))).toBe(false);
  });
});

describe('a compressed file', () => {
  it('falls to the shard of its text', () => {
    const files = Array.from({ length: 30 }, (_, at) => `2025/10/28/story-${at}/index.html`);
    const shard = { index: 1, count: 3 };
    for (const file of files) expect([isOfShard(`${file}.gz`, shard), isOfShard(`${file}.br`, shard)]).toEqual([isOfShard(file, shard), isOfShard(file, shard)]);
  });

  it('is known by its name', () => {
    expect(['a/index.html.gz', 'a/index.html', 'font.woff2.br', '.gz'].map(uncompressedOf)).toEqual(['a/index.html', 'a/index.html', 'font.woff2.br', '.gz']);
  });
});
