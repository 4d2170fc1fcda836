/**
 * Writes what stands in for each face until its file has come, at the end of each style sheet of `pairings/`. A developer's
 * tool (`npm run fonts:fallbacks`), for when a face changes: a font that readers have is brought to the width of the face, on
 * running text, and to its height above and below the line, so that no line moves.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { Blob, Buffer, Face, Feature, Font, shape, Variation } from 'harfbuzzjs';
import { decompress } from 'wawoff2';
import { installPackages } from './packages.ts';

/** A font, as wide and high as it is drawn at a size of one. */
interface Measured {
  width: number;
  above: number;
  below: number;
}

/** One font that readers may have: by what names, and where its measures are read. */
interface Local {
  names: readonly string[];
  /** Below the packages, or beside this file. */
  file: string;
}

interface Faces {
  family: string;
  /** As `size-adjust` in the style sheet. */
  adjust: number;
  upright: string;
  italic: string;
  label: string;
}

const pairings: Record<string, Faces> = {
  record: { family: 'Record', adjust: 0.94, upright: 'record-latin', italic: 'record-italic-latin', label: 'record-label-latin' },
  gazette: { family: 'Gazette', adjust: 0.96, upright: 'gazette-latin', italic: 'gazette-italic-latin', label: 'gazette-label-latin' },
  review: { family: 'Review', adjust: 1, upright: 'review-latin', italic: 'review-italic-latin', label: 'review-label-latin' },
};

const fontsource = (name: string, style: string): string => `@fontsource/${name}/files/${name}-latin-400-${style}.woff2`;

/** What systems have instead, in the order they are asked; one family for each, as its sizes are its own. */
const serifs: Record<string, { upright: Local; italic: Local }> = {
  '': { upright: { names: ['Georgia', 'Gelasio'], file: fontsource('gelasio', 'normal') }, italic: { names: ['Georgia Italic', 'Gelasio Italic'], file: fontsource('gelasio', 'italic') } },
  ' Times': {
    upright: { names: ['Times New Roman', 'Liberation Serif', 'Tinos'], file: fontsource('tinos', 'normal') },
    italic: { names: ['Times New Roman Italic', 'Liberation Serif Italic', 'Tinos Italic'], file: fontsource('tinos', 'italic') },
  },
  ' Noto': { upright: { names: ['Noto Serif', 'Droid Serif'], file: fontsource('noto-serif', 'normal') }, italic: { names: ['Noto Serif Italic', 'Droid Serif Italic'], file: fontsource('noto-serif', 'italic') } },
  ' DejaVu': { upright: { names: ['DejaVu Serif'], file: 'dejavu-fonts-ttf/ttf/DejaVuSerif.ttf' }, italic: { names: ['DejaVu Serif Italic'], file: 'dejavu-fonts-ttf/ttf/DejaVuSerif-Italic.ttf' } },
};
const sans: Record<string, Local> = {
  '': { names: ['Arial', 'Liberation Sans', 'Arimo'], file: fontsource('arimo', 'normal') },
  ' Roboto': { names: ['Roboto'], file: fontsource('roboto', 'normal') },
  ' DejaVu': { names: ['DejaVu Sans'], file: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf' },
};

const prose = 'The third round of talks between the two governments ended in Istanbul on Saturday without an agreement, and no further meeting has been arranged. The minister told a television channel that the negotiations were over and had entered an indefinite phase; the ceasefire would last, he added, as long as it was not broken from the other side. Some 3,200 people had waited at the crossing since 1979.';
const labels = 'Saturday 8 November 2025, 2 days later. Tuesday 28 October 2025 · 12 articles, 1903–2025. The story so far. Published 57 years ago, on Wednesday 16 July 1969. Search the archive by date, place, person, section and source.';

/** Figures as the theme sets them: those of old style in prose, and of one width in labels. */
const proseFigures = [new Feature('onum', 1), new Feature('pnum', 1)];
const labelFigures = [new Feature('lnum', 1), new Feature('tnum', 1)];
/** Browsers take an optical size from points: text of 18 px has that of 13, and no face is cut smaller than 14. */
const ofText = [new Variation('wght', 400), new Variation('opsz', 14)];

async function measure(file: URL, text: string, size = 1): Promise<Measured> {
  const bytes = readFileSync(file);
  const unpacked = file.pathname.endsWith('.woff2') ? await decompress(bytes) : new Uint8Array(bytes);
  const font = new Font(new Face(new Blob(unpacked)));
  font.setScale(1000, 1000);
  font.setVariations(ofText);
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer, text === prose ? proseFigures : labelFigures);
  const width = buffer.getGlyphPositions().reduce((sum, { xAdvance = 0 }) => sum + xAdvance, 0) / 1000;
  return { width: width * size, ...readHeights(unpacked, size) };
}

/** Tables `head` and `hhea` of OpenType: units to a size, and heights above and below the line. */
function readHeights(font: Uint8Array, size: number): Pick<Measured, 'above' | 'below'> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const tableAt = (name: string): number => {
    for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16) if (String.fromCharCode(...font.subarray(at, at + 4)) === name) return view.getUint32(at + 8);
    throw new TypeError(`The font has no table \`${name}\`.`);
  };
  const units = view.getUint16(tableAt('head') + 18);
  return { above: (view.getInt16(tableAt('hhea') + 4) / units) * size, below: (-view.getInt16(tableAt('hhea') + 6) / units) * size };
}

const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`;

function writeFace(family: string, { names }: Local, face: Measured, own: Measured, italic = false): string {
  const adjust = Math.round((face.width / own.width) * 1000) / 1000;
  return [
    '@font-face {', `  font-family: "${family}";`, `  src: ${names.map((name) => `local("${name}")`).join(', ')};`, ...(italic ? ['  font-style: italic;'] : []),
    `  size-adjust: ${percent(adjust)};`, `  ascent-override: ${percent(face.above / adjust)};`, `  descent-override: ${percent(face.below / adjust)};`, '  line-gap-override: 0%;', '}', '',
  ].join('\n');
}

const opening = '/* What stands in until the files arrive takes the same room, so that no line moves: by fonts/fallbacks.ts. */\n';
const installed = installPackages();
const own = (name: string): URL => new URL(`${name}.woff2`, import.meta.url);

for (const [pairing, { family, adjust, upright, italic, label }] of Object.entries(pairings)) {
  const sheet = new URL(`../pairings/${pairing}.css`, import.meta.url);
  const [text, slanted, small] = [await measure(own(upright), prose, adjust), await measure(own(italic), prose, adjust), await measure(own(label), labels)];
  const faces: string[] = [];
  for (const [name, local] of Object.entries(serifs)) {
    faces.push(writeFace(`${family} Fallback${name}`, local.upright, text, await measure(new URL(local.upright.file, installed), prose)));
    faces.push(writeFace(`${family} Fallback${name}`, local.italic, slanted, await measure(new URL(local.italic.file, installed), prose), true));
  }
  for (const [name, local] of Object.entries(sans)) faces.push(writeFace(`${family} Label Fallback${name}`, local, small, await measure(new URL(local.file, installed), labels)));
  const before = readFileSync(sheet, 'utf8').split('/* What stands in')[0] ?? '';
  writeFileSync(sheet, before + opening + faces.join(''));
  console.log(`${pairing}.css  ${faces.length} faces`);
}
