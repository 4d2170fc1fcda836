/** What one build took. */
export interface Cost {
  /** Seconds of the clock. */
  wall: number;
  /** Seconds of all processors together, user and system, of all processes. */
  cpu: number;
  /** The largest resident size of any of its processes, in MiB; undefined where it cannot be known. */
  peakMB?: number;
}

/** What a site's folder holds after a build. */
export interface Yield {
  /** HTML files. */
  pages: number;
  files: number;
  /** Files that the build wrote anew. */
  written: number;
  bytes: number;
}

export type Sample = Cost & Yield;

/** The value in the middle; between two, their mean. Of none: NaN. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? NaN : (low + high) / 2;
}

/** Several runs of one build as one: each figure is the median of its own. */
export function medianSample(samples: readonly Sample[]): Sample {
  const of = (read: (sample: Sample) => number): number => median(samples.map(read));
  const peaks = samples.flatMap(({ peakMB }) => peakMB ?? []);
  return {
    wall: of(({ wall }) => wall), cpu: of(({ cpu }) => cpu), peakMB: peaks.length > 0 ? median(peaks) : undefined,
    pages: of(({ pages }) => pages), files: of(({ files }) => files), written: of(({ written }) => written), bytes: of(({ bytes }) => bytes),
  };
}

/** One build of Backfile and one of a peer, made right after each other. */
export interface Pair {
  ours: Sample;
  theirs: Sample;
}

/** How many times the peer's figure ours is: the median over the pairs. Undefined where a figure is missing. */
export function ratio(pairs: readonly Pair[], read: (sample: Sample) => number | undefined): number | undefined {
  const ratios = pairs.map(({ ours, theirs }) => (read(ours) ?? NaN) / (read(theirs) ?? NaN));
  return ratios.length > 0 && ratios.every(Number.isFinite) ? median(ratios) : undefined;
}

/** Sizes as typed, `1000,2000`; undefined where one is not a whole number above 1. */
export function readSizes(text: string): number[] | undefined {
  const sizes = text.split(',').map(Number);
  return sizes.every((size) => Number.isInteger(size) && size > 1) ? sizes : undefined;
}

/** `12345` → `12,345`. */
export function formatCount(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** Three figures that count: `0.412`, `4.12`, `41.2`, `412`; `–` where there is none. */
export function formatFigure(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return '–';
  if (value >= 99.95) return formatCount(value);
  return value.toFixed(value >= 9.995 ? 1 : value >= 0.9995 || value === 0 ? 2 : 3);
}

/** A Markdown table: the first `words` columns stand left, the figures right. */
export function formatTable(columns: readonly string[], rows: readonly (readonly string[])[], words: number): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map((_, at) => (at < words ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/**
 * Puts a measured part between its two marks, `<!-- measured: NAME -->` and `<!-- end of measured: NAME -->`.
 * @throws RangeError where the text does not have both.
 */
export function replaceMeasured(text: string, name: string, part: string): string {
  const [start, end] = [`<!-- measured: ${name} -->`, `<!-- end of measured: ${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError(`\`${start}\` and \`${end}\` are not both there.`);
  return `${text.slice(0, from + start.length)}\n${part}\n${text.slice(to)}`;
}
