import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useDemo } from '../support/demo-browser.ts';

declare global {
  interface Window {
    refused: string[];
  }
}

const demo = useDemo();
const impasse = '/2025/10/28/talks-between-pakistan-afghanistan-hit-impasse-in-istanbul/';

/** A page that keeps what the policy of its server refuses. */
async function open(path: string): Promise<Page> {
  const context = await demo.browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => window.refused.push(`${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber}`));
  });
  await page.goto(demo.served.origin + path, { waitUntil: 'load' });
  return page;
}

function refused(page: Page): Promise<string[]> {
  return page.evaluate(() => window.refused);
}

describe('under the policy that a server sends', () => {
  it.each([['the front page', '/'], ['an article', impasse], ['a day', '/2025/10/28/'], ['a tag', '/tags/turkiye/'], ['a story', '/stories/'], ['this day', '/on-this-day/'], ['the map', '/places/'], ['what is not there', '/2025/10/28/nothing/']])('nothing of %s is refused', async (_name, path) => {
    const page = await open(path);
    expect(await refused(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('auto');
    await page.context().close();
  });

  it('the search finds', async () => {
    const page = await open('/search/?q=impasse');
    await page.waitForFunction(() => document.querySelector('#results h3 a') !== null);
    expect(await refused(page)).toEqual([]);
    await page.context().close();
  });

  it('a script that a page should not have is refused, and so are an attribute `style` and WebAssembly', async () => {
    const page = await open(impasse);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.stranger = true';
      document.head.append(script);
      document.querySelector('h1')?.setAttribute('style', 'color: red');
      const compiled = await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(() => true, () => false);
      await new Promise((resolve) => { setTimeout(resolve, 50); });
      return { stranger: 'stranger' in window, compiled };
    });
    expect(ran).toEqual({ stranger: false, compiled: false });
    expect((await refused(page)).map((line) => line.split(' ')[0])).toEqual(expect.arrayContaining(['script-src-elem', 'style-src-attr']));
    await page.context().close();
  });
});
