type Range = readonly [first: number, last: number];

/** What the fonts of every pairing have, as `styles/fonts/subset.ts` cut them: Latin alphabets of Europe and Turkey, and Arabic script. */
const ranges: readonly Range[] = [
  [0x20, 0x7e], [0xa0, 0xa3], [0xa5, 0xa5], [0xa7, 0xa7], [0xa9, 0xab], [0xad, 0xae], [0xb0, 0xb3], [0xb5, 0xb7], [0xba, 0x148], [0x14a, 0x17e],
  [0x218, 0x21b], [0x600, 0x6ff], [0x1e80, 0x1e85], [0x1e9e, 0x1e9e], [0x2013, 0x2014], [0x2018, 0x201a], [0x201c, 0x201e], [0x2022, 0x2022],
  [0x2026, 0x2026], [0x2032, 0x2033], [0x2039, 0x203a], [0x2044, 0x2044], [0x20ac, 0x20ac], [0x20ba, 0x20ba], [0x2122, 0x2122], [0x2191, 0x2191], [0x2212, 0x2212],
];

/** Joiners and marks of direction: they are no glyphs themselves. */
const unseen = /[\u200c-\u200f\u2066-\u2069]/g;

/** Whether the theme's own fonts have every sign of a text, once `toSettable` has been over it. */
export function isSettable(text: string): boolean {
  for (const sign of toSettable(text).replace(unseen, '')) {
    const code = sign.codePointAt(0) ?? 0;
    if (!ranges.some(([first, last]) => code >= first && code <= last)) return false;
  }
  return true;
}

/** A text on one line: letters composed with their marks, spaces alike, hyphens and dashes those that every font has. */
export function toSettable(text: string): string {
  return text.normalize('NFC').replace(/[\u00a0\u202f]/g, '\u00a0').replace(/[^\S\u00a0]+/gu, ' ').replace(/[\u2010\u2011]/g, '-').replace(/\u2012/g, '–').replace(/\u2015/g, '—').trim();
}
