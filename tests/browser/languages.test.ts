import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { projectRoot, runBackfile } from '../support/backfile.ts';
import { focused, launchBrowser, serve, type Served } from '../support/browser.ts';

const axeSource = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backfile-languages-'));
const paths = { home: '/', article: '/1998/03/02/jidar-almina/', foreign: '/2003/11/14/kutuphane/', day: '/2003/11/09/', month: '/1998/03/', year: '/1998/', years: '/archive/', tag: '/tags/bursaid/', tags: '/tags/', story: '/stories/jidar/', corrections: '/corrections/' } as const;

let browser: Browser;
let served: Served;

function buildFixture(name: string): string {
  const out = path.join(folder, name);
  const { code, text } = runBackfile(['build', '--content', path.join(projectRoot, 'tests/fixtures', name), '--out', out, '--cache', path.join(folder, `cache-${name}`)]);
  if (code !== 0) throw new Error(text);
  return out;
}

beforeAll(async () => {
  buildFixture('urdu');
  [browser, served] = await Promise.all([launchBrowser(), serve(buildFixture('arabic'))]);
});

afterAll(async () => {
  await browser.close();
  served.server.closeAllConnections();
  served.server.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

function readPages(site: string): { file: string; root: HTMLElement }[] {
  const files = fs.readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  return files.map((file) => ({ file, root: parse(fs.readFileSync(path.join(site, file), 'utf8'), { comment: false, blockTextElements: { script: true, style: true, pre: true } }) }));
}

/** Words in Latin letters that a page shows or says in its own language: not those of a text in another, an address or a code. */
function findLatin(root: HTMLElement): string[] {
  const language = root.querySelector('html')?.getAttribute('lang');
  const foreign = root.querySelector('article.report')?.getAttribute('lang');
  if (foreign !== undefined && foreign !== language) for (const told of root.querySelectorAll('title, meta[name="description"]')) told.remove();
  for (const other of root.querySelectorAll('script, style, code, [rel="external"]')) other.remove();
  for (const other of root.querySelectorAll('[lang]')) if (other.tagName !== 'HTML' && other.getAttribute('lang') !== language) other.remove();
  const said = root.querySelectorAll('[aria-label], [title], [alt]').flatMap((element) => ['aria-label', 'title', 'alt'].map((name) => element.getAttribute(name) ?? ''));
  const described = root.querySelectorAll('meta[name="description"]').map((element) => element.getAttribute('content') ?? '');
  return [root.querySelector('title')?.text ?? '', root.querySelector('body')?.structuredText ?? '', ...said, ...described].flatMap((text) => text.replace(/https?:\/\/\S+/g, '').match(/[A-Za-z][A-Za-z ]+/g) ?? []);
}

async function open(address: string, width = 1280): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** Where an element begins and ends, from the left. */
async function boxOf(page: Page, selector: string): Promise<{ left: number; right: number }> {
  const box = await page.locator(selector).first().boundingBox();
  return { left: box?.x ?? NaN, right: (box?.x ?? NaN) + (box?.width ?? NaN) };
}

describe.each([['arabic', 'ar', /Harbour Works Ltd|AP|Daily News|SHA|RIS|JSON|MLA|Chicago|Wikipedia|Public library opens/], ['urdu', 'ur', /Harbour Works Ltd|AP|Dawn|SHA|RIS|JSON|MLA|Chicago|Wikipedia/]])('an archive in %s', (name, language, own) => {
  it('says on each page in which language it is and whence it is read', () => {
    const wrong = readPages(path.join(folder, name)).filter(({ root }) => root.querySelector('html')?.getAttribute('lang') !== language || root.querySelector('html')?.getAttribute('dir') !== 'rtl');
    expect(wrong.map(({ file }) => file)).toEqual([]);
  });

  it('has no English word of its own', () => {
    const pages = readPages(path.join(folder, name));
    expect(pages.length).toBeGreaterThan(90);
    const found = pages.flatMap(({ file, root }) => findLatin(root).filter((words) => !own.test(words)).map((words) => `${file}: ${words}`));
    expect(found).toEqual([]);
  });
});

describe('translations', () => {
  const languagesOf = (site: string, article: string): [string, string][] => parse(fs.readFileSync(path.join(site, article, 'index.html'), 'utf8')).querySelectorAll('link[hreflang]').map((link) => [link.getAttribute('hreflang') ?? '', new URL(link.getAttribute('href') ?? '').pathname]);

  it('are told to search engines alike from each of them', () => {
    const all = [['ar', '/2003/11/12/maktaba/'], ['en', '/2003/11/14/harbour-library/'], ['tr', '/2003/11/14/kutuphane/']];
    for (const [, article] of all) expect(languagesOf(path.join(folder, 'arabic'), article ?? '').sort()).toEqual(all);
  });

  it('of the demo lead to each other and back', async () => {
    const demo = await serve(inject('demo'));
    const page = await open(`${demo.origin}/2025/10/28/talks-between-pakistan-afghanistan-hit-impasse-in-istanbul/`);
    await page.getByRole('link', { name: 'Türkçe' }).click();
    expect(await page.locator('article.report').getAttribute('lang')).toBe('tr');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('article.report').getAttribute('lang')).toBe('en');
    demo.server.closeAllConnections();
    demo.server.close();
  });
});

describe('a reader from right to left', () => {
  it('finds the nameplate at the right and the way on at the left', async () => {
    const page = await open(served.origin + paths.article);
    const [name, navigation] = [await boxOf(page, '.masthead .name a'), await boxOf(page, '.masthead nav')];
    expect(name.left).toBeGreaterThan(navigation.right);
    const items = await page.locator('.masthead nav li').evaluateAll((list) => list.map((item) => item.getBoundingClientRect().x));
    expect(items).toEqual(items.toSorted((a, b) => b - a));
  });

  it('has the story so far at the right of the text and what belongs with it at the left', async () => {
    const page = await open(served.origin + paths.article);
    const [story, text, related] = [await boxOf(page, '.story'), await boxOf(page, '.report .text'), await boxOf(page, '.related')];
    expect([story.left > text.right, related.right < text.left]).toEqual([true, true]);
  });

  it('reads a calendar that begins on Saturday, at the right, in the digits of the language', async () => {
    const page = await open(served.origin + paths.month);
    const days = await page.locator('.calendar thead th').evaluateAll((list) => list.map((cell) => ({ name: cell.getAttribute('abbr'), left: cell.getBoundingClientRect().x })));
    expect(days.map(({ name }) => name)).toEqual(['السبت', 'الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة']);
    expect(days.map(({ left }) => left)).toEqual(days.map(({ left }) => left).toSorted((a, b) => b - a));
    expect(await page.locator('.calendar td a').allTextContents()).toEqual(['٢', '٥']);
  });

  it('reads text of another language from its own side, within the same page', async () => {
    const page = await open(served.origin + paths.foreign);
    expect(await page.locator('.body').evaluate((body) => getComputedStyle(body).direction)).toBe('ltr');
    expect(await page.locator('.credit').evaluate((line) => getComputedStyle(line).direction)).toBe('rtl');
    expect(await page.locator('.provenance').evaluate((line) => getComputedStyle(line).direction)).toBe('rtl');
  });

  it('goes from an article to the next of its story by keyboard', async () => {
    const page = await open(served.origin + paths.article);
    await page.keyboard.press('Tab');
    expect((await focused(page)).text).toBe('إلى النص');
    await page.locator('.story .timeline a').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/lajna-tahqiq/');
    expect(await page.locator('h1').textContent()).toBe('لجنة تبحث أسباب التشقق في الرصيف الغربي');
  });

  it.each(Object.entries(paths))('finds no fault with %s, and nothing wider than the window of a phone', async (_, address) => {
    const page = await open(served.origin + address, 320);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(async () => (window as unknown as { axe: { run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }> } }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
  });

  it('sees type that is neither slanted nor parted', async () => {
    const page = await open(served.origin + paths.article);
    const styles = await page.locator('main *').evaluateAll((list) => list.filter((element) => element.matches(':lang(ar)')).map((element) => getComputedStyle(element)).map(({ fontStyle, letterSpacing }) => `${fontStyle} ${letterSpacing}`));
    expect([...new Set(styles)]).toEqual(['normal normal']);
  });
});
