/** What pages stand on, as in `styles/tokens.css`. */
export const papers = { light: '#fbf9f4', dark: '#171613' } as const;

/** The one colour beside paper and ink, for each of the two papers: `#rrggbb`. */
export interface Accent {
  light: string;
  dark: string;
}

/** WCAG 2.2 asks this much of text of any size. */
export const leastContrast = 4.5;

/** Red, green and blue from 0 to 255. */
type Colour = readonly [number, number, number];

/** @param colour `#rrggbb`. */
function readColour(colour: string): Colour {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16));
  return [red, green, blue];
}

/**
 * So much of one colour and the rest of another, as `color-mix(in srgb, …)` in a style sheet.
 * @param share From 0 to 1.
 * @example mixColours('#000000', '#ffffff', 0.2) === '#cccccc'
 */
export function mixColours(one: string, other: string, share: number): string {
  const ground = readColour(other);
  return `#${readColour(one).map((part, index) => Math.round(part * share + (ground[index] ?? 0) * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, WCAG 2.2. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = readColour(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 for one colour twice to 21 for black on white. */
export function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Whether text of this colour can be read on a paper. */
export function isReadable(colour: string, paper: keyof typeof papers): boolean {
  return contrastOf(colour, papers[paper]) >= leastContrast;
}

const steps = 100;

/** The nearest colour, darker on light paper and lighter on dark, that has so much contrast to it. */
export function toReadable(colour: string, paper: keyof typeof papers, least = leastContrast): string {
  const end = paper === 'light' ? '#000000' : '#ffffff';
  for (let step = 0; step < steps; step += 1) {
    const mixed = mixColours(end, colour, step / steps);
    if (contrastOf(mixed, papers[paper]) >= least) return mixed;
  }
  return end;
}
