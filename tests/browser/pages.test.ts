import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { focused } from '../support/browser.ts';
import { useDemo } from '../support/demo-browser.ts';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const article = '/2025/10/28/talks-between-pakistan-afghanistan-hit-impasse-in-istanbul/';
const pages = {
  home: '/', article, day: '/2025/10/28/', 'empty day': '/2025/10/02/', month: '/2025/10/', year: '/2025/', years: '/archive/', tag: '/tags/afghanistan/',
  'tag by year': '/tags/afghanistan/2025/', tags: '/tags/', places: '/places/', story: '/stories/apollo/', stories: '/stories/', 'on this day': '/on-this-day/07-20/', 'days of the year': '/on-this-day/', corrections: '/corrections/',
  about: '/about/', withdrawn: '/1912/04/15/liner-struck-by-ice-reported-under-tow/', 'right to left': '/2025/10/19/pakistan-aur-afghanistan-doha-mein-jang-bandi-par-muttafiq/',
  'with pictures': '/2016/02/11/gravitational-waves-detected-for-first-time/', 'with a figure': '/1969/07/16/apollo-11-leaves-for-the-moon/',
  'with a table': '/2025/10/12/dozens-killed-in-clashes-on-afghan-pakistani-border/', missing: '/no/such/page/',
} as const;

const demo = useDemo();

async function open(path: string, options: { width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await demo.browser.newContext({ viewport: { width: options.width ?? 1280, height: 900 }, colorScheme: options.colorScheme ?? 'light', javaScriptEnabled: options.javaScriptEnabled ?? true });
  const page = await context.newPage();
  await page.goto(demo.served.origin + path);
  return page;
}

interface AxeResult {
  violations: { id: string; nodes: { target: string[] }[] }[];
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const result = await page.evaluate<AxeResult>('axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })');
  return result.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** What print adds after the links of a source. */
function addressesShown(page: Page): Promise<string> {
  return page.locator('.provenance a[rel~="external"]').evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content + (link.getAttribute('href') ?? '')).join(' '));
}

describe.each(Object.entries(pages))('%s', (_name, path) => {
  it.each([[360, 'light'], [1280, 'dark'], [1280, 'light'], [360, 'dark']] as const)('has no barrier that axe finds at %i px, %s', async (width, colorScheme) => {
    const page = await open(path, { width, colorScheme });
    expect(await findViolations(page)).toEqual([]);
    await page.context().close();
  });

  it.each([320, 360, 768, 1280])('fits the window at %i px', async (width) => {
    const page = await open(path, { width });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.context().close();
  });
});

describe('the sizes of type', () => {
  it('are those of the scale for labels and text', async () => {
    const page = await open(article);
    const sizeOf = (selector: string): Promise<string> => page.locator(selector).first().evaluate((element) => getComputedStyle(element).fontSize);
    expect(await Promise.all(['.masthead nav a', '.kicker', '.credit', '.body p', '.related li'].map(sizeOf))).toEqual(['13px', '13px', '13px', '18px', '16px']);
    await page.context().close();
  });
});

describe('the keyboard', () => {
  it('reaches the way past the head of the page first, and it leads to the main part', async () => {
    const page = await open(article);
    await page.keyboard.press('Tab');
    expect((await focused(page)).href).toBe('#main');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    await page.context().close();
  });

  it('goes from the home page through the lead article up to its day', async () => {
    const page = await open('/');
    const lead = await page.locator('main h2 a').first().getAttribute('href');
    for (let presses = 0; presses < 40 && (await focused(page)).href !== lead; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(demo.served.origin + (lead ?? ''));
    const day = (lead ?? '').split('/').slice(0, 4).join('/').concat('/');
    for (let presses = 0; presses < 40 && (await focused(page)).href !== day; presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(demo.served.origin + day);
    expect(await page.locator('h1').innerText()).toContain('8 November 2025');
    await page.context().close();
  });

  it('shows where it stands', async () => {
    const page = await open('/');
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement && getComputedStyle(document.activeElement).outlineStyle)).toBe('solid');
    await page.context().close();
  });

  it('walks the days of a calendar', async () => {
    const page = await open('/2025/10/');
    const links = await page.locator('table a').evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href')));
    await page.locator('table a[href="/2025/10/09/"]').focus();
    await page.keyboard.press('Tab');
    expect((await focused(page)).href).toBe(links[links.indexOf('/2025/10/09/') + 1]);
    await page.context().close();
  });
});

describe('the arrow keys', () => {
  it('walk a week day by day', async () => {
    const page = await open('/2025/10/24/');
    const seen = ['/2025/10/24/'];
    for (const next of ['/2025/10/25/', '/2025/10/26/', '/2025/10/28/', '/2025/10/29/', '/2025/10/30/']) {
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(demo.served.origin + next);
      seen.push(await page.locator('h1').innerText());
    }
    expect(seen.slice(1)).toEqual(['Saturday 25 October 2025', 'Sunday 26 October 2025', 'Tuesday 28 October 2025', 'Wednesday 29 October 2025', 'Thursday 30 October 2025']);
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(`${demo.served.origin}/2025/10/29/`);
    await page.context().close();
  });

  it('run the other way where the page does', async () => {
    const page = await open('/2025/10/28/');
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(`${demo.served.origin}/2025/10/29/`);
    await page.context().close();
  });

  it('stay with the reader where they have another use', async () => {
    const page = await open('/2025/10/28/');
    await page.evaluate(() => {
      const field = Object.assign(document.createElement('input'), { value: 'word' });
      document.querySelector('main')?.prepend(field);
      field.focus();
    });
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe('/2025/10/28/');
    await page.context().close();
  });

  it('turn no page of an article', async () => {
    const page = await open(article);
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(300);
    expect(new URL(page.url()).pathname).toBe(article);
    await page.context().close();
  });
});

describe('the box for today', () => {
  it('is right on whichever day it is opened', async () => {
    for (const [today, heading, text] of [['1999-07-20T12:00:00', '20 July', 'Cities fall quiet as world watches Moon'], ['2031-11-09T23:30:00', '9 November', 'Berlin Wall opened']] as const) {
      const context = await demo.browser.newContext({ timezoneId: 'Asia/Kabul' });
      const page = await context.newPage();
      await page.clock.setFixedTime(new Date(`${today}+04:30`));
      await page.goto(demo.served.origin);
      await page.locator('.on-this-day li a').first().waitFor();
      expect([await page.locator('.on-this-day h2').innerText(), await page.locator('.on-this-day li a').allInnerTexts()]).toEqual([`On this day, ${heading}`, expect.arrayContaining([text])]);
      await context.close();
    }
  });

  it('leads to every day of the year where no script runs', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.locator('.on-this-day a').click();
    expect(new URL(page.url()).pathname).toBe('/on-this-day/');
    expect(await page.locator('main li a').count()).toBe(366);
    await page.context().close();
  });
});

describe('a reader', () => {
  it('follows a story from its first article to its last', async () => {
    const page = await open('/stories/hubble/');
    const members = await page.locator('main ol a, main ul a, main li a').evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href') ?? '').filter((href) => /^\/\d{4}\/\d{2}\/\d{2}\/./.test(href)));
    await page.goto(demo.served.origin + (members[0] ?? ''));
    const seen = [new URL(page.url()).pathname];
    for (const next of members.slice(1)) {
      await page.locator(`aside a[href="${next}"], nav a[href="${next}"], section a[href="${next}"]`).first().click();
      seen.push(new URL(page.url()).pathname);
    }
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(seen).toEqual(members);
    await page.context().close();
  });

  it('goes from the front page to an article, its day, its tag and the index of the search without JavaScript', async () => {
    const page = await open('/', { javaScriptEnabled: false });
    await page.locator('main h2 a').first().click();
    expect(await page.locator('article .body p').count()).toBeGreaterThan(2);
    const tag = await page.locator('.tags a').first().innerText();
    await page.locator('.credit time').click();
    expect(await page.locator('h1').innerText()).toBe('Saturday 8 November 2025');
    await page.locator('.calendar td a').first().click();
    expect(new URL(page.url()).pathname).toMatch(/^\/2025\/11\/\d\d\/$/);
    await page.locator('nav a[href="/search/"]').click();
    await page.locator('#ways').getByRole('link', { name: tag, exact: true }).first().click();
    expect(await page.locator('h1').innerText()).toBe(tag);
    await page.context().close();
  });

  it('is offered the nearest days where a day has no page', async () => {
    const page = await open('/1969/08/15/');
    const offered = page.locator('main a[href="/1969/07/24/"], main a[href="/1969/10/29/"]');
    await offered.first().waitFor();
    expect(await offered.evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href')))).toEqual(['/1969/07/24/', '/1969/10/29/']);
    await page.context().close();
  });

  it('gets the answer 404 for a page that is not there', async () => {
    const response = await fetch(`${demo.served.origin}/no/such/page/`);
    expect([response.status, (await response.text()).includes('There is no page at this address')]).toEqual([404, true]);
  });

  it('is sent on from an old address', async () => {
    const page = await open('/tags/turkey/');
    await page.waitForURL('**/tags/turkiye/');
    expect(await page.locator('h1').innerText()).toBe('Türkiye');
    await page.context().close();
  });

  it('prints a clipping: nameplate, date, text, source and address, and nothing to press', async () => {
    const page = await open(article, { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    const text = await page.locator('body').innerText();
    for (const kept of ['The Backfile', 'Tuesday 28 October 2025', 'Three days of negotiation', 'Hürriyet Daily News', 'https://www.hurriyetdailynews.com/', `https://backfile.example${article}`.slice(0, 60)]) expect(text + await addressesShown(page)).toContain(kept);
    for (const part of ['nav', 'button', '.related', '.story', '.tags', '.skip']) expect(await page.locator(part).filter({ visible: true }).count(), part).toBe(0);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
    await page.context().close();
  });

  it('reads an article of another script from its own side', async () => {
    const page = await open(pages['right to left']);
    expect(await page.locator('article[lang="ur"]').evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await page.context().close();
  });
});
