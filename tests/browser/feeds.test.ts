import { describe, expect, it } from 'vitest';
import { useDemo } from '../support/demo-browser.ts';

const demo = useDemo();

describe('a feed that is opened in a browser', () => {
  it('tells what it is, leads to its page and shows its entries, with no script', async () => {
    const context = await demo.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${demo.served.origin}/tags/afghanistan/feed.xml`);
    // Elements of Atom have no words for what they show but their names.
    await expect.poll(() => page.locator('p').innerText()).toContain('This is a feed');
    expect(await page.locator('p > a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(['https://backfile.example/tags/afghanistan/', 'https://backfile.example/feeds.opml']);
    expect(await page.locator('feed > title').isVisible()).toBe(true);
    expect(await page.locator('entry > title').first().isVisible()).toBe(true);
    expect(await page.locator('entry > id').first().isVisible()).toBe(false);
    expect(await page.locator('entry > content').first().isVisible()).toBe(false);
    await context.close();
  });

  it('is named in the head of its page', async () => {
    const page = await (await demo.browser.newContext()).newPage();
    await page.goto(`${demo.served.origin}/tags/afghanistan/`);
    const found = await page.locator('link[rel=alternate]').evaluateAll((links) => links.map((link) => `${link.getAttribute('type') ?? ''} ${link.getAttribute('href') ?? ''}`));
    expect(found).toEqual(['application/atom+xml /tags/afghanistan/feed.xml', 'application/feed+json /tags/afghanistan/feed.json']);
    for (const each of found) expect((await page.request.get(demo.served.origin + (each.split(' ')[1] ?? ''))).status()).toBe(200);
    await page.context().close();
  });
});
