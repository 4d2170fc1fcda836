import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { formatTimings, startMeasure, startTimer, type Timing } from '../../src/build/timing.ts';

const steps: Timing[] = [
  { name: 'content', items: 1200, fresh: 3, seconds: 1.234, cpu: 2.5, peakMB: 99.6 },
  { name: 'archive and relations', items: 7, fresh: 7, seconds: 10.5, cpu: 0.004, peakMB: 250.2 },
];

describe('formatTimings', () => {
  it('sets each step on a line, figures to the right, sums below', () => {
    expect(formatTimings(steps)).toBe([
      'stage                  items  new  kept  seconds  CPU s  peak MB',
      'content                 1200    3  1197     1.23   2.50      100',
      'archive and relations      7    7     0    10.50   0.00      250',
      'all                                        11.73   2.50      250',
    ].join('\n'));
  });

  it('is a table without steps too', () => {
    expect(formatTimings([])).toBe('stage  items  new  kept  seconds  CPU s  peak MB\nall                         0.00   0.00        0');
  });
});

describe('startTimer', () => {
  it('takes down the steps in order, each from the end of the last', async () => {
    const began = performance.now();
    const timer = startTimer();
    await new Promise((resolve) => setTimeout(resolve, 60));
    timer.end('first', 4, 1);
    timer.end('second', 2, 2);
    const whole = (performance.now() - began) / 1000;
    expect(timer.steps.map(({ name, items, fresh }) => [name, items, fresh])).toEqual([['first', 4, 1], ['second', 2, 2]]);
    const [first = 0, second = 0] = timer.steps.map(({ seconds }) => seconds);
    expect([first >= 0.055, first + second <= whole, second < first]).toEqual([true, true, true]);
  });
});

describe('startMeasure', () => {
  it('counts seconds of the clock and of the processor, and the peak in MiB', () => {
    const measure = startMeasure();
    const end = performance.now() + 50;
    while (performance.now() < end);
    const { seconds, cpu, peakMB } = measure();
    expect([seconds >= 0.05, seconds < 5, cpu > 0.001, cpu < 20]).toEqual([true, true, true, true]);
    expect(peakMB * 1024 * 1024).toBeGreaterThanOrEqual(process.memoryUsage().rss / 2);
    expect(peakMB).toBeLessThan(os.totalmem() / 1024 / 1024);
  });
});
