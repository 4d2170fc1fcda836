import fs from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { build, type BuildResult } from '../../src/build/build.ts';
import { readTree, writeContent } from '../support/backfile.ts';
import { roomy, useThemes } from '../support/themes.ts';

const limit = 600_000;
const realNow = Date.now.bind(Date);
const themes = useThemes(limit);
const now = Date.parse('2024-05-10T12:00:00Z');
const root = fs.mkdtempSync(path.join(roomy, 'backfile-standing-'));
const out = path.join(root, 'dist');
let content = '';

/** Files are old enough for their times to be trusted. */
beforeEach(() => void vi.spyOn(Date, 'now').mockImplementation(() => realNow() + 60_000));
afterEach(() => void vi.restoreAllMocks());

beforeAll(() => {
  content = writeContent({
    'archive.yaml': 'name: Test\naddress: https://example.org/\nsearch: false\n',
    'articles/old.md': '---\ntitle: Old\ndate: 2023-01-31\n---\n\nThe ferry sails.\n',
    'articles/yesterday.md': '---\ntitle: Yesterday\ndate: 2024-05-09\n---\n\nThe ferry sailed.\n',
    'articles/hidden.md': '---\ntitle: Hidden\ndate: 2024-01-31\nembargo: 2024-06-01T06:00:00Z\n---\n\nThe ferry will sail.\n',
  });
});

afterAll(() => {
  for (const folder of [root, content]) fs.rmSync(folder, { recursive: true, force: true });
});

const buildAt = (at: number, to = out): Promise<BuildResult> => build({ content, out: to, cache: themes.plain.kept, clean: false, now: at });

/** Whether a build saw that all stands, and planned no file. */
function stood(result: BuildResult): boolean {
  if (result.kind !== 'built') throw new TypeError(`The build is ${result.kind}.`);
  return result.timings.every(({ name }) => name !== 'search indexes');
}

describe('a build where all that the last one left stands', () => {
  it('plans nothing, and tells what the last one told', async () => {
    const first = await buildAt(now);
    const before = readTree(out);
    const second = await buildAt(now);
    expect([stood(first), stood(second)]).toEqual([false, true]);
    expect(readTree(out)).toEqual(before);
    if (first.kind !== 'built' || second.kind !== 'built') throw new TypeError('Nothing was built.');
    const stages = ({ timings }: typeof first): unknown[] => timings.filter(({ name }) => ['pages', 'sitemaps', 'fixity'].includes(name)).map(({ name, items }) => [name, items]);
    expect(stages(second)).toEqual(stages(first));
    expect(stages(second)).toHaveLength(3);
    expect({ ...second, written: 0, timings: [] }).toEqual({ ...first, written: 0, timings: [] });
    expect(second.written).toBe(0);
  }, limit);

  it.each<[string, (file: string) => void]>([
    ['a file is another', (file) => fs.writeFileSync(file, 'another')],
    ['a file is gone', (file) => fs.rmSync(file)],
    ['a file is nobody’s', (file) => fs.writeFileSync(path.join(path.dirname(file), 'mine.txt'), '')],
    ['a folder is gone', (file) => fs.rmSync(path.dirname(file), { recursive: true })],
  ])('puts it right where %s', async (_, change) => {
    await buildAt(now);
    const before = readTree(out);
    change(path.join(out, '2023/01/31/old/index.html'));
    expect(stood(await buildAt(now))).toBe(false);
    expect(readTree(out)).toEqual(before);
    expect(stood(await buildAt(now))).toBe(true);
  }, limit);

  it('looks again when the clock makes something else of it: news grow old, embargoes end', async () => {
    const news = (): boolean => fs.existsSync(path.join(out, 'news-sitemap.xml'));
    await buildAt(now);
    const until = Date.parse('2024-05-11T00:00:00Z');
    expect([news(), stood(await buildAt(until - 1)), stood(await buildAt(until)), news()]).toEqual([true, true, false, true]);
    expect([stood(await buildAt(Date.parse('2024-05-12T00:00:00Z'))), news()]).toEqual([false, false]);
    // An earlier clock than that of the note.
    expect([stood(await buildAt(now)), news()]).toEqual([false, true]);
    expect([stood(await buildAt(Date.parse('2024-05-12T00:00:00Z'))), stood(await buildAt(Date.parse('2024-06-01T05:59:59Z')))]).toEqual([false, true]);
    expect(stood(await buildAt(Date.parse('2024-06-01T06:00:00Z')))).toBe(false);
    expect(fs.existsSync(path.join(out, '2024/01/31/hidden/index.html'))).toBe(true);
  }, limit);

  it('makes the site where another folder is named, and knows each of them', async () => {
    const other = path.join(root, 'other');
    await buildAt(now);
    expect(stood(await buildAt(now, other))).toBe(false);
    expect([stood(await buildAt(now, other)), stood(await buildAt(now))]).toEqual([true, true]);
    fs.writeFileSync(path.join(content, 'articles/old.md'), '---\ntitle: Older\ndate: 2023-01-31\n---\n\nThe ferry sails.\n');
    expect([stood(await buildAt(now)), stood(await buildAt(now, other))]).toEqual([false, false]);
    expect(readTree(other)).toEqual(readTree(out));
  }, limit);

  it('is not taken for the whole site where a shard stands', async () => {
    await buildAt(now);
    const shard = (): Promise<BuildResult> => build({ content, out, cache: themes.plain.kept, clean: false, now, shard: { index: 1, count: 2 } });
    expect(stood(await shard())).toBe(false);
    expect(stood(await shard())).toBe(true);
    expect(stood(await buildAt(now))).toBe(false);
  }, limit);
});
