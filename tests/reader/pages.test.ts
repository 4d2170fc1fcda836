import fs from 'node:fs';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { parse, type HTMLElement } from 'node-html-parser';
import { describe, expect, inject, it } from 'vitest';
import { basePath } from '../../src/site/settings.ts';
import { readSettings } from '../../src/ingest/registry-files.ts';
import { projectRoot } from '../support/backfile.ts';

const demo = inject('demo');
const reading = readSettings({ file: 'archive.yaml', bytes: fs.readFileSync(path.join(projectRoot, 'content/archive.yaml')) });
if (!('value' in reading)) throw new Error('The demo has no settings.');
const base = basePath(reading.value);
const files = fs.readdirSync(demo, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).sort();

interface Page {
  file: string;
  text: string;
  root: HTMLElement;
  /** Where the page answers, base included. */
  address: string;
}

const pages: Page[] = files.map((file) => {
  const text = fs.readFileSync(path.join(demo, file), 'utf8');
  return { file, text, root: parse(text, { comment: false }), address: base + file.split(path.sep).join('/').replace(/index\.html$/, '') };
});
const isRedirect = ({ root }: Page): boolean => root.querySelector('meta[http-equiv="refresh"]') !== null;
const readable = pages.filter((page) => !isRedirect(page));

function brokenOf(check: (page: Page) => boolean, among = readable): string[] {
  return among.filter((page) => !check(page)).map(({ file }) => file);
}

describe('the built demo', () => {
  it('holds pages of every kind', () => {
    expect(pages.length).toBeGreaterThan(500);
    expect(files.filter((file) => file.startsWith('styleguide'))).toEqual([]);
    for (const file of ['index.html', '404.html', 'archive/index.html', '2025/index.html', '2025/10/index.html', '2025/10/28/index.html', 'tags/index.html', 'tags/turkiye/index.html', 'tags/turkiye/2025/index.html', 'stories/index.html', 'stories/apollo/index.html', 'places/index.html', 'people/index.html', 'organisations/index.html', 'sections/index.html', 'bylines/index.html', 'sources/index.html', 'corrections/index.html', 'about/index.html']) expect(files).toContain(file.split('/').join(path.sep));
  });

  it('has about eighty articles', () => {
    expect(readable.filter(({ file }) => /^\d{4}.\d{2}.\d{2}.[a-z0-9-]+.index\.html$/.test(file)).length).toBeGreaterThanOrEqual(78);
  });

  it('gives each page a title, a description, a canonical address, a language and one h1', () => {
    expect(brokenOf(({ root }) => (root.querySelector('title')?.text.trim() ?? '') !== '')).toEqual([]);
    expect(brokenOf(({ root }) => (root.querySelector('meta[name="description"]')?.getAttribute('content') ?? '') !== '')).toEqual([]);
    expect(brokenOf(({ root }) => /^https:\/\//.test(root.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? ''))).toEqual([]);
    expect(brokenOf(({ root }) => (root.querySelector('html')?.getAttribute('lang') ?? '') !== '')).toEqual([]);
    expect(brokenOf(({ root }) => root.querySelectorAll('h1').length === 1)).toEqual([]);
  });

  it('gives each page a main landmark and a way past the head of the page', () => {
    expect(brokenOf(({ root }) => root.querySelectorAll('main').length === 1 && root.querySelector('a[href="#main"]') !== null && root.querySelector('#main') !== null)).toEqual([]);
  });

  it('resolves every internal link and anchor', () => {
    const ids = new Map(pages.map(({ address, root }) => [address, new Set(root.querySelectorAll('[id]').map((element) => element.id))]));
    const broken: string[] = [];
    for (const page of pages) {
      for (const element of page.root.querySelectorAll('a[href], link[href], script[src], img[src]')) {
        const target = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        if (element.rawTagName === 'link' && element.getAttribute('rel') === 'canonical') continue;
        const url = new URL(target, `https://site.test${page.address}`);
        if (url.origin !== 'https://site.test') continue;
        const at = decodeURIComponent(url.pathname);
        const found = ids.get(at);
        const isFile = !at.endsWith('/') && fs.existsSync(path.join(demo, at.slice(base.length)));
        if (!found && !isFile) broken.push(`${page.file} → ${target}`);
        else if (url.hash && !found?.has(decodeURIComponent(url.hash.slice(1)))) broken.push(`${page.file} → ${target}`);
      }
    }
    expect([...new Set(broken)].slice(0, 20)).toEqual([]);
  });

  it('leads each old address to a page that is there', () => {
    const redirects = pages.filter(isRedirect);
    expect(redirects.length).toBeGreaterThan(0);
    const known = new Set(pages.map(({ address }) => address));
    expect(redirects.filter(({ root }) => !known.has(/url=(.+)$/i.exec(root.querySelector('meta[http-equiv="refresh"]')?.getAttribute('content') ?? '')?.[1] ?? '')).map(({ file }) => file)).toEqual([]);
  });

  it('is valid HTML', () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      // What a compiler writes and a person does not: attribute forms, white space, doctype case.
      rules: { 'doctype-style': 'off', 'void-style': 'off', 'no-trailing-whitespace': 'off', 'attr-quotes': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'no-inline-style': 'off', 'long-title': 'off', 'no-raw-characters': 'off', 'tel-non-breaking': 'off' },
    });
    const kinds = new Map<string, Page>();
    // Every article, and of the pages that are alike by the hundred a fixed sample.
    const sample = pages.filter(({ file, root }, index) => root.querySelector('article') !== null || index % 12 === 0 || !/^(\d{4}|on-this-day.\d|(tags|bylines|sources|sections).)/.test(file));
    for (const page of sample) kinds.set(page.file, page);
    const problems = [...kinds.values()].flatMap(({ file, text }) => validator.validateStringSync(text).results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`)));
    expect(kinds.size).toBeGreaterThan(200);
    expect(problems.slice(0, 20)).toEqual([]);
  });

  it('loads no script from elsewhere, and has none in its markup', () => {
    expect(pages.filter(({ root }) => root.querySelectorAll('script[src]').some((script) => !script.getAttribute('src')?.startsWith(`${base}_assets/`))).map(({ file }) => file)).toEqual([]);
    expect(pages.filter(({ text }) => /\son[a-z]+\s*=\s*["']|javascript:/i.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('shows nothing of drafts and embargoed articles', () => {
    const all = fs.readdirSync(demo, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
    const leaks = all.filter((file) => /SENTINEL-7f3a/.test(fs.readFileSync(file, 'latin1')));
    expect(leaks).toEqual([]);
    expect(fs.readdirSync(path.join(projectRoot, 'content/articles'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /SENTINEL-7f3a/.test(fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))).length).toBe(2);
  });

  it('keeps empty days and withdrawn articles out of search engines', () => {
    const hidden = (file: string): boolean => readable.find((page) => page.file === path.join(...file.split('/')))?.root.querySelector('meta[name="robots"]')?.getAttribute('content')?.includes('noindex') ?? false;
    expect([hidden('2025/10/01/index.html'), hidden('2025/10/28/index.html')]).toEqual([true, false]);
  });
});

describe('the article on the Istanbul impasse', () => {
  const page = readable.find(({ file }) => file === path.join('2025', '10', '28', 'talks-between-pakistan-afghanistan-hit-impasse-in-istanbul', 'index.html'));
  const related = page?.root.querySelector('[class*="related"]')?.text ?? '';

  it('shows the Doha ceasefire before it and the failed third round after it', () => {
    expect(related).toMatch(/Doha/);
    expect(related).toMatch(/[Tt]hird round/);
  });

  it('shows nothing about Apollo', () => {
    expect(related).not.toMatch(/Apollo|Moon/);
  });

  it('gives its day with the weekday in a time element', () => {
    const times = page?.root.querySelectorAll('time').map((time) => [time.getAttribute('datetime'), time.text.trim()]) ?? [];
    expect(times).toContainEqual(['2025-10-28', 'Tuesday 28 October 2025']);
  });
});
