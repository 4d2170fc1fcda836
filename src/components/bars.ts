/** A bar of ten units' width in a chart `chartHeight` high. */
export interface Bar {
  x: number;
  y: number;
  height: number;
}

export const chartHeight = 60;

/** Heights in proportion to the counts; the highest fills the chart, and one article is never invisible. */
export function barsOf(counts: readonly number[]): Bar[] {
  const most = Math.max(1, ...counts);
  return counts.map((count, index) => {
    const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * chartHeight * 10) / 10);
    return { x: index * 10, y: Math.round((chartHeight - height) * 10) / 10, height };
  });
}

/** The ground under the bars, broken where there are none: a gap in coverage is a gap in the line. */
export function baseOf(counts: readonly number[]): string {
  const parts: string[] = [];
  for (let from = 0; from < counts.length; from += 1) {
    if ((counts[from] ?? 0) === 0) continue;
    let to = from;
    while ((counts[to + 1] ?? 0) > 0) to += 1;
    parts.push(`M${from * 10} ${chartHeight + 0.5}H${(to + 1) * 10}`);
    from = to;
  }
  return parts.join('');
}

/**
 * A number below 100 as the classes of its figures, which the style sheet adds up: no page has an attribute `style`, which
 * a strict policy of content refuses.
 * @example figuresOf(37.4) === 'tens-3 ones-7 tenths-4'
 */
export function figuresOf(number: number): string {
  const tenths = Math.round(number * 10);
  return `tens-${Math.floor(tenths / 100)} ones-${Math.floor(tenths / 10) % 10} tenths-${tenths % 10}`;
}

/** Parts in a hundred that a letter under a strip takes of it on a telephone, with some room. */
const letterShare = 2.3;

/** Where the words for a bar stand under a strip of so many, in classes; nothing where they would run out of it, `late` where they would on a telephone. */
export function placeTick(at: number, count: number, text: string): string | undefined {
  const share = (at / count) * 100;
  if (Math.round(share * 10) > 900) return undefined;
  return share + text.length * letterShare > 100 ? `${figuresOf(share)} late` : figuresOf(share);
}

const sparkHeight = 10;

/** Twelve months as upright strokes in a field of 24 by 10, measured by the busiest month there is; nothing stands where nothing appeared. */
export function sparkOf(months: readonly number[], most: number): string {
  return months.map((count, index) => (count === 0 ? '' : `M${index * 2 + 1} ${sparkHeight}v${-Math.max(3, Math.round((count / most) * sparkHeight * 10) / 10)}`)).join('');
}
