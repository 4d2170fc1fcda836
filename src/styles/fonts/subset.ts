/**
 * Cuts the fonts the theme uses out of the npm packages of their makers and writes them beside this file. A developer's
 * tool (`npm run fonts`): its output is committed, so a build needs none of this.
 */
import { readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

type Range = readonly [first: number, last: number];
type Axes = Record<string, { min: number; max: number; default?: number } | number>;

interface Cut {
  file: string;
  /** Path inside `node_modules/@fontsource-variable/`. */
  from: string;
  ranges: readonly Range[];
  axes: Axes;
  features: readonly string[];
}

// Latin-1 as newspapers use it, the quotes, dashes and spaces of print, and the signs the theme writes itself. The same ranges stand in
// `fonts.css` as `unicode-range`.
const latin: readonly Range[] = [
  [0x20, 0x7e], [0xa0, 0xa3], [0xa5, 0xa5], [0xa7, 0xa7], [0xa9, 0xab], [0xad, 0xae], [0xb0, 0xb3], [0xb5, 0xb7],
  [0xba, 0xff], [0x131, 0x131], [0x152, 0x153], [0x2009, 0x200a], [0x2010, 0x2015], [0x2018, 0x201e], [0x2020, 0x2022],
  [0x2026, 0x2026], [0x2032, 0x2033], [0x2039, 0x203a], [0x2044, 0x2044], [0x20ac, 0x20ac], [0x2122, 0x2122],
  [0x2191, 0x2191], [0x2212, 0x2212],
];
// The rest of the Latin alphabets of Europe and Turkey.
const latinExt: readonly Range[] = [[0x100, 0x130], [0x132, 0x151], [0x154, 0x17f], [0x218, 0x21b], [0x1e80, 0x1e85], [0x1e9e, 0x1e9e], [0x20ba, 0x20ba]];
// Arabic, Persian, Urdu, Pashto, Kurdish.
const arabic: readonly Range[] = [[0x600, 0x6ff], [0x200c, 0x200f], [0xfd3e, 0xfd3f], [0xfdf2, 0xfdf2], [0xfdfa, 0xfdfd]];

const newsreader: Axes = { wght: { min: 400, max: 600 }, opsz: { min: 18, max: 60 } };
const italic: Axes = { wght: 400, opsz: { min: 18, max: 40 } };
const archivo: Axes = { wght: { min: 400, max: 700 }, wdth: { min: 85, max: 100 } };
// Newsreader's figures are tabular unless `pnum` asks otherwise, and it has neither old-style figures nor small capitals.
const prose = ['kern', 'liga', 'locl', 'onum', 'pnum', 'smcp', 'c2sc', 'rvrn'];
const label = ['kern', 'liga', 'locl', 'lnum', 'pnum', 'tnum', 'rvrn'];
const joined = [...prose, 'ccmp', 'mark', 'mkmk', 'init', 'medi', 'fina', 'isol', 'rlig', 'calt', 'curs'];

const cuts: readonly Cut[] = [
  { file: 'newsreader-latin', from: 'newsreader/files/newsreader-latin-opsz-normal', ranges: latin, axes: newsreader, features: prose },
  { file: 'newsreader-latin-ext', from: 'newsreader/files/newsreader-latin-ext-opsz-normal', ranges: latinExt, axes: newsreader, features: prose },
  { file: 'newsreader-italic-latin', from: 'newsreader/files/newsreader-latin-opsz-italic', ranges: latin, axes: italic, features: prose },
  { file: 'newsreader-italic-latin-ext', from: 'newsreader/files/newsreader-latin-ext-opsz-italic', ranges: latinExt, axes: italic, features: prose },
  { file: 'archivo-latin', from: 'archivo/files/archivo-latin-wdth-normal', ranges: latin, axes: archivo, features: label },
  { file: 'archivo-latin-ext', from: 'archivo/files/archivo-latin-ext-wdth-normal', ranges: latinExt, axes: archivo, features: label },
  { file: 'naskh-arabic', from: 'noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal', ranges: arabic, axes: { wght: { min: 400, max: 640 } }, features: joined },
];

function lettersOf(ranges: readonly Range[]): string {
  return ranges
    .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)))
    .join('');
}

const packages = new URL('../../../node_modules/@fontsource-variable/', import.meta.url);

for (const { file, from, ranges, axes, features } of cuts) {
  const font = await subsetFont(await readFile(new URL(`${from}.woff2`, packages)), lettersOf(ranges), {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: [...features],
    noHinting: true,
  });
  await writeFile(new URL(`${file}.woff2`, import.meta.url), font);
  console.log(`${file}.woff2  ${(font.length / 1024).toFixed(1)} kB`);
}
