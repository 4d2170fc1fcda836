import { describe, expect, it } from 'vitest';
import { openCanvas } from '../../src/cards/canvas.ts';
import { drawCard } from '../../src/cards/card.ts';
import { openFaces, type Faces } from '../../src/cards/faces.ts';
import { setHeadline } from '../../src/cards/headline.ts';
import { shapeLine } from '../../src/cards/line.ts';
import { pairings } from '../../src/site/settings.ts';
import { isSettable, toSettable } from '../../src/site/signs.ts';
import type { Card } from '../../src/views/view.ts';

const limit = 60_000;
const english = { lang: 'en', dir: 'ltr' } as const;
const arabic = { lang: 'ar', dir: 'rtl' } as const;
const faces = await openFaces('record');
const room = { width: 1072, height: 254, sizes: [94, 60, 46], leading: 1.05 };

function glyphs(text: string, language: typeof english | typeof arabic): number[] {
  return shapeLine(text, faces.headline, language).glyphs.map(({ glyph }) => glyph);
}

function aCard(fields: Partial<Card> = {}): Card {
  return { kind: 'article', ...english, title: 'Talks hit impasse in Istanbul', foot: 'Tuesday 28 October', years: '2025', ...fields };
}

function draw(card: Card, nameplate = 'The Test'): Buffer {
  return Buffer.from(drawCard(card, { nameplate, accent: '#8c1d18', ...english }, faces));
}

describe('shapeLine', () => {
  it('joins Arabic letters and puts them from right to left', () => {
    const [seen, lam] = [glyphs('س', arabic)[0], glyphs('ل', arabic)[0]];
    const joined = glyphs('سل', arabic);
    expect(joined).toHaveLength(2);
    expect(joined).not.toContain(seen);
    expect(joined).not.toContain(lam);
    expect(glyphs('س ل', arabic)).toEqual([lam, glyphs(' ', english)[0], seen]);
  });

  it('keeps figures from left to right among Arabic words', () => {
    const figures = glyphs('2025', english);
    const line = glyphs('عام 2025 في', arabic);
    const start = line.indexOf(figures[0] ?? -1);
    expect(line.slice(start, start + 4)).toEqual(figures);
    expect(start).toBeGreaterThan(0);
  });

  it('mirrors brackets that are read from right to left', () => {
    const [open, close] = [glyphs('(', english)[0], glyphs(')', english)[0]];
    const line = glyphs('(س)', arabic);
    expect([line[0], line.at(-1)]).toEqual([open, close]);
  });

  it('takes the letters of Turkish from the second cut of the face', () => {
    expect(glyphs('İĞŞığş', { ...english })).toHaveLength(6);
  });
});

describe('isSettable', () => {
  it.each(pairings)('knows the signs that the fonts of %s have', async (pairing) => {
    const { headline, label }: Faces = await openFaces(pairing);
    const has = (face: typeof label, code: number): boolean => face.fonts.some((font) => font.nominalGlyph(code) !== undefined);
    const missing: string[] = [];
    for (let code = 0x20; code < 0x3000; code += 1) {
      const sign = String.fromCodePoint(code);
      if (toSettable(sign) !== sign || /\s|\p{Cn}|\p{Cf}/u.test(sign) || !isSettable(sign)) continue;
      for (const face of [headline, label]) if (!has(face, code)) missing.push(code.toString(16));
    }
    expect(missing).toEqual([]);
  }, limit);

  it.each([['Zürich', true], ['İstanbul’da “çıkmaz”', true], ['e\u0301tat', true], ['اردو میں', true], ['Istanbul 🎉', false], ['香港', false], ['Москва', false]])('of “%s” says %s', (text, settable) => {
    expect(isSettable(text)).toBe(settable);
  });
});

describe('setHeadline', () => {
  const lines = (text: string): { count: number; size: number; widest: number } => {
    const set = setHeadline(text, faces.headline, english, room);
    return { count: set.lines.length, size: set.size, widest: Math.max(...set.lines.map(({ width }) => (width * set.size * faces.headline.adjust) / 1000)) };
  };

  it('sets a short one large', () => {
    expect(lines('War ends')).toMatchObject({ count: 1, size: 94 });
  });

  it.each(['word '.repeat(200), 'Donaudampfschifffahrtsgesellschaft'.repeat(9), 'a–'.repeat(300), 'x'.repeat(5000)])('keeps a long one within its room: %.20s', (text) => {
    const { count, size, widest } = lines(text);
    expect(widest).toBeLessThanOrEqual(room.width);
    expect(count * size * room.leading).toBeLessThanOrEqual(room.height);
    expect(count).toBeGreaterThan(1);
  });

  it('makes lines of like length', () => {
    const { lines: [first, second] } = setHeadline('Fragile ceasefire holds along the long line between two countries', faces.headline, english, { ...room, sizes: [60] });
    expect(Math.abs((first?.width ?? 0) - (second?.width ?? 0))).toBeLessThan(4000);
  });
});

describe('drawCard', () => {
  it('draws a PNG of 1200 by 630 pixels, the same each time', () => {
    const png = draw(aCard());
    expect([png.subarray(1, 4).toString('latin1'), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630]);
    expect(draw(aCard()).equals(png)).toBe(true);
  });

  it('draws the same after other cards, and after one that could not be drawn', () => {
    const png = draw(aCard());
    draw(aCard({ title: 'Another title', kicker: 'WORLD' }));
    expect(draw(aCard()).equals(png)).toBe(true);
    const line = shapeLine('Half a line', faces.headline, english);
    const broken = new Proxy(faces.headline.fonts[0] ?? {}, { get: () => { throw new Error('There is no such glyph.'); } }) as (typeof faces.headline.fonts)[number];
    const glyphsOf = line.glyphs.map((each, at) => (at === 5 ? { ...each, font: broken } : each));
    expect(() => openCanvas(1200, 630, '#ffffff').drawLine({ ...line, glyphs: glyphsOf }, { left: 64, baseline: 300, size: 94, face: faces.headline }, '#000000')).toThrow('There is no such glyph.');
    expect(draw(aCard()).equals(png)).toBe(true);
  });

  it.each([['title', { title: 'Another title' }], ['day', { foot: 'Wednesday 29 October' }], ['year', { years: '1925' }], ['kicker', { kicker: 'WORLD' }]] as const)('shows its %s', (_name, fields) => {
    expect(draw(aCard(fields)).equals(draw(aCard()))).toBe(false);
  });

  it('shows the nameplate', () => {
    expect(draw(aCard(), 'The Other').equals(draw(aCard()))).toBe(false);
  });

  it('is small in bytes', () => {
    expect(draw(aCard({ title: 'word '.repeat(60) })).length).toBeLessThan(50_000);
  });
});
