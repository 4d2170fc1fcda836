import { papers } from '../site/colours.ts';
import { openCanvas } from './canvas.ts';
import type { Faces } from './faces.ts';
import { shapeLine, type Language } from './line.ts';

/** What an icon shows: a letter, or the lines of a newspaper where the fonts have no letter for it. */
export interface Icon extends Language {
  letter?: string;
  /** Of its ground, `#rrggbb`. */
  accent: string;
}

/** The part of a maskable icon that is never cut away is a circle of four fifths; a letter keeps well within it. */
const letterShare = 0.5;

/** A square icon as PNG: the letter in the headline's face on the accent. */
export function drawIcon({ letter, accent, ...language }: Icon, size: number, { nameplate }: Faces): Uint8Array {
  const canvas = openCanvas(size, size, accent);
  const line = letter === undefined ? undefined : shapeLine(letter, nameplate, language);
  const [glyph] = line?.glyphs ?? [];
  const extents = glyph?.font.glyphExtents(glyph.glyph);
  if (line && extents) {
    const { unitsPerEm, adjust } = nameplate;
    const letterSize = (size * letterShare * unitsPerEm) / (adjust * Math.max(extents.width, Math.abs(extents.height)));
    const scale = (letterSize * adjust) / unitsPerEm;
    const left = size / 2 - (extents.xBearing + extents.width / 2) * scale;
    const baseline = size / 2 + (extents.yBearing + extents.height / 2) * scale;
    canvas.drawLine(line, { left, baseline, size: letterSize, face: nameplate }, papers.light);
  } else {
    const part = Math.round(size / 16);
    for (const row of [4, 6, 8, 10]) canvas.fillBox({ left: 4 * part, top: row * part, width: 8 * part, height: row === 4 ? part : Math.ceil(part / 2) }, papers.light);
  }
  return canvas.toPng();
}
