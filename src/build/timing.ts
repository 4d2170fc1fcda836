import fs from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';

/** What one stretch of a build took. */
export interface Measure {
  /** Of the clock. */
  seconds: number;
  /** Of all processors together, this process's threads included. */
  cpu: number;
  /** The largest resident size of the process so far, in MiB. */
  peakMB: number;
}

/** Begins a measurement; the function given back ends it. */
export function startMeasure(): () => Measure {
  const [began, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6, peakMB: process.resourceUsage().maxRSS / 1024 };
  };
}

/** A step of a build with what it took and how many things it dealt with. */
export interface Timing extends Measure {
  name: string;
  items: number;
  /** Made in this build; the others were kept from an earlier one. */
  fresh: number;
}

/** Takes down the steps of a build. */
export interface Timer {
  /** Ends the step that began with the last call. */
  end: (name: string, items: number, fresh: number) => void;
  steps: Timing[];
}

export function startTimer(): Timer {
  let measure = startMeasure();
  const steps: Timing[] = [];
  return {
    steps,
    end: (name, items, fresh) => {
      steps.push({ name, items, fresh, ...measure() });
      measure = startMeasure();
    },
  };
}

const columns = ['stage', 'items', 'new', 'kept', 'seconds', 'CPU s', 'peak MB'];

/** The steps of a build as a table. */
export function formatTimings(steps: readonly Timing[]): string {
  const rows = steps.map(({ name, items, fresh, seconds, cpu, peakMB }) => [name, String(items), String(fresh), String(items - fresh), seconds.toFixed(2), cpu.toFixed(2), String(Math.round(peakMB))]);
  const sum = (read: (step: Timing) => number): string => steps.reduce((total, step) => total + read(step), 0).toFixed(2);
  rows.push(['all', '', '', '', sum(({ seconds }) => seconds), sum(({ cpu }) => cpu), String(Math.round(Math.max(0, ...steps.map(({ peakMB }) => peakMB))))]);
  const table = [columns, ...rows];
  const widths = columns.map((_, at) => Math.max(...table.map((row) => (row[at] ?? '').length)));
  return table.map((row) => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')).join('\n');
}

/** Does work and writes a CPU profile of this thread to `file`, in the format of V8. */
export async function profileTo<T>(file: string, work: () => Promise<T>): Promise<T> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  try {
    return await work();
  } finally {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, JSON.stringify(profile));
  }
}
