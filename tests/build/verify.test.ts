import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { planFixity } from '../../src/build/fixity.ts';
import { startPreview } from '../../src/build/preview.ts';
import { writeStages, type Outcome, type Stage } from '../../src/build/stages.ts';
import { isLocal } from '../../src/build/verify.ts';
import { formatProgress } from '../../src/cli/progress.ts';
import { verifyCommand } from '../../src/cli/verify.ts';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-verify-'));
const manifest = 'manifest-sha256.txt';
const files: Record<string, string> = { 'index.html': 'front', '404.html': 'nothing here', '2025/index.html': 'year', '2025/é ü.txt': 'words', 'data/empty.json': '' };
let site = '';

function stagesOf(texts: Record<string, string>): Stage[] {
  const stage: Stage = { name: 'pages', outputs: Object.entries(texts).map(([at, digest]) => ({ path: at, digest })), make: ({ digest }) => digest };
  return [stage, planFixity([stage])];
}

function build(out: string, texts = files, known?: Outcome['note']): Promise<Outcome> {
  return writeStages(stagesOf(texts), out, known);
}

function originOf(server: http.Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

async function verify(...args: string[]): Promise<[code: number, ...lines: string[]]> {
  const lines: string[] = [];
  const code = await verifyCommand(args, { out: (line) => lines.push(line), cwd: root });
  return [code, ...lines.map((line) => line.replace(/[\d.]+ s\. SHA-256 .*[0-9a-f]{64}$/, 's.').replaceAll(root, ''))];
}

beforeAll(() => build(path.join(root, 'whole')));
beforeEach(() => {
  site = path.join(root, 'dist');
  fs.rmSync(site, { recursive: true, force: true });
  fs.cpSync(path.join(root, 'whole'), site, { recursive: true });
});
afterAll(() => fs.rmSync(root, { recursive: true }));

describe('the manifest of a site', () => {
  it('names every other file', () => {
    expect(fs.readFileSync(path.join(site, manifest), 'utf8').split('\n').map((line) => line.slice(66))).toEqual(['2025/index.html', '2025/é ü.txt', '404.html', 'data/empty.json', 'index.html', '']);
  });

  it.skipIf(spawnSync('sha256sum', ['--version']).status !== 0)('satisfies `sha256sum -c`, which tells of a changed file', () => {
    const run = (): number | null => spawnSync('sha256sum', ['--strict', '--quiet', '-c', manifest], { cwd: site }).status;
    expect(run()).toBe(0);
    fs.appendFileSync(path.join(site, '2025/é ü.txt'), '.');
    expect(run()).toBe(1);
  });

  it('is written again only where a file is another', async () => {
    const out = path.join(root, 'again');
    const { note } = await build(out);
    const written = async (texts: typeof files): Promise<number | undefined> => (await build(out, texts, note)).stages.at(-1)?.written;
    expect([await written(files), await written({ ...files, 'index.html': 'new front' })]).toEqual([0, 1]);
  });
});

describe('verify', () => {
  it('finds a site as it was built', async () => {
    expect(await verify()).toEqual([0, '5 files, all as they were built, in dist/, s.']);
  });

  it('names every file that differs, is missing or is new', async () => {
    fs.writeFileSync(path.join(site, 'index.html'), 'frond');
    fs.rmSync(path.join(site, '2025/index.html'));
    fs.writeFileSync(path.join(site, '2025/.hidden'), '');
    fs.mkdirSync(path.join(site, 'deep/er'), { recursive: true });
    fs.writeFileSync(path.join(site, 'deep/er/a\u202eb\nc'), '');
    expect(await verify('dist')).toEqual([1, 'new      2025/.hidden', 'missing  2025/index.html', 'new      deep/er/a\\u{202e}b\\u{a}c', 'differs  index.html', '5 files: 1 not as built, 1 missing, 2 new in dist/, s.']);
  });

  it('follows no link', async () => {
    fs.renameSync(path.join(site, '2025'), path.join(root, 'moved'));
    fs.symlinkSync(path.join(root, 'moved'), path.join(site, '2025'));
    fs.renameSync(path.join(site, 'index.html'), path.join(root, 'front'));
    fs.symlinkSync(path.join(root, 'front'), path.join(site, 'index.html'));
    expect((await verify()).slice(1, -1)).toEqual(['new      2025', 'missing  2025/index.html', 'missing  2025/é ü.txt', 'differs  index.html']);
  });

  it('holds a site against a manifest that was kept elsewhere', async () => {
    fs.copyFileSync(path.join(site, manifest), path.join(root, 'kept.txt'));
    const { note } = await build(path.join(root, 'forged'), { ...files, 'index.html': 'forged' });
    expect(note).toBeDefined();
    expect(await verify('forged')).toEqual([0, '5 files, all as they were built, in forged/, s.']);
    expect((await verify('forged', '--manifest', 'kept.txt')).slice(0, 3)).toEqual([1, 'differs  index.html', 'differs  manifest-sha256.txt']);
  });

  it.each([
    ['a folder that is not there', ['none'], 'The folder `/none` is not there.'],
    ['a folder without a manifest', ['.'], 'There is no `manifest-sha256.txt` in ``. Run `npm run build` first, or name the folder of a site.'],
    ['a manifest that is not there', ['--manifest', 'none'], 'There is no manifest at `/none`.'],
    ['two sites', ['dist', 'whole'], 'One site is verified at a time. Leave `whole` out.'],
    ['another machine', ['https://example.org/'], '`example.org` is not this machine. Copy the site into a folder, or serve the copy at 127.0.0.1.'],
    ['another machine under a name like this one', ['http://127.0.0.1@example.org:80/'], '`example.org` is not this machine. Copy the site into a folder, or serve the copy at 127.0.0.1.'],
    ['a server that does not answer', ['http://127.0.0.1:9/'], 'There is no `manifest-sha256.txt` at `http://127.0.0.1:9/`, or nothing answers there.'],
  ])('refuses %s in one line', async (_, args, line) => {
    expect(await verify(...args)).toEqual([2, line]);
  });

  it('refuses a manifest that leads outside', async () => {
    fs.appendFileSync(path.join(site, manifest), `${'0'.repeat(64)}  ../../etc/passwd\n`);
    expect(await verify()).toEqual([2, 'Line 6 of the manifest names no file of the site. Build the site again, or take the manifest from where it was kept.']);
  });

  it('looks at a copy that is served on this machine', async () => {
    fs.writeFileSync(path.join(site, '2025/index.html'), 'tampered');
    fs.rmSync(path.join(site, 'data/empty.json'));
    fs.writeFileSync(path.join(site, 'new.html'), 'new');
    const server = await startPreview({ folder: site, base: '/archive/', port: 0 });
    const at = `${originOf(server)}/archive/`;
    const [code, ...lines] = await verify(at).finally(() => server.close());
    expect([code, ...lines.map((line) => line.replaceAll(at, 'AT'))]).toEqual([1, 'differs  2025/index.html', 'missing  data/empty.json', '5 files: 1 not as built, 1 missing, 0 new at AT, s.', 'Files that are new cannot be seen where a site is served.']);
  });

  it('finds the page of an old address that the server leads away from', async () => {
    fs.writeFileSync(path.join(site, '_redirects'), '/2025/ / 301\n');
    const server = await startPreview({ folder: site, base: '/', port: 0 });
    expect((await fetch(`${originOf(server)}/2025/`, { redirect: 'manual' })).status).toBe(301);
    const [code, line] = await verify(`${originOf(server)}/`).finally(() => server.close());
    expect([code, line]).toEqual([0, expect.stringContaining('5 files, all as they were built,')]);
  });
});

describe('a served copy that sends one elsewhere', () => {
  it('is not followed', async () => {
    let asked = 0;
    const elsewhere = http.createServer((_request, response) => {
      asked += 1;
      response.end('front');
    });
    const server = http.createServer((request, response) => {
      if (request.url === `/${manifest}`) response.end(fs.readFileSync(path.join(site, manifest)));
      else response.writeHead(302, { location: `${originOf(elsewhere)}/` }).end();
    });
    for (const each of [elsewhere, server]) await new Promise<void>((resolve) => { each.listen(0, '127.0.0.1', resolve); });
    const found = await verify(originOf(server)).finally(() => [server, elsewhere].map((each) => each.close()));
    expect([asked, found.filter((line) => String(line).startsWith('differs')).length]).toEqual([0, 4]);
  });
});

describe('a served copy that forbids a folder without its page', () => {
  it('lacks that page', async () => {
    const server = http.createServer((request, response) => {
      const file = path.join(site, decodeURI(request.url ?? '').replace(/\/$/, '/index.html'));
      if (request.url === '/2025/') response.writeHead(403).end('forbidden');
      else response.end(fs.readFileSync(file));
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    const [code, line] = await verify(originOf(server)).finally(() => server.close());
    expect([code, line]).toEqual([1, 'missing  2025/index.html']);
  });
});

describe('isLocal', () => {
  it('knows the names of this machine', () => {
    expect(['http://localhost:4321/', 'http://127.0.0.1/', 'https://127.3.2.1/', 'http://[::1]:80/', 'http://2130706433/'].filter((each) => !isLocal(new URL(each)))).toEqual([]);
    expect(['http://localhost.example/', 'http://10.0.0.1/', 'http://128.0.0.1/', 'ftp://localhost/', 'http://[::2]/', 'file:///etc/passwd'].filter((each) => isLocal(new URL(each)))).toEqual([]);
  });
});

describe('formatProgress', () => {
  it('tells how much is done, how fast, and how long the rest will take', () => {
    expect([formatProgress(1200, 24_310, 3), formatProgress(0, 5, 0)]).toEqual(['1,200 of 24,310, 400 a second, 58 s left', '0 of 5']);
  });
});
