import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useDemo } from '../support/demo-browser.ts';

const pictured = '/2016/02/11/gravitational-waves-detected-for-first-time/';

const demo = useDemo();

async function open(path: string, options: BrowserContextOptions = {}, prepare: (page: Page) => Promise<void> = async () => {}, waitUntil: 'load' | 'commit' = 'load'): Promise<Page> {
  const context = await demo.browser.newContext({ viewport: { width: 360, height: 900 }, ...options });
  const page = await context.newPage();
  await prepare(page);
  await page.goto(demo.served.origin + path, { waitUntil });
  return page;
}

describe('the pictures of an article', () => {
  it('are taken in the format and size that suit the window', async () => {
    const page = await open(pictured, { deviceScaleFactor: 2 });
    await page.waitForFunction(() => document.querySelector('img')?.complete);
    expect(await page.evaluate(() => document.querySelector('img')?.currentSrc.split('/').at(-1))).toBe('form-of-a-gravitational-wave.png.800w.avif');
    await page.context().close();
  });

  it('move nothing when they come late', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => { release = resolve; });
    const page = await open(pictured, {}, (made) => made.route('**/*.avif', async (route) => {
      await held;
      await route.continue();
    }).then(() => undefined), 'commit');
    const readTop = () => page.evaluate(async () => {
      await document.fonts.ready;
      return document.querySelector('.body')?.getBoundingClientRect().top;
    });
    await page.waitForSelector('.colophon-site');
    const before = await readTop();
    expect(await page.evaluate(() => document.querySelector('img')?.complete)).toBe(false);
    release();
    await page.waitForFunction(() => document.querySelector('img')?.complete);
    expect(await readTop()).toBe(before);
    await page.context().close();
  });
});

describe('the age of an article', () => {
  it('is told by the reader\'s calendar', async () => {
    const page = await open(pictured, {}, (made) => made.clock.setFixedTime(new Date(2023, 1, 11)));
    expect(await page.locator('.credit').innerText()).toContain('Published 7 years ago, on Thursday 11 February 2016');
    await page.context().close();
  });

  it('is the date alone without scripts', async () => {
    const page = await open(pictured, { javaScriptEnabled: false });
    expect(await page.locator('.credit').innerText()).toMatch(/^Thursday 11 February 2016/);
    await page.context().close();
  });
});

describe('the part to cite, share and save', () => {
  it('copies the citation where the browser can', async () => {
    const page = await open(pictured, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.share summary').click();
    const button = page.locator('.share dd button').first();
    await button.click();
    await page.waitForFunction(() => document.querySelector('.share button')?.textContent === 'Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Gravitational waves detected for first time\. .+, Thursday 11 February 2016\. https:\/\/\S+$/);
    await page.context().close();
  });

  it('saves a file for reference managers without a script, and shows no button that needs one', async () => {
    const page = await open(pictured, { javaScriptEnabled: false });
    await page.locator('.share summary').click();
    expect(await page.locator('.share button:visible').count()).toBe(0);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'RIS' }).click()]);
    expect(saved.suggestedFilename()).toBe('gravitational-waves-detected-for-first-time.ris');
    await page.context().close();
  });
});
