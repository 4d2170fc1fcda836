import lighthouse from 'lighthouse';
import { median } from '../build/figures.ts';

/** What Lighthouse says of a page on a phone: points of 100, milliseconds, and the shift of what was painted. */
export interface Verdict {
  points: Record<string, number>;
  contentful: number;
  blocked: number;
  shift: number;
  /** What cost points, as the names of its audits. */
  lost: string[];
}

export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

async function judgeOnce(address: string, port: number): Promise<Verdict> {
  const result = await lighthouse(address, { port, output: 'json', logLevel: 'error', onlyCategories: [...categories] });
  if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse cannot judge \`${address}\`. ${result?.lhr.runtimeError?.message ?? ''}`);
  const { audits, categories: judged } = result.lhr;
  const numberOf = (audit: string): number => audits[audit]?.numericValue ?? Number.NaN;
  const weighed = categories.flatMap((name) => judged[name]?.auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => id) ?? []);
  return {
    points: Object.fromEntries(categories.map((name) => [name, Math.round((judged[name]?.score ?? 0) * 100)])),
    contentful: numberOf('largest-contentful-paint'), blocked: numberOf('total-blocking-time'), shift: numberOf('cumulative-layout-shift'),
    lost: weighed.filter((id) => (audits[id]?.score ?? 1) < 0.9),
  };
}

/** The median of each figure over several runs. `port` is that of a browser that is open to be asked. */
export async function judgePage(address: string, port: number, runs: number): Promise<Verdict> {
  const verdicts: Verdict[] = [];
  for (let run = 0; run < runs; run += 1) verdicts.push(await judgeOnce(address, port));
  const middle = (read: (verdict: Verdict) => number): number => median(verdicts.map(read));
  return {
    points: Object.fromEntries(categories.map((name) => [name, Math.round(middle(({ points }) => points[name] ?? 0))])),
    contentful: middle(({ contentful }) => contentful), blocked: middle(({ blocked }) => blocked), shift: middle(({ shift }) => shift),
    lost: [...new Set(verdicts.flatMap(({ lost }) => lost))].sort(),
  };
}
