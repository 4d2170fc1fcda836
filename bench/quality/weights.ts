import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'node-html-parser';

/** Bytes of one page as a server sends them. */
export interface Weights {
  html: number;
  css: number;
  /** Script of the page itself and of its files, data and rules not counted. */
  script: number;
  /** Of that, what runs before anything is painted. */
  blocking: number;
}

export function compressed(bytes: string | Uint8Array): number {
  return gzipSync(bytes, { level: 9 }).length;
}

/** @param page An address of the site, ending in a slash. */
export function weighPage(site: string, page: string): Weights {
  const html = fs.readFileSync(path.join(site, page, 'index.html'), 'utf8');
  const root = parse(html);
  const read = (address = ''): string => fs.readFileSync(path.join(site, address), 'utf8');
  const scripts = root.querySelectorAll('script').filter((script) => !/json|speculationrules/.test(script.getAttribute('type') ?? ''));
  const textOf = (some: typeof scripts): string => some.map((script) => (script.hasAttribute('src') ? read(script.getAttribute('src')) : script.text)).join('\n');
  const size = (text: string): number => (text === '' ? 0 : compressed(text));
  return {
    html: compressed(html),
    css: size(root.querySelectorAll('link[rel="stylesheet"]').map((link) => read(link.getAttribute('href'))).join('\n')),
    script: size(textOf(scripts)),
    blocking: textOf(scripts.filter((script) => script.getAttribute('type') !== 'module')).length,
  };
}
