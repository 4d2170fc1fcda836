import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import { describe, expect, inject, it } from 'vitest';
import { readHeadersFile } from '../../src/build/preview-headers.ts';

const demo = inject('demo');
const headersOf = readHeadersFile(fs.readFileSync(path.join(demo, '_headers'), 'utf8'));
const files = fs.readdirSync(demo, { recursive: true, encoding: 'utf8' }).map((file) => file.split(path.sep).join('/')).filter((file) => file.endsWith('.html')).sort();

/** One page of each shape of address, and the first of each that differs in its scripts or styles. */
function findKinds(): { file: string; scripts: string[]; styles: string[] }[] {
  const seen = new Set<string>();
  return files.flatMap((file) => {
    const text = fs.readFileSync(path.join(demo, file), 'utf8');
    const pieces = [...text.matchAll(/<(script|style)\b([^>]*)>([^]*?)<\/\1>/g)].flatMap(([, element = '', attributes = '', inner = '']) => (/\bsrc=|application\/ld\+json/.test(attributes) ? [] : [{ element, inner }]));
    const key = JSON.stringify(pieces);
    if (seen.has(key)) return [];
    seen.add(key);
    const of = (element: string): string[] => pieces.filter((piece) => piece.element === element).map(({ inner }) => inner);
    return [{ file, scripts: of('script'), styles: of('style') }];
  });
}

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('the pages of the demo', () => {
  const kinds = findKinds();

  it('have no script and no style of their own but those that the policy names', () => {
    expect(kinds.length).toBeGreaterThan(3);
    for (const { file, scripts, styles } of kinds) {
      const policy = headersOf(`/${file}`).get('content-security-policy') ?? '';
      expect(scripts.filter((text) => !policy.includes(hash(text))), file).toEqual([]);
      expect(styles.filter((text) => !policy.includes(hash(text))), file).toEqual([]);
    }
  });

  it('need every hash that the policy names', () => {
    const named = headersOf('/').get('content-security-policy')?.match(/'sha256-[^']+'/g) ?? [];
    const used = new Set(kinds.flatMap(({ scripts, styles }) => [...scripts, ...styles].map(hash)));
    expect(named.filter((each) => !used.has(each))).toEqual([]);
  });

  it('have no attribute that a policy cannot name', () => {
    const attributes = files.filter((file) => / style="| on[a-z]+="/.test(fs.readFileSync(path.join(demo, file), 'utf8')));
    const found = attributes.flatMap((file) => parse(fs.readFileSync(path.join(demo, file), 'utf8')).querySelectorAll('[style], [onclick], [onload], [onerror]').map(({ outerHTML }) => `${file}: ${outerHTML.slice(0, 80)}`));
    expect(found).toEqual([]);
  });
});
