import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, writeContent } from '../support/backfile.ts';

const content = writeContent({ 'articles/first.md': '---\ntitle: First\ndate: 2024-01-01\n---\n\nWords.\n' });
const cache = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-dev-'));
const out = path.join(cache, 'dist');
let server: ChildProcess;
let log = '';
let origin = '';

async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function statusOf(at: string): Promise<number> {
  return (await fetch(origin + at)).status;
}

beforeAll(async () => {
  server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/backfile.js', 'dev', '--content', content, '--cache', cache, '--out', out, '--port', '4730'], {
    cwd: projectRoot, env: { ...process.env, NODE_ENV: 'development', VITEST: '' },
  });
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (bytes: Buffer) => {
    log += bytes.toString();
  });
  await until(() => {
    origin = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0] ?? '';
    return origin !== '';
  }, 'the address of the dev server');
}, 60_000);

afterAll(() => {
  server.kill('SIGTERM');
});

describe('the dev server', () => {
  it('serves the articles of the content folder', async () => {
    expect(await statusOf('/2024/01/01/first/')).toBe(200);
  });

  it('serves what a build writes beside its pages', async () => {
    expect(await (await fetch(`${origin}/data/days.json`)).json()).toEqual({ '2024-01-01': 1 });
  });

  it('serves icons, the web manifest, cards and what appeared on a day, as a build writes them', async () => {
    const [icon, manifest, card, day] = await Promise.all(['/icon-192.png', '/site.webmanifest', '/cards/2024/01/01.png', '/on-this-day/01-01/index.json'].map((at) => fetch(origin + at)));
    expect([icon?.status, card?.status]).toEqual([200, 200]);
    expect(Buffer.from(icon ? await icon.arrayBuffer() : new ArrayBuffer(0)).subarray(1, 4).toString()).toBe('PNG');
    expect(await manifest?.json()).toMatchObject({ start_url: '/' });
    expect(JSON.stringify(await day?.json())).toContain('First');
  });

  it('serves the search that was built last', async () => {
    expect(await statusOf('/search/periods.json')).toBe(404);
    fs.mkdirSync(path.join(out, 'search'), { recursive: true });
    fs.writeFileSync(path.join(out, 'search/periods.json'), '{"periods":[]}');
    fs.writeFileSync(path.join(out, 'secret.txt'), 'secret');
    expect(await (await fetch(`${origin}/search/periods.json`)).json()).toEqual({ periods: [] });
    expect(await statusOf('/search/..%2fsecret.txt')).toBe(404);
  });

  it('shows the style guide, which a build does not', async () => {
    const page = await (await fetch(`${origin}/styleguide/`)).text();
    const shown = [...page.matchAll(/<h2 class="heading"[^>]*>([A-Z][A-Za-z, ]+)<\/h2>/g)].map(([, name]) => name);
    expect(shown).toEqual(expect.arrayContaining(['Colours', 'Sizes', 'Teaser', 'Calendar', 'Neighbours', 'Chronicle', 'Text']));
    expect(page).toContain('<h3 class="month">June</h3>');
    expect(await (await fetch(`${origin}/styleguide/?article`)).text()).toContain('Flood defences hold');
  });

  it('shows a new article without a restart', async () => {
    expect(await statusOf('/2024/02/29/second/')).toBe(404);
    fs.writeFileSync(path.join(content, 'articles/second.md'), '---\ntitle: Second\ndate: 2024-02-29\n---\n\nOther words.\n');
    await until(async () => (await statusOf('/2024/02/29/second/')) === 200, 'the new page');
    expect(await (await fetch(`${origin}/2024/02/29/second/`)).text()).toContain('Other words.');
  });

  it('tells a problem in the terminal, keeps the last sound pages and goes on', async () => {
    fs.writeFileSync(path.join(content, 'articles/second.md'), '---\ntitle: Second\ndate: 2024-02-30\n---\n\nOther words.\n');
    await until(() => log.includes('`2024-02-30` is not a day of the calendar.'), 'the report');
    expect(await statusOf('/2024/02/29/second/')).toBe(200);
    fs.rmSync(path.join(content, 'articles/second.md'));
    await until(async () => (await statusOf('/2024/02/29/second/')) === 404, 'the removal');
    expect(await statusOf('/2024/01/01/first/')).toBe(200);
  });

  it('sends a problem to the browser for its overlay', async () => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/?token=${await readToken()}`, 'vite-hmr');
    const messages: string[] = [];
    socket.addEventListener('message', (event) => messages.push(String(event.data)));
    await until(() => socket.readyState === WebSocket.OPEN, 'the socket');
    fs.writeFileSync(path.join(content, 'articles/third.md'), '---\ntitle: Third: a colon\ndate: 2024-03-01\n---\n\nWords.\n');
    await until(() => messages.some((message) => message.includes('"type":"error"') && message.includes('holds a colon')), 'the overlay');
    fs.rmSync(path.join(content, 'articles/third.md'));
    await until(() => messages.some((message) => message.includes('full-reload')), 'the reload');
    socket.close();
  });
});

/** Vite's client bears the word by which its socket is opened. */
async function readToken(): Promise<string> {
  const client = await (await fetch(`${origin}/@vite/client`)).text();
  return /wsToken = "([^"]+)"/.exec(client)?.[1] ?? '';
}
