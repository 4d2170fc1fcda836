import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBackfile, writeContent } from '../support/backfile.ts';
import { launchBrowser, serve, type Served } from '../support/browser.ts';

const limit = 240_000;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-offline-'));
const settings = 'name: The Ferry\naddress: https://example.org/news/\nlanguage: tr\n';
const article = (title: string, date: string): string => `---\ntitle: ${title}\ndate: ${date}\ntags: [Harbour]\n---\n\nSome words of news.\n`;
const content = writeContent({ 'archive.yaml': `${settings}offline: true\n`, 'articles/one.md': article('First ferry', '2024-01-01'), 'articles/two.md': article('Second ferry', '2024-02-02') });
let browser: Browser;
let served: Served;
let context: BrowserContext;
let page: Page;

function build(): void {
  const { code, text } = runBackfile(['build', '--content', content, '--out', path.join(root, 'dist'), '--cache', path.join(root, 'cache')]);
  if (code !== 0) throw new Error(text);
}

/** Reads a page and waits until it is kept. */
async function read(address: string): Promise<void> {
  await page.goto(`${served.origin}/news${address}`);
  await expect.poll(() => page.evaluate(async (at) => (await caches.match(at)) !== undefined, `/news${address}`), { timeout: 30_000 }).toBe(true);
}

async function headingAt(address: string): Promise<string> {
  await page.goto(`${served.origin}/news${address}`);
  return await page.textContent('main h1') ?? '';
}

beforeAll(async () => {
  build();
  [browser, served] = await Promise.all([launchBrowser(), serve(path.join(root, 'dist'), '/news/')]);
  context = await browser.newContext();
  page = await context.newPage();
}, limit);

afterAll(async () => {
  await browser.close();
  served.server.closeAllConnections();
  served.server.close();
  for (const made of [root, content]) fs.rmSync(made, { recursive: true, force: true });
}, limit);

describe('reading offline', () => {
  it('shows pages that were read, and says so of one that was not', async () => {
    await page.goto(`${served.origin}/news/`);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await read('/2024/01/01/one/');
    await read('/2024/02/02/');
    await context.setOffline(true);
    served.server.closeAllConnections();
    expect(await headingAt('/2024/01/01/one/')).toContain('First ferry');
    expect(await headingAt('/2024/02/02/')).toContain('2 Şubat 2024');
    expect(await headingAt('/2024/02/02/two/')).toBe('Bağlantı yok');
    expect(await page.evaluate(() => [...document.styleSheets].length)).toBe(1);
    await context.setOffline(false);
  }, limit);

  it('keeps nothing but pages, styles, fonts and pictures', async () => {
    await page.goto(`${served.origin}/news/`);
    const fetched = await page.evaluate(async () => {
      await fetch('/news/data/days.json');
      const kept = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)));
      return kept.flat();
    });
    expect(fetched.length).toBeGreaterThan(3);
    expect(fetched.filter((at) => !at.endsWith('/') && !/^\/news\/_assets\//.test(at) && !/\.(png|svg|webp|avif)$/.test(at))).toEqual([]);
  }, limit);

  it('ends, with all that was kept, once the setting is gone', async () => {
    fs.writeFileSync(path.join(content, 'archive.yaml'), settings);
    build();
    served.server.closeAllConnections();
    served.server.close();
    const port = new URL(served.origin).port;
    served = await serve(path.join(root, 'dist'), '/news/', Number(port));
    await page.goto(`${served.origin}/news/`);
    // Browsers ask for another worker a second after a page was opened and left alone: opening it more often puts that off.
    await expect.poll(async () => {
      await page.goto(`${served.origin}/news/`);
      return page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
    }, { timeout: 90_000, interval: 4000 }).toEqual([0, 0]);
    expect(fs.existsSync(path.join(root, 'dist/offline'))).toBe(false);
    expect(await page.content()).not.toContain('serviceWorker');
  }, limit);
});
