import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { papers } from '../../src/site/colours.ts';
import { useDemo } from '../support/demo-browser.ts';

const article = '/2025/10/28/talks-between-pakistan-afghanistan-hit-impasse-in-istanbul/';
const demo = useDemo();

/** What a page stands on, as `#rrggbb`. */
function paperOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? []).map(Number);
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  });
}

/** What colour a page asks the browser's own frame to have. */
function frameOf(page: Page): Promise<string[]> {
  return page.locator('meta[name="theme-color"]').evaluateAll((list: HTMLMetaElement[]) => list.filter(({ media }) => matchMedia(media).matches).map(({ content }) => content));
}

/** Notes when the choice was known, and what the page stood on when its first frame was drawn. */
async function watchStart(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const seen = globalThis as { chosenAt?: number; firstPaper?: string };
    new MutationObserver(() => {
      if (document.documentElement?.dataset['theme']) seen.chosenAt ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
    const look = (): void => {
      if (document.body) seen.firstPaper = getComputedStyle(document.documentElement).backgroundColor;
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

describe.each([['light', 'dark'], ['dark', 'light']] as const)('a reader whose system is %s', (system, other) => {
  it('sees pages in its colours until the other ones are chosen, and then those on every page', async () => {
    const context = await demo.browser.newContext({ colorScheme: system });
    await watchStart(context);
    const page = await context.newPage();
    await page.goto(demo.served.origin + article);
    expect(await paperOf(page)).toBe(papers[system]);
    await page.getByRole('button', { name: 'Colours' }).click();
    expect([await paperOf(page), await frameOf(page)]).toEqual([papers[other], [papers[other]]]);
    await page.goto(`${demo.served.origin}/tags/`);
    expect([await paperOf(page), await frameOf(page)]).toEqual([papers[other], [papers[other]]]);
    await page.waitForFunction(() => performance.getEntriesByName('first-paint').length > 0);
    const start = await page.evaluate(() => {
      const seen = globalThis as { chosenAt?: number; firstPaper?: string };
      return { chosenAt: seen.chosenAt ?? Infinity, firstPaper: seen.firstPaper, painted: performance.getEntriesByName('first-paint')[0]?.startTime ?? 0 };
    });
    expect(start.chosenAt).toBeLessThan(start.painted);
    expect(start.firstPaper).toBe(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor));
    await context.close();
  });

  it('goes back to the system by choosing its colours, and follows it again', async () => {
    const context = await demo.browser.newContext({ colorScheme: system });
    const page = await context.newPage();
    await page.goto(demo.served.origin + article);
    const button = page.getByRole('button', { name: 'Colours' });
    await button.click();
    await button.click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.emulateMedia({ colorScheme: other });
    expect([await paperOf(page), await frameOf(page)]).toEqual([papers[other], [papers[other]]]);
    await context.close();
  });
});

describe('the choice of colours', () => {
  it('reaches a page that was open before', async () => {
    const context = await demo.browser.newContext({ colorScheme: 'light' });
    const [first, second] = [await context.newPage(), await context.newPage()];
    await first.goto(demo.served.origin + article);
    await second.goto(`${demo.served.origin}/`);
    await second.getByRole('button', { name: 'Colours' }).click();
    await first.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
    expect(await paperOf(first)).toBe(papers.dark);
    await context.close();
  });

  it('is told by its effect, and reached by the keyboard', async () => {
    const context = await demo.browser.newContext({ colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(demo.served.origin + article);
    const button = page.getByRole('button', { name: 'Colours' });
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await button.innerText()).toContain('Light');
    await page.keyboard.press('Enter');
    expect(await button.innerText()).toContain('Dark');
    await context.close();
  });

  it.each([['no JavaScript', { javaScriptEnabled: false }], ['a palette of the system', { forcedColors: 'active' as const }]])('is not offered where there is %s', async (_, options) => {
    const context = await demo.browser.newContext(options);
    const page = await context.newPage();
    await page.goto(demo.served.origin + article);
    expect(await page.locator('.theme').isVisible()).toBe(false);
    await context.close();
  });
});
