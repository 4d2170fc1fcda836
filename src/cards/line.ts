import openBidi from 'bidi-js';
import { Buffer, Direction, Feature, shape, type Font } from 'harfbuzzjs';
import type { Face } from './faces.ts';

/** A glyph and where it stands, in units of its face from the beginning of the line at the left, upwards. */
export interface Placed {
  font: Font;
  glyph: number;
  x: number;
  y: number;
}

/** One line of text, shaped. */
export interface Line {
  glyphs: Placed[];
  width: number;
}

export interface Language {
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** Signs of one font and one direction. */
interface Run {
  text: string;
  font: Font;
  level: number;
}

const bidi = openBidi();
const buffer = new Buffer();
// Figures of one height: years and days stand beside capitals.
const features = [new Feature('lnum', 1), new Feature('kern', 1)];

/** Shapes a line: letters joined and ordered as its script asks, in fonts that have them. Signs that no font has are left out. */
export function shapeLine(text: string, face: Face, { lang, dir }: Language, spacing = 0): Line {
  const glyphs: Placed[] = [];
  let width = 0;
  for (const run of reorder(findRuns(text, face, dir))) {
    buffer.reset();
    buffer.addText(run.text);
    buffer.setDirection(run.level % 2 === 1 ? Direction.RTL : Direction.LTR);
    buffer.setLanguage(lang);
    buffer.guessSegmentProperties();
    shape(run.font, buffer, features);
    const positions = buffer.getGlyphPositions();
    for (const [index, { codepoint: glyph }] of buffer.getGlyphInfos().entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      glyphs.push({ font: run.font, glyph, x: width + xOffset, y: yOffset });
      width += xAdvance + (xAdvance > 0 ? spacing * face.unitsPerEm : 0);
    }
  }
  return { glyphs, width };
}

/** Parts of a text in the order of its signs. */
function findRuns(text: string, { fonts }: Face, dir: 'ltr' | 'rtl'): Run[] {
  const { levels } = bidi.getEmbeddingLevels(text, dir);
  const runs: Run[] = [];
  let at = 0;
  for (const sign of text) {
    const level = levels[at] ?? 0;
    at += sign.length;
    const code = sign.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    // A mark stands with its letter where one font has both.
    const font = last && /\p{M}/u.test(sign) && last.font.nominalGlyph(code) !== undefined ? last.font : fonts.find((one) => one.nominalGlyph(code) !== undefined);
    if (!font) continue;
    if (last?.font === font && last.level === level) last.text += sign;
    else runs.push({ text: sign, font, level });
  }
  return runs;
}

/** From the order of reading to the order on paper, rule L2 of Unicode's bidirectional algorithm. */
function reorder(runs: Run[]): Run[] {
  const ordered = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let start = 0; start < ordered.length; start += 1) {
      let end = start;
      while (end < ordered.length && (ordered[end]?.level ?? 0) >= level) end += 1;
      if (end > start) ordered.splice(start, end - start, ...ordered.slice(start, end).reverse());
      start = Math.max(start, end);
    }
  }
  return ordered;
}
