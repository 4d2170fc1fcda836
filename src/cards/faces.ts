import fs from 'node:fs';
import path from 'node:path';
import { Blob, Face as FontFile, Font, Variation } from 'harfbuzzjs';
import { decompress } from 'wawoff2';
import type { Pairing } from '../site/settings.ts';

/** A face at one weight: fonts that have signs of it each, asked in this order. */
export interface Face {
  fonts: readonly Font[];
  /** Units in which glyphs are drawn. */
  unitsPerEm: number;
  /** By which its size is brought to that of other faces, as `size-adjust` in a style sheet. */
  adjust: number;
}

/** The faces of a card. */
export interface Faces {
  headline: Face;
  nameplate: Face;
  label: Face;
  /** The label face in its lightest and largest use: years. */
  numeral: Face;
}

/** What `styles/pairings/` says of each pairing's type, headlines a little heavier, as cards are seen small. */
const types: Record<Pairing, { adjust: number; headline: number; nameplate: number }> = {
  record: { adjust: 0.94, headline: 540, nameplate: 600 },
  gazette: { adjust: 0.96, headline: 540, nameplate: 600 },
  review: { adjust: 1, headline: 540, nameplate: 560 },
};

/** Cards are set larger than any optical size the fonts have. */
const opticalSize = 60;

export const fontsFolder = path.resolve(import.meta.dirname, '../styles/fonts');

/** Opens the fonts of a pairing, as the theme has them. */
export async function openFaces(pairing: Pairing): Promise<Faces> {
  const { adjust, headline, nameplate } = types[pairing];
  const arabic = await readFont('naskh-arabic');
  const serif = await readFonts(pairing);
  const sans = await readFonts(`${pairing}-label`);
  // What one face has not is taken from the other.
  const [text, label] = [[...serif, arabic, ...sans], [...sans, arabic, ...serif]];
  return {
    headline: openFace(text, adjust, { wght: headline, opsz: opticalSize }),
    nameplate: openFace(text, adjust, { wght: nameplate, opsz: opticalSize }),
    label: openFace(label, 1, { wght: 500 }),
    numeral: openFace(label, 1, { wght: 600 }),
  };
}

/** The cuts of a face, one after the other: all are unpacked into the same memory. */
async function readFonts(face: string): Promise<FontFile[]> {
  const fonts: FontFile[] = [];
  for (const cut of ['latin', 'turkish', 'latin-ext']) {
    // Turkish is a part of the first where the maker has not parted them.
    if (fs.existsSync(fileOf(`${face}-${cut}`))) fonts.push(await readFont(`${face}-${cut}`));
  }
  return fonts;
}

function fileOf(name: string): string {
  return path.join(fontsFolder, `${name}.woff2`);
}

async function readFont(name: string): Promise<FontFile> {
  const unpacked = await decompress(fs.readFileSync(fileOf(name)));
  return new FontFile(new Blob(unpacked));
}

function openFace(files: readonly FontFile[], adjust: number, axes: Record<string, number>): Face {
  const unitsPerEm = 1000;
  const fonts = files.map((file) => {
    const font = new Font(file);
    const known = file.getAxisInfos();
    font.setScale(unitsPerEm, unitsPerEm);
    font.setVariations(Object.entries(axes).filter(([axis]) => axis in known).map(([axis, value]) => new Variation(axis, Math.min(value, known[axis]?.max ?? value))));
    return font;
  });
  return { fonts, unitsPerEm, adjust };
}
