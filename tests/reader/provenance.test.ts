import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import { beforeAll, describe, expect, inject, it } from 'vitest';

interface Head {
  /** Values of a `meta` by its name or property, in order. */
  valuesOf: (name: string) => string[];
  names: string[];
  html: string;
  classes: string[];
}

function readHead(address: string): Head {
  const html = fs.readFileSync(path.join(inject('demo'), address, 'index.html'), 'utf8');
  const root = parse(html);
  const metas = root.querySelectorAll('meta').map((meta) => [meta.getAttribute('name') ?? meta.getAttribute('property') ?? '', meta.getAttribute('content') ?? ''] as const);
  return {
    html, names: metas.map(([name]) => name), valuesOf: (name) => metas.flatMap(([known, value]) => (known === name ? [value] : [])),
    classes: root.querySelectorAll('[class]').flatMap((element) => [...element.classList.values()]),
  };
}

/** Every article of the demonstration that stands. */
function listArticles(): string[] {
  const found = fs.readdirSync(inject('demo'), { recursive: true, encoding: 'utf8' }).filter((file) => /^\d{4}[\\/]\d\d[\\/]\d\d[\\/][^\\/]+[\\/]index\.html$/.test(file));
  return found.map((file) => path.dirname(file)).filter((address) => !/<meta name="robots" content="noindex">/.test(fs.readFileSync(path.join(inject('demo'), address, 'index.html'), 'utf8')));
}

describe('what Zotero and Citoid read of an article', () => {
  const heads = new Map<string, Head>();
  beforeAll(() => {
    for (const address of listArticles()) heads.set(address, readHead(address));
  });

  function everywhere(check: (head: Head, address: string) => boolean): string[] {
    return [...heads].filter(([address, head]) => !check(head, address)).map(([address]) => address);
  }

  it('is there to be read', () => {
    expect(heads.size).toBeGreaterThan(100);
  });

  it('calls it a newspaper article, once', () => {
    expect(everywhere(({ valuesOf }) => valuesOf('DC.type').join() === 'newspaperArticle')).toEqual([]);
    expect(everywhere(({ valuesOf }) => valuesOf('og:type').join() === 'article')).toEqual([]);
  });

  it('dates it by the day it was first published', () => {
    expect(everywhere(({ valuesOf }, address) => valuesOf('prism.publicationDate').join() === address.split(/[\\/]/).slice(0, 3).join('-'))).toEqual([]);
    expect(everywhere(({ valuesOf }, address) => valuesOf('article:published_time').join().startsWith(address.split(/[\\/]/).slice(0, 3).join('-')))).toEqual([]);
  });

  it('names one publication: the outlet, or else the archive', () => {
    expect(everywhere(({ valuesOf }) => valuesOf('prism.publicationName').length === 1 && valuesOf('prism.publicationName')[0] !== '')).toEqual([]);
  });

  it('has the headline, the address and the language', () => {
    expect(everywhere(({ valuesOf }) => ['DC.title', 'DC.identifier', 'DC.language', 'og:title', 'og:url'].every((name) => valuesOf(name).length === 1))).toEqual([]);
  });

  it('names each person by itself, and no agency', () => {
    const named = [...heads.values()].map(({ valuesOf, html }) => ({ creators: valuesOf('DC.creator'), data: JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}') as { author?: { name: string }[]; sourceOrganization?: { name: string } } }));
    expect(named.filter(({ creators, data }) => creators.join('|') !== (data.author ?? []).map(({ name }) => name).join('|'))).toEqual([]);
    expect(named.filter(({ creators, data }) => data.sourceOrganization && creators.includes(data.sourceOrganization.name))).toEqual([]);
    expect(named.some(({ creators }) => creators.length > 0)).toBe(true);
  });

  it('leaves out what would be read as something else', () => {
    expect(everywhere(({ names }) => !names.some((name) => /^citation_|^DC\.(source|coverage|publisher)$|^dc\.|^author$/.test(name)))).toEqual([]);
    expect(everywhere(({ classes }) => !classes.some((name) => /^(byline|vcard|hentry|h-entry)$/.test(name)))).toEqual([]);
  });

  it('finds in JSON-LD a news article first', () => {
    expect(everywhere(({ html }) => /<script type="application\/ld\+json">\{"@context":"https:\/\/schema\.org","@type":"NewsArticle"/.test(html))).toEqual([]);
  });
});
