import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'node-html-parser';
import { describe, expect, inject, it } from 'vitest';
import { speculationRules, themeScript } from '../../src/layouts/head-scripts.ts';

const demo = inject('demo');
const files = fs.readdirSync(demo, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/')).sort();
const articles = files.filter((file) => /^\d{4}\/\d\d\/\d\d\/[a-z0-9-]+\/index\.html$/.test(file));

function read(file: string): string {
  return fs.readFileSync(path.join(demo, file), 'utf8');
}

/** Bytes a server sends of these texts together. */
function compressed(...texts: string[]): number {
  return gzipSync(texts.join(''), { level: 9 }).length;
}

function scriptsOf(file: string): string[] {
  return parse(read(file)).querySelectorAll('script').filter((script) => !/json|speculationrules/.test(script.getAttribute('type') ?? ''))
    .map((script) => { const source = script.getAttribute('src'); return source ? read(source.replace(/^\//, '')) : script.text; });
}

describe('the weight of the demo', () => {
  it('is under 12 kB of styles in all', () => {
    const styles = files.filter((file) => file.endsWith('.css') && file !== 'feed.css');
    expect(styles.length).toBe(1);
    expect(compressed(...styles.map(read))).toBeLessThan(12 * 1024);
  });

  it('is under 14 kB for each article', () => {
    expect(articles.length).toBeGreaterThan(80);
    expect(articles.filter((file) => compressed(read(file)) >= 14 * 1024)).toEqual([]);
  });

  it('is under 60 kB for the front page with its styles and scripts', () => {
    expect(compressed(read('index.html'), ...files.filter((file) => file.endsWith('.css')).map(read), ...scriptsOf('index.html'))).toBeLessThan(60 * 1024);
  });

  it('is at most 2 kB of script for each article, of which under 300 bytes before anything is painted', () => {
    expect(articles.filter((file) => compressed(...scriptsOf(file)) > 2 * 1024)).toEqual([]);
    expect(themeScript.length).toBeLessThan(300);
  });

  it('holds the faces of one pairing', () => {
    const faces = files.filter((file) => file.endsWith('.woff2'));
    expect(faces.length).toBeGreaterThan(5);
    expect(faces.filter((file) => !/_assets\/(record|naskh)-/.test(file))).toEqual([]);
    expect(files.filter((file) => file.endsWith('.css') && read(file).includes('data:font'))).toEqual([]);
  });
});

describe('speculation rules', () => {
  it('make ready the pages of the site, and nothing a reader would download', () => {
    const [rule] = JSON.parse(speculationRules('/archive/')).prerender;
    expect(rule.eagerness).toBe('moderate');
    expect(rule.where.and).toEqual([{ href_matches: ['/archive/', '/archive/*/'] }, { not: { selector_matches: '[download], [rel~="nofollow"]' } }]);
  });

  it('stand in the head of each page', () => {
    expect(articles.filter((file) => parse(read(file)).querySelector('head > script[type="speculationrules"]')?.text !== speculationRules('/'))).toEqual([]);
  });
});
