import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { focused } from '../support/browser.ts';
import { useDemo } from '../support/demo-browser.ts';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const impasse = '/2025/10/28/talks-between-pakistan-afghanistan-hit-impasse-in-istanbul/';

const demo = useDemo();

interface Opening {
  width?: number;
  colorScheme?: 'light' | 'dark';
  javaScriptEnabled?: boolean;
  locale?: string;
}

async function open(path: string, { width = 1280, ...options }: Opening = {}): Promise<Page> {
  const context = await demo.browser.newContext({ viewport: { width, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(demo.served.origin + path);
  return page;
}

/** Waits until the page says how many it found, or that it found none. */
async function count(page: Page, said: RegExp = /\d article|No article/): Promise<string> {
  await page.waitForFunction((pattern) => new RegExp(pattern).test(document.querySelector('#search-count')?.textContent ?? ''), said.source);
  return page.locator('#search-count').innerText();
}

function titles(page: Page): Promise<string[]> {
  return page.locator('#results h3').allInnerTexts();
}

function addresses(page: Page): Promise<(string | null)[]> {
  return page.locator('#results h3 a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
}

function searchOf(page: Page): string {
  return decodeURIComponent(new URL(page.url()).search).replaceAll('+', ' ');
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const result = await page.evaluate<{ violations: { id: string; nodes: { target: string[] }[] }[] }>('axe.run(document, { resultTypes: ["violations"] })');
  return result.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe('what comes after the page was painted', () => {
  it.each([360, 768, 1280])('moves nothing at %i px', async (width) => {
    const context = await demo.browser.newContext({ viewport: { width, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries() as (PerformanceEntry & { value: number })[]) document.documentElement.dataset['shift'] = String(Number(document.documentElement.dataset['shift'] ?? 0) + value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    // The filters come from the index: well after the first paint.
    await page.route(/periods\.json$/, async (route) => {
      await page.waitForTimeout(500);
      await route.continue();
    });
    await page.goto(`${demo.served.origin}/search/`);
    await page.locator('#filters').waitFor({ state: 'visible' });
    await page.waitForTimeout(100);
    expect(Number(await page.locator('html').getAttribute('data-shift'))).toBeLessThan(0.005);
    await context.close();
  });
});

describe('a reader who types before the page is ready', () => {
  it('is answered once it is', async () => {
    const context = await demo.browser.newContext();
    const page = await context.newPage();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route(/\.js$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${demo.served.origin}/search/`, { waitUntil: 'commit' });
    await page.locator('#search-words').fill('impasse');
    release();
    expect(await count(page)).toMatch(/\d articles?/);
    expect(searchOf(page)).toBe('?q=impasse');
    await context.close();
  });
});

describe('a reader who half remembers an article', () => {
  it('finds it by word, year and place', async () => {
    const page = await open('/');
    await page.locator('nav').first().getByText('Search', { exact: true }).click();
    await page.locator('#search-words').fill('impasse');
    await count(page);
    await page.selectOption('[name=from]', '2025');
    await page.selectOption('[name=to]', '2025');
    await page.locator('[data-kind=place] input[value=Istanbul]').check();
    await page.waitForURL(/place=Istanbul/);
    await page.waitForFunction((href) => document.querySelector('#results h3 a')?.getAttribute('href') === href, impasse);
    expect(searchOf(page)).toBe('?q=impasse&year=2025&place=Istanbul');
    const result = page.locator('#results > li').first();
    expect(await result.locator('time').innerText()).toBe('Tuesday 28 October 2025');
    expect((await result.locator('.dateline').textContent())?.toLowerCase()).toBe('istanbul');
    expect((await page.locator('#results mark').allInnerTexts()).map((text) => text.toLowerCase())).toContain('impasse');
    expect(await result.innerText()).toContain('The Pakistan–Afghanistan talks');
    await result.locator('h3 a').click();
    await page.waitForURL(demo.served.origin + impasse);
    await page.goBack();
    await count(page);
    expect((await addresses(page))[0]).toBe(impasse);
    await page.context().close();
  });

  it.each(['turkey', 'Turkiye', 'TÜRKİYE', 'türkiye'])('finds what is about Türkiye by %s', async (words) => {
    const page = await open(`/search/?q=${encodeURIComponent(words)}`);
    await count(page);
    expect((await titles(page)).filter((title) => title.includes('Türkiye'))).toHaveLength(3);
    await page.context().close();
  });

  it.each(['istanbul', 'İSTANBUL', 'ISTANBUL', 'Istanbul'])('finds what is about Istanbul by %s, in a browser that speaks Turkish as well', async (words) => {
    const page = await open(`/search/?q=${encodeURIComponent(words)}`, { locale: 'tr-TR' });
    await count(page);
    expect((await titles(page)).filter((title) => /[Iİ]stanbul/.test(title)).length).toBeGreaterThanOrEqual(4);
    expect(await addresses(page)).toContain(impasse);
    await page.context().close();
  });

  it('finds articles of other languages and scripts', async () => {
    const page = await open(`/search/?q=${encodeURIComponent('دوحه')}`);
    await count(page);
    expect(await page.locator('#results h3').first().getAttribute('dir')).toBe('rtl');
    await page.goto(`${demo.served.origin}/search/?q=gorusmeleri`);
    await count(page);
    expect(await page.locator('#results h3').first().getAttribute('lang')).toBe('tr');
    await page.context().close();
  });

  it.each(['SENTINEL', 'Crossings history draft', 'liner struck by ice'])('finds nothing that is hidden or withdrawn by %s', async (words) => {
    const page = await open(`/search/?q=${encodeURIComponent(words)}`);
    await count(page);
    expect((await addresses(page)).filter((href) => /first-crossings|under-tow|next-century/.test(href ?? ''))).toEqual([]);
    await page.context().close();
  });
});

describe('the search page', () => {
  it('lists by filters without a word, in the order asked for', async () => {
    const page = await open('/search/?place=Istanbul');
    await count(page);
    const dates = (await addresses(page)).map((href) => href?.slice(0, 11) ?? '');
    expect(dates.length).toBeGreaterThan(5);
    expect(dates).toEqual(dates.toSorted().toReversed());
    await page.getByLabel('Oldest').check();
    await page.waitForURL(/sort=oldest/);
    await page.waitForFunction((first) => document.querySelector('#results h3 a')?.getAttribute('href')?.startsWith(first), dates.at(-1) ?? '');
    expect((await addresses(page)).map((href) => href?.slice(0, 11) ?? '')).toEqual(dates.toSorted());
    await page.context().close();
  });

  it('keeps what is asked for in its address, and goes back through it', async () => {
    const page = await open('/search/');
    await page.locator('#search-words').fill('apollo');
    const all = await count(page);
    expect(searchOf(page)).toBe('?q=apollo');
    await page.selectOption('[name=from]', '1969');
    await page.waitForURL(/year=1969-/);
    await page.waitForFunction((text) => document.querySelector('#search-count')?.textContent !== text, all);
    const narrowed = await count(page);
    await page.reload();
    expect(await count(page)).toBe(narrowed);
    expect([await page.inputValue('#search-words'), await page.inputValue('[name=from]')]).toEqual(['apollo', '1969']);
    await page.goBack();
    await page.waitForFunction((text) => document.querySelector('#search-count')?.textContent !== text, narrowed);
    expect([searchOf(page), await page.inputValue('[name=from]')]).toEqual(['?q=apollo', '']);
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('#results')?.childElementCount === 0);
    expect([searchOf(page), await page.inputValue('#search-words'), await page.locator('#ways').isVisible()]).toEqual(['', '', true]);
    await page.context().close();
  });

  it('takes its filters off one by one, and all at once', async () => {
    const page = await open('/search/?q=talks&place=Doha&place=Istanbul');
    const both = await count(page);
    await page.locator('[data-kind=place] input[value=Doha]').uncheck();
    await page.waitForURL((url) => !url.search.includes('Doha'));
    await page.waitForFunction((text) => document.querySelector('#search-count')?.textContent !== text, both);
    await page.locator('#clear').click();
    await page.waitForURL((url) => url.search === '');
    expect(await page.locator('#search-words').evaluate((input) => input === document.activeElement)).toBe(true);
    await page.context().close();
  });

  it('shows more of many', async () => {
    const page = await open('/search/?year=1900-2025');
    await count(page);
    await page.waitForFunction(() => document.querySelector('#results')?.childElementCount === 20);
    await page.locator('#more').click();
    await page.waitForFunction(() => document.querySelector('#results')?.childElementCount === 40);
    expect((await focused(page)).href).toBe((await addresses(page))[20]);
    await page.context().close();
  });

  it('says that nothing was found, in a region that is read aloud', async () => {
    const page = await open('/search/?q=zzyzx');
    expect(await count(page)).toContain('No article');
    expect(await page.locator('#search-count').getAttribute('role')).toBe('status');
    await page.locator('#search-words').fill('hubble');
    expect(await count(page, /\d+ articles/)).toMatch(/^\d+ articles$/);
    await page.context().close();
  });

  it('is worked by the keyboard alone', async () => {
    const page = await open('/search/');
    await page.waitForSelector('#filters:not([hidden])');
    await page.keyboard.press('/');
    await page.keyboard.type('doha/');
    await count(page);
    expect(await page.inputValue('#search-words')).toBe('doha/');
    const links = await addresses(page);
    const stands: (string | null)[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) {
      await page.keyboard.press(key);
      stands.push((await focused(page)).href);
    }
    expect(stands).toEqual([links[0], links[1], links[0]]);
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('#search-words').evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(demo.served.origin + (links[0] ?? ''));
    await page.context().close();
  });

  it.each([[360, 'light'], [1280, 'dark'], [1280, 'light'], [360, 'dark']] as const)('has no barrier that axe finds at %i px, %s, with results and without', async (width, colorScheme) => {
    const page = await open('/search/?q=doha&place=Istanbul', { width, colorScheme });
    await count(page);
    await page.evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
    expect(await findViolations(page)).toEqual([]);
    await page.goto(`${demo.served.origin}/search/`);
    await page.waitForSelector('#filters:not([hidden])');
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });

  it.each([320, 360, 768, 1280])('fits the window at %i px', async (width) => {
    const page = await open('/search/?q=pakistan', { width });
    await count(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });

  it('is an index without script', async () => {
    const page = await open('/search/', { javaScriptEnabled: false });
    expect(await page.locator('#search').isVisible()).toBe(false);
    const links = await page.locator('main a').evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? ''));
    for (const pattern of [/^\/\d{4}\/$/, /^\/tags\//, /^\/sections\//]) expect(links.filter((href) => pattern.test(href)).length).toBeGreaterThan(3);
    await page.context().close();
  });

  it('needs no more of a policy than its own scripts and WebAssembly', async () => {
    const context = await demo.browser.newContext();
    const page = await context.newPage();
    const refused: string[] = [];
    // The scripts in the frame of every page are not the search's.
    page.on('console', (message) => /Content Security Policy/.test(message.text()) && !/inline/.test(message.text()) && refused.push(message.text()));
    await page.route('**/search/?*', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" } });
    });
    await page.goto(`${demo.served.origin}/search/?q=doha`);
    await count(page);
    expect(await titles(page)).not.toEqual([]);
    expect(refused).toEqual([]);
    await context.close();
  });
});

describe('the page of a missing address', () => {
  it('offers likely articles, and a search', async () => {
    const page = await open('/2025/10/27/talks-between-pakistan-afganistan-hit-impass/');
    await page.waitForSelector('#likely:not([hidden])');
    expect(await page.locator('#likely a').first().getAttribute('href')).toBe(impasse);
    await page.locator('#search-words').fill('hubble');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\/\?q=hubble/);
    expect(await count(page)).toMatch(/\d/);
    await page.context().close();
  });

  it('offers none where no article is like it', async () => {
    const page = await open('/quarterly-xyzzy/');
    await page.waitForLoadState('networkidle');
    expect(await page.locator('#likely').isHidden()).toBe(true);
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });
});

describe('what programs are told of the search', () => {
  it('is on the front page: where it is, and how it is asked', async () => {
    const page = await open('/');
    const [text = '{}'] = await page.locator('script[type="application/ld+json"]').allTextContents();
    expect(JSON.parse(text)).toMatchObject({ '@type': 'WebSite', potentialAction: { '@type': 'SearchAction', target: { urlTemplate: 'https://backfile.example/search/?q={words}' } } });
    const description = await page.locator('link[rel=search]').getAttribute('href');
    expect(await (await page.request.get(demo.served.origin + (description ?? ''))).text()).toContain('https://backfile.example/search/?q={searchTerms}');
    await page.context().close();
  });
});
