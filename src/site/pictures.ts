/** The formats a picture is offered in beside its own, the smallest first. */
export const pictureFormats = ['avif', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** Pixels: a phone, a phone or page at twice its size, a large screen. */
const steps = [480, 800, 1200, 1600];

/** How wide a picture is shown: as wide as the text, or as the window but for its margins. */
export const pictureSizes = '(min-width: 37rem) 34rem, calc(100vw - 2rem)';

/** A name that a smaller picture bears: no picture of an editor can. */
export const resizedName = /\.\d+w\.(?:avif|webp)$/i;

/** What decides in which sizes a picture is offered. */
interface Measured {
  file: string;
  /** Pixels. */
  width: number;
  animated?: true;
}

/** The widths a picture is made in, never more than its own. One that moves is shown as it is. */
export function widthsOf({ file, width, animated }: Measured): number[] {
  if (animated || /\.gif$/i.test(file)) return [];
  const smaller = steps.filter((step) => step < width);
  return smaller.length === steps.length ? smaller : [...smaller, width];
}

/** The address or file of a picture at a width: `wall.jpg` at 480 in AVIF is `wall.jpg.480w.avif`. */
export function resizedPath(picture: string, width: number, format: PictureFormat): string {
  return `${picture}.${width}w.${format}`;
}

/** The `source` elements of a picture that stands at `src`, the best first. */
export function sourcesOf(src: string, picture: Measured): { type: string; srcset: string }[] {
  const widths = widthsOf(picture);
  if (widths.length === 0) return [];
  // A comma or a space would part the list.
  const at = encodeURI(src).replaceAll(',', '%2C');
  return pictureFormats.map((format) => ({ type: `image/${format}`, srcset: widths.map((width) => `${resizedPath(at, width, format)} ${width}w`).join(', ') }));
}
