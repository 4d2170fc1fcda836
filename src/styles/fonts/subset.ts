/**
 * Cuts the fonts of the three pairings out of the npm packages of their makers and writes them beside this file. A developer's
 * tool (`npm run fonts`): it installs the packages into `.cache/fonts`, and its output is committed, so a build needs none of this.
 * The cuts go by the names of the pairings: some makers reserve theirs for the whole font. `npm run fonts:fallbacks` comes after it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { installPackages } from './packages.ts';

type Range = readonly [first: number, last: number];
type Axes = Record<string, { min: number; max: number; default?: number } | number>;

interface Cut {
  file: string;
  /** Path inside a package, without its ending. */
  from: string;
  ranges: readonly Range[];
  axes?: Axes;
  features: readonly string[];
  /** Which signs of the ranges are kept; all where it is left out. */
  keeps?: (sign: string) => boolean;
}

// Latin-1 as newspapers use it, the quotes, dashes and spaces of print, and the signs the theme writes itself. The same ranges stand in
// the style sheets of `pairings/` as `unicode-range`.
const latin: readonly Range[] = [
  [0x20, 0x7e], [0xa0, 0xa3], [0xa5, 0xa5], [0xa7, 0xa7], [0xa9, 0xab], [0xad, 0xae], [0xb0, 0xb3], [0xb5, 0xb7],
  [0xba, 0xff], [0x131, 0x131], [0x152, 0x153], [0x2009, 0x200a], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2020], [0x2022, 0x2022],
  [0x2026, 0x2026], [0x2032, 0x2033], [0x2039, 0x203a], [0x20ac, 0x20ac], [0x2122, 0x2122],
  [0x2191, 0x2191], [0x2212, 0x2212],
];
// What Turkish needs beyond: ğ, İ and ş, so that a page with a Turkish name need not take all the rest.
const turkish: readonly Range[] = [[0x11e, 0x11f], [0x130, 0x130], [0x15e, 0x15f]];
// The rest of the Latin alphabets of Europe, and the sign of the lira.
const latinExt: readonly Range[] = [
  [0x100, 0x11d], [0x120, 0x12f], [0x132, 0x151], [0x154, 0x15d], [0x160, 0x17f], [0x218, 0x21b], [0x1e80, 0x1e85], [0x1e9e, 0x1e9e], [0x20ba, 0x20ba],
];
// The letters, marks, figures and stops of Arabic, Persian, Urdu, Pashto, Kurdish and Uyghur. The signs that recitation is marked with
// stay out, as do the formulas that Unicode has as one sign each: they are a third of the file, and systems have them.
const arabic: readonly Range[] = [
  [0x600, 0x603], [0x60c, 0x60e], [0x610, 0x614], [0x61b, 0x61c], [0x61e, 0x61f], [0x621, 0x63a], [0x640, 0x655], [0x658, 0x658],
  [0x660, 0x671], [0x679, 0x67e], [0x681, 0x681], [0x685, 0x686], [0x688, 0x689], [0x691, 0x691], [0x693, 0x693], [0x695, 0x696],
  [0x698, 0x698], [0x69a, 0x69a], [0x6a4, 0x6a4], [0x6a9, 0x6a9], [0x6ab, 0x6ab], [0x6ad, 0x6ad], [0x6af, 0x6af], [0x6b5, 0x6b5],
  [0x6ba, 0x6ba], [0x6bc, 0x6bc], [0x6be, 0x6be], [0x6c0, 0x6c3], [0x6c6, 0x6c8], [0x6cb, 0x6ce], [0x6d0, 0x6d0], [0x6d2, 0x6d5],
  [0x6f0, 0x6f9], [0x200c, 0x200f], [0xfd3e, 0xfd3f],
];

const prose = ['kern', 'liga', 'locl', 'onum', 'pnum', 'lnum', 'rvrn'];
const capitals = ['kern', 'locl', 'smcp', 'c2sc'];
const label = ['kern', 'liga', 'locl', 'lnum', 'pnum', 'tnum', 'rvrn'];
const joined = ['kern', 'liga', 'locl', 'ccmp', 'mark', 'mkmk', 'init', 'medi', 'fina', 'isol', 'rlig', 'calt', 'curs'];

/**
 * Cuts of one face, so that a reader of English takes the first alone. Where a maker has one file for all, Turkish comes with the first:
 * its accents are there already, and it costs 0.5 kB; where he has parted them, it is a cut of its own.
 */
function cutLatin(file: string, from: string | ((part: string) => string), axes: Axes | undefined, features: readonly string[], keeps?: Cut['keeps']): Cut[] {
  const cut = (name: string, path: string, ranges: readonly Range[]): Cut => ({ file: `${file}-${name}`, from: path, ranges, axes, features, keeps });
  if (typeof from === 'string') return [cut('latin', from, [...latin, ...turkish]), cut('latin-ext', from, latinExt)];
  return [cut('latin', from('latin'), latin), cut('turkish', from('latin-ext'), turkish), cut('latin-ext', from('latin-ext'), latinExt)];
}

/** What a place name is spelt with. */
function isLetter(sign: string): boolean {
  return /[\p{Lu}\p{Ll} .,’'–-]/u.test(sign) && sign !== 'µ';
}

const fontsource = (name: string, cut: string) => (part: string): string => `@fontsource-variable/${name}/files/${name}-${part}-${cut}`;
const upright = { wght: { min: 400, max: 600 } };
const labelWeights = { wght: { min: 400, max: 700 } };

// An axis costs half a file: italics stand at text sizes alone, and labels at one width, a little narrow. Source Serif is drawn anew at 20,
// the size articles are read in; what is smaller takes those letters too, as the ones below cost another 19 kB.
const cuts: readonly Cut[] = [
  ...cutLatin('record', 'source-serif/WOFF2/VAR/SourceSerif4Variable-Roman.ttf', { ...upright, opsz: { min: 20, max: 60 } }, prose),
  ...cutLatin('record-italic', 'source-serif/WOFF2/VAR/SourceSerif4Variable-Italic.ttf', { wght: 400, opsz: 15 }, prose),
  // Small capitals are set at one size and weight, so they need no axes.
  ...cutLatin('record-caps', 'source-serif/WOFF2/VAR/SourceSerif4Variable-Roman.ttf', { wght: 420, opsz: 18 }, capitals, isLetter),
  ...cutLatin('review', fontsource('newsreader', 'opsz-normal'), { ...upright, opsz: { min: 18, max: 60 } }, prose),
  ...cutLatin('review-italic', fontsource('newsreader', 'opsz-italic'), { wght: 400, opsz: 18 }, prose),
  ...cutLatin('gazette', fontsource('vollkorn', 'wght-normal'), upright, prose),
  ...cutLatin('gazette-italic', fontsource('vollkorn', 'wght-italic'), { wght: 400 }, prose),
  // Small capitals stand in a font of their own, at its small letters.
  ...cutLatin('gazette-caps', (part) => `@fontsource/vollkorn-sc/files/vollkorn-sc-${part}-400-normal`, undefined, capitals, isLetter),
  ...cutLatin('record-label', fontsource('archivo', 'wdth-normal'), { ...labelWeights, wdth: 94 }, label),
  ...cutLatin('gazette-label', fontsource('encode-sans', 'wdth-normal'), { ...labelWeights, wdth: 92 }, label),
  ...cutLatin('review-label', fontsource('instrument-sans', 'wdth-normal'), { ...labelWeights, wdth: 94 }, label),
  { file: 'naskh-arabic', from: '@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal', ranges: arabic, axes: { wght: { min: 400, max: 640 } }, features: joined },
];

function lettersOf({ ranges, keeps = () => true }: Cut): string {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)))
    .filter(keeps)
    .join('');
}

const installed = installPackages();

for (const cut of cuts) {
  const { file, from, axes, features } = cut;
  const font = await subsetFont(await readFile(new URL(`${from}.woff2`, installed)), lettersOf(cut), {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: [...features],
    noHinting: true,
  });
  await writeFile(new URL(`${file}.woff2`, import.meta.url), font);
  console.log(`${file}.woff2  ${(font.length / 1024).toFixed(1)} kB`);
}
