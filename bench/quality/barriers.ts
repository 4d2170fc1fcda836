import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions } from 'playwright-core';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page may be looked at. At 200 % a window of 1280 pixels shows 640 of them. */
export const looks: Readonly<Record<string, BrowserContextOptions>> = {
  'light': { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  'dark': { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'forced colours': { viewport: { width: 1280, height: 900 }, forcedColors: 'active' },
  '200 %': { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
  '320 px': { viewport: { width: 320, height: 640 } },
};

/** What axe finds on a page: its rules of WCAG 2.2 AA and of good practice, each with the first element. */
export async function findBarriers(browser: Browser, address: string, look: BrowserContextOptions): Promise<string[]> {
  const context = await browser.newContext(look);
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.evaluate(axe);
    const { violations } = await page.evaluate<{ violations: { id: string; nodes: { target: string[] }[] }[] }>('axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })');
    return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ') ?? ''}`);
  } finally {
    await context.close();
  }
}
