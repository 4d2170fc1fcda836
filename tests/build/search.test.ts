import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../src/build/build.ts';
import { listPack, packFiles, readPacked } from '../../src/build/search-pack.ts';
import { readTree, runBackfile, writeContent } from '../support/backfile.ts';

const limit = 240_000;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-search-'));
const at = (...names: string[]): string => path.join(root, ...names);
const now = Date.parse('2026-01-01T00:00:00Z');
afterAll(() => fs.rmSync(root, { recursive: true, force: true }), limit);

/** The files of a site that belong to the search, as their readers see them: Pagefind's are compressed. */
function readSearch(out: string): Map<string, string> {
  const files = [...readTree(at(out))].filter(([file]) => /^(search|data\/slugs)/.test(file));
  return new Map(files.map(([file, base64]) => {
    const bytes = Buffer.from(base64, 'base64');
    return [file, (bytes[0] === 0x1f && bytes[1] === 0x8b ? zlib.gunzipSync(bytes) : bytes).toString('utf8')];
  }));
}

/** Builds in this process; gives how many search indexes there are and how many were made: none, where all stood and nothing was asked. */
async function buildIn(content: string, out: string, cache: string): Promise<{ items?: number; fresh: number }> {
  const result = await build({ content, out: at(out), cache: at(cache), clean: false, now });
  if (result.kind !== 'built') throw new Error(`The build is ${result.kind}.`);
  const step = result.timings.find(({ name }) => name === 'search indexes');
  return { items: step?.items, fresh: step?.fresh ?? 0 };
}

describe('a pack of files', () => {
  const files = [{ path: 'b', content: Buffer.from('second\n') }, { path: 'a/c', content: Buffer.alloc(70_000, 'x') }, { path: 'a', content: Buffer.from('') }];

  it('gives back each file, and is the same in whatever order they come', () => {
    fs.writeFileSync(at('pack'), packFiles(files));
    expect(packFiles(files.toReversed())).toEqual(packFiles(files));
    expect(listPack(at('pack'))?.map((file) => [file.path, readPacked(at('pack'), file).length])).toEqual([['a', 0], ['a/c', 70_000], ['b', 7]]);
  });

  it('is told from one that is cut short or missing', () => {
    fs.writeFileSync(at('cut'), packFiles(files).subarray(0, -1));
    fs.writeFileSync(at('head'), packFiles(files).subarray(0, 20));
    expect([listPack(at('cut')), listPack(at('head')), listPack(at('none'))]).toEqual([undefined, undefined, undefined]);
  });
});

describe('what is searched for', () => {
  const out = 'hidden';

  beforeAll(() => {
    const article = (title: string, front: string, text: string): string => `---\ntitle: ${title}\ndate: 2025-10-28\n${front}---\n\n${text}\n`;
    const content = writeContent({
      'articles/shown.md': article('Shown', 'tags: [Turkey]\ndateline: ISTANBUL\n', 'The word sentinelshown stands here, in Iğdır, and [[gone]] is linked.'),
      'articles/draft.md': article('Sentineldraft', 'draft: true\n', 'A word: sentineldraft.'),
      'articles/embargo.md': article('Sentinelembargo', "embargo: '2099-01-01T00:00:00Z'\n", 'A word: sentinelembargo.'),
      'articles/gone.md': article('Gone', 'summary: A word sentinelgone.\ntags: [Sentinelgonetag]\nupdates: [{date: 2025-10-29, type: withdrawal, text: Not true.}]\n', 'A word: sentinelgone.'),
      'tags/turkiye.md': '---\nname: Türkiye\ntype: place\nvariants: [Turkey]\nparents: [asia]\n---\n', 'tags/asia.md': '---\nname: Asia\ntype: place\n---\n',
    });
    expect(runBackfile(['build', '--content', content, '--out', at(out), '--cache', at('hidden-cache')])).toMatchObject({ code: 0 });
  }, limit);

  it('is in the index with the other spellings of its tags and those above them', () => {
    const [fragment = ''] = [...readSearch(out)].filter(([file]) => file.startsWith('search/all/fragment/')).map(([, text]) => text);
    expect(fragment).toContain('sentinelshown');
    for (const words of ['Türkiye Asia Turkey iğdir', '"place:Türkiye"', '"place:Asia"']) expect(fragment).toContain(words);
  });

  it('leaves out drafts, embargoed and withdrawn articles', () => {
    const files = readSearch(out);
    expect([...files].filter(([file]) => file.startsWith('search/all/fragment/'))).toHaveLength(1);
    expect([...files.values()].filter((text) => text.toLowerCase().includes('sentinelshown')).length).toBeGreaterThan(1);
    expect([...files].filter(([, text]) => /sentinel(draft|embargo|gone)/i.test(text)).map(([file]) => file)).toEqual([]);
    expect(files.get('data/slugs-.json')).toBe('[["/2025/10/28/shown/","Shown","en"]]\n');
  });

  it('is not made where the settings leave it out', () => {
    const content = writeContent({ 'archive.yaml': 'name: Still\naddress: https://example.org/\nsearch: false\n', 'articles/a.md': '---\ntitle: A\ndate: 2025-10-28\n---\n\nText.\n' });
    expect(runBackfile(['build', '--content', content, '--out', at('still'), '--cache', at('still-cache')])).toMatchObject({ code: 0 });
    expect([...readSearch('still').keys()]).toEqual(['data/slugs-.json', 'data/slugs.json']);
    expect([...readTree(at('still'))].filter(([, base64]) => Buffer.from(base64, 'base64').toString('utf8').includes('"/search/"')).map(([file]) => file)).toEqual([]);
  }, limit);
});

describe('the indexes of a large archive', () => {
  const articleOf = (year: number, index: number): [string, string] => {
    const day = `${year}-${String(1 + index % 12).padStart(2, '0')}-${String(1 + index % 28).padStart(2, '0')}`;
    return [`articles/${year}/${day}-report-${index}.md`, `---\ntitle: Report ${index}\ndate: ${day}\ntags: [Tag ${index % 7}]\n---\n\nWhat was said of matter ${index * 7919 % 1000}.\n`];
  };
  let content = '';

  beforeAll(() => {
    content = writeContent({
      'archive.yaml': 'name: Large\naddress: https://example.org/\nlikeness: false\n',
      ...Object.fromEntries([...Array.from({ length: 620 }, (_, index) => articleOf(1999, index)), ...Array.from({ length: 430 }, (_, index) => articleOf(2005, index))]),
    });
  });

  it('are made once, and none where nothing changed', async () => {
    expect(await buildIn(content, 'large', 'large-cache')).toEqual({ items: 3, fresh: 3 });
    expect(JSON.parse(readSearch('large').get('search/periods.json') ?? '')).toMatchObject([{ name: '20', first: '2005', last: '2005' }, { name: '19', first: '1999', last: '1999' }]);
    expect((await buildIn(content, 'large', 'large-cache')).fresh).toBe(0);
    expect(await buildIn(content, 'elsewhere', 'large-cache')).toEqual({ items: 3, fresh: 0 });
  }, limit);

  it('are made again one alone where an article is added, and are what a clean build makes in another time zone', async () => {
    fs.writeFileSync(path.join(content, 'articles/2005-06-01-added.md'), '---\ntitle: Added\ndate: 2005-06-01\ntags: [Tag 1]\n---\n\nWhat was added, see [[2005-01-01-report-0]].\n');
    expect(await buildIn(content, 'large', 'large-cache')).toEqual({ items: 3, fresh: 1 });
    expect(fs.readdirSync(at('large-cache/search'))).toHaveLength(3);
    expect(runBackfile(['build', '--content', content, '--out', at('clean'), '--cache', at('clean-cache'), '--now', '2026-01-01T00:00:00Z'], { TZ: 'Pacific/Kiritimati' })).toMatchObject({ code: 0 });
    const [kept, clean] = [readTree(at('large')), readTree(at('clean'))];
    expect([...clean.keys()].filter((file) => file.startsWith('search/')).length).toBeGreaterThan(1050);
    expect([...new Set([...kept.keys(), ...clean.keys()])].filter((file) => kept.get(file) !== clean.get(file))).toEqual([]);
  }, limit);

  it('are made again where what the cache holds is damaged', async () => {
    const [pack = ''] = fs.readdirSync(at('large-cache/search'));
    fs.truncateSync(at('large-cache/search', pack), 1000);
    expect((await buildIn(content, 'large', 'large-cache')).fresh).toBe(1);
    expect(readTree(at('large'))).toEqual(readTree(at('clean')));
  }, limit);
});
