import { existsSync, readFileSync } from 'node:fs';
import { Blob, Face } from 'harfbuzzjs';
import { decompress } from 'wawoff2';
import { describe, expect, it } from 'vitest';
import { facesFor } from '../../src/layouts/head-scripts.ts';
import { pairings } from '../../src/site/settings.ts';

/** The rules of a style sheet for each family: what it says of each property. */
function readFaces(pairing: string): Map<string, Record<string, string>[]> {
  const css = readFileSync(new URL(`../../src/styles/pairings/${pairing}.css`, import.meta.url), 'utf8');
  const faces = [...css.matchAll(/@font-face \{([^}]*)\}/g)].map(([, body = '']) => Object.fromEntries([...body.matchAll(/([a-z-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value])));
  return Map.groupBy(faces, (face) => (face['font-family'] ?? '').replaceAll('"', ''));
}

/** The signs of a range as a style sheet writes it. */
function readRange(range: string): number[] {
  return range.split(', ').flatMap((part) => {
    const [first = NaN, last = first] = part.slice(2).split('-').map((digits) => Number.parseInt(digits, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

const styles = new URL('../../src/styles/', import.meta.url);
const turkish = [...'ğĞıİşŞçÇöÖüÜ'].map((sign) => sign.codePointAt(0) ?? NaN);

function readCuts(sheet: string): { file: string; signs: number[] }[] {
  const css = readFileSync(new URL(`${sheet}.css`, styles), 'utf8');
  return [...css.matchAll(/src: url\("[./]*(fonts\/[^"]+)"[^}]*unicode-range: ([^;]+);/g)].map(([, file = '', range = '']) => ({ file, signs: readRange(range) }));
}

describe.each([...pairings.map((pairing) => `pairings/${pairing}`), 'fonts'])('the faces of %s.css', (sheet) => {
  const cuts = readCuts(sheet);

  it('are asked for by the signs they have', async () => {
    expect(cuts.length).toBeGreaterThan(0);
    for (const { file, signs } of cuts) {
      expect(existsSync(new URL(file, styles)), file).toBe(true);
      const held = new Set(new Face(new Blob(await decompress(readFileSync(new URL(file, styles))))).collectUnicodes());
      expect([...held].filter((sign) => !signs.includes(sign) && sign !== 0), file).toEqual([]);
      // Letters alone are in the small capitals, and signs like the narrow space are in no font.
      expect(signs.filter((sign) => held.has(sign)).length, file).toBeGreaterThan(signs.length / 3);
    }
  });
});

it.each(pairings)('Turkish is set in %s without the alphabets of all Europe', (pairing) => {
  const needed = readCuts(`pairings/${pairing}`).filter(({ file, signs }) => !file.includes('caps') && signs.some((sign) => turkish.includes(sign)));
  expect(needed.map(({ file }) => file).filter((file) => file.includes('latin-ext'))).toEqual([]);
  expect(turkish.filter((sign) => !needed.some(({ signs }) => signs.includes(sign)))).toEqual([]);
});

const heightOf = (face: Record<string, string>, side: 'ascent' | 'descent'): number => (Number.parseFloat(face['size-adjust'] ?? '') * Number.parseFloat(face[`${side}-override`] ?? '')) / 10_000;

describe.each(pairings)('what stands in for the faces of %s', (pairing) => {
  const faces = readFaces(pairing);
  const fallbacks = [...faces].filter(([family]) => family.includes('Fallback'));

  it.each(['serif', 'sans'])('is asked in the list of %s before any font of another size', (list) => {
    const css = readFileSync(new URL(`../../src/styles/pairings/${pairing}.css`, import.meta.url), 'utf8');
    const asked = (new RegExp(`--${list}: ([^;]+);`).exec(css)?.[1] ?? '').split(', ').map((family) => family.replaceAll('"', ''));
    const own = fallbacks.map(([family]) => family).filter((family) => family.includes('Label') === (list === 'sans'));
    expect(own.length).toBeGreaterThan(2);
    expect(asked.slice(1, 1 + own.length)).toEqual(own);
  });

  it('reaches as far above and below the line whichever font it is', () => {
    for (const kind of [(family: string) => family.includes('Label'), (family: string) => !family.includes('Label')]) {
      for (const style of [undefined, 'italic']) {
        const alike = fallbacks.filter(([family]) => kind(family)).flatMap(([, rules]) => rules).filter((rule) => rule['font-style'] === style);
        for (const side of ['ascent', 'descent'] as const) {
          const heights = alike.map((rule) => heightOf(rule, side));
          for (const height of heights) expect(height).toBeCloseTo(heights[0] ?? NaN, 2);
        }
      }
    }
  });
});

describe('the faces asked for with a page', () => {
  const all = { text: 'text.woff2', label: 'label.woff2', naskh: 'naskh.woff2' };

  it.each([['en', 'ltr', ['text.woff2', 'label.woff2']], ['ur', 'rtl', ['naskh.woff2']], ['zh-Hant', 'ltr', []]] as const)('are those a page in %s is set in', (lang, dir, faces) => {
    expect(facesFor({ lang, dir }, all)).toEqual(faces);
  });
});
