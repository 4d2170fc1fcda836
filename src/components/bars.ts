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
