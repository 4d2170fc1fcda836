import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastOf, isReadable, mixColours, papers, toReadable } from '../../src/site/colours.ts';

const css = readFileSync(new URL('../../src/styles/tokens.css', import.meta.url), 'utf8');

/** The plain colours of the tokens, and what part of the accent the shades of calendars hold, on both papers. */
const plain = new Map([...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));
const shades = [...css.matchAll(/--heat-\d: light-dark\(color-mix\(in srgb, var\(--accent\) (\d+)%, (#[0-9a-f]{6})\), color-mix\(in srgb, var\(--accent\) (\d+)%, (#[0-9a-f]{6})\)\)/g)]
  .map(([, light = '', onLight = '', dark = '', onDark = '']) => ({ light: { share: Number(light) / 100, paper: onLight }, dark: { share: Number(dark) / 100, paper: onDark } }));
const [, lightAccent = '', darkAccent = ''] = /--accent-light, (#[0-9a-f]{6})\), var\(--accent-dark, (#[0-9a-f]{6})\)/.exec(css) ?? [];

describe.each(['light', 'dark'] as const)('the colours on %s paper', (paper) => {
  it('stand on the paper that accents are held against', () => {
    expect(plain.get('paper')?.[paper]).toBe(papers[paper]);
    expect(shades.map((shade) => shade[paper].paper)).toEqual([papers[paper], papers[paper], papers[paper]]);
  });

  it.each(['ink', 'soft'])('%s is readable', (name) => {
    expect(isReadable(plain.get(name)?.[paper] ?? '', paper)).toBe(true);
  });

  it('the accent of the theme is readable', () => {
    expect(isReadable(paper === 'light' ? lightAccent : darkAccent, paper)).toBe(true);
  });

  it('ink is readable on each shade of a calendar, whatever accent a site chooses', () => {
    const ink = plain.get('ink')?.[paper] ?? '';
    fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const accent = toReadable(`#${number.toString(16).padStart(6, '0')}`, paper);
      for (const shade of shades) expect(contrastOf(ink, mixColours(accent, papers[paper], shade[paper].share))).toBeGreaterThanOrEqual(4.5);
    }));
  });
});
