import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Cost } from './figures.ts';

/** A program with its arguments and the folder it runs in. */
export interface Command {
  argv: string[];
  cwd: string;
}

/** How processor time and memory of a command and all its children are known. */
interface Meter {
  /** In words, for the report. */
  name: string;
  /** A command that runs another one and leaves a report in a file. */
  wrap: (argv: readonly string[], report: string) => string[];
  read: (report: string) => { cpu: number; peakMB?: number };
  /** Whether memory must be looked at while the command runs. */
  isSampled: boolean;
}

const timeProgram = '/usr/bin/time';
const sampleMs = 50;

const timeMeter: Meter = {
  name: 'processor time and peak memory by GNU time',
  wrap: (argv, report) => [timeProgram, '-f', '%U %S %M', '-o', report, ...argv],
  read: (report) => {
    const [user = NaN, system = NaN, kilobytes = NaN] = (report.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
    return { cpu: user + system, peakMB: kilobytes / 1024 };
  },
  isSampled: false,
};

const shellMeter: Meter = {
  name: `processor time by the shell, peak memory by a look at /proc every ${sampleMs} ms`,
  wrap: (argv, report) => ['/bin/sh', '-c', '"$@"; code=$?; times > "$0"; exit $code', report, ...argv],
  // The second line of `times` is that of the children: `0m1.230s 0m0.120s`.
  read: (report) => ({ cpu: [...(report.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0) }),
  isSampled: true,
};

/** GNU time where it is there, else the shell. Either way memory is that of the largest process, as resident sizes of several would count shared pages twice. */
export const meter = isTimeThere() ? timeMeter : shellMeter;

function isTimeThere(): boolean {
  return spawnSync(timeProgram, ['-f', '%M', process.execPath, '--version']).status === 0;
}

/**
 * Runs a command to its end.
 * @throws Error where it fails: a line that says so, the command, and the last lines it printed.
 */
export async function measure({ argv, cwd }: Command, passing: string): Promise<Cost> {
  const report = path.join(passing, 'cost');
  const [file = '', ...args] = meter.wrap(argv, report);
  const began = performance.now();
  const child = spawn(file, args, { cwd, env: environment(passing), stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (printed = (printed + text).slice(-4000)));
  const sampled = meter.isSampled ? sampleMemory(child.pid ?? 0) : undefined;
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  const wall = (performance.now() - began) / 1000;
  const peak = sampled?.();
  if (code !== 0) throw new Error(`the build ended with ${code ?? 'a signal'}\n${argv.join(' ')}\n${printed.trim().split('\n').slice(-15).join('\n')}`);
  return { wall, peakMB: peak, ...meter.read(fs.readFileSync(report, 'utf8')) };
}

/** Each run has its own folder for passing files, so that nothing compiled by an earlier one helps it. */
export function environment(passing: string): NodeJS.ProcessEnv {
  const { NODE_COMPILE_CACHE: _, NODE_OPTIONS: __, ...rest } = process.env;
  const places = [path.dirname(process.execPath), process.env['PATH'] ?? ''].join(path.delimiter);
  return { ...rest, PATH: places, TMPDIR: passing, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
}

/** Looks at a process and all below it time and again; the function given back ends it and tells the largest size, in MiB. */
function sampleMemory(root: number): () => number | undefined {
  let peak = 0;
  const timer = setInterval(() => {
    for (const id of findTree(root)) peak = Math.max(peak, readPeak(id));
  }, sampleMs);
  return () => {
    clearInterval(timer);
    return peak > 0 ? peak / 1024 : undefined;
  };
}

function findTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of fs.existsSync('/proc') ? fs.readdirSync('/proc').filter((entry) => /^\d+$/.test(entry)) : []) {
    const parent = Number(readQuietly(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1]);
    children.set(parent, [...children.get(parent) ?? [], Number(name)]);
  }
  const tree = [root];
  for (const id of tree) tree.push(...children.get(id) ?? []);
  return tree;
}

/** In kilobytes; 0 for a process that has ended. */
function readPeak(id: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(readQuietly(`/proc/${id}/status`))?.[1] ?? 0);
}

/** A file of a process that may have ended meanwhile. */
function readQuietly(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
