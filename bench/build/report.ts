import fs from 'node:fs';
import os from 'node:os';
import { formatCount, formatFigure, formatTable, medianSample, ratio, type Pair, type Sample } from './figures.ts';
import { meter } from './measure.ts';
import { placeName } from './site.ts';

/** All runs of one step of one size. */
export interface Measured {
  articles: number;
  step: string;
  samples: Sample[];
}

/** All pairs of one build of one size, or why there are none. */
export interface Compared {
  articles: number;
  peer: string;
  build: string;
  pairs: Pair[];
  failure?: string;
}

const megabytes = (bytes: number): number => bytes / 2 ** 20;

export function formatMeasured(measured: readonly Measured[]): string {
  const columns = ['articles', 'build', 'runs', 'wall s', 'CPU s', 'peak MB', 'pages', 'files written', 'of files', 'MB in all'];
  return formatTable(columns, measured.map(({ articles, step, samples }) => {
    const { wall, cpu, peakMB, pages, files, written, bytes } = medianSample(samples);
    return [formatCount(articles), step, String(samples.length), formatFigure(wall), formatFigure(cpu), formatFigure(peakMB), formatCount(pages), formatCount(written), formatCount(files), formatFigure(megabytes(bytes))];
  }), 2);
}

export function formatCompared(compared: readonly Compared[]): string {
  const columns = ['articles', 'peer', 'build', 'pairs', 'wall s, Backfile', 'peer', 'ratio', 'CPU s, Backfile', 'peer', 'ratio', 'peak MB, Backfile', 'peer', 'ratio'];
  return formatTable(columns, compared.map(({ articles, peer, build, pairs, failure }) => {
    const head = [formatCount(articles), peer, build];
    if (failure !== undefined) return [...head, `failed: ${failure.replaceAll('|', '\\|')}`, ...Array.from({ length: 9 }, () => '')];
    const [ours, theirs] = [medianSample(pairs.map((pair) => pair.ours)), medianSample(pairs.map((pair) => pair.theirs))];
    const figures = ([({ wall }) => wall, ({ cpu }) => cpu, ({ peakMB }) => peakMB] as ((sample: Sample) => number | undefined)[])
      .flatMap((read) => [formatFigure(read(ours)), formatFigure(read(theirs)), formatFigure(ratio(pairs, read))]);
    return [...head, String(pairs.length), ...figures];
  }), 3);
}

/** What each generator made of the same articles, after a clean build. */
export function formatPages(compared: readonly Compared[]): string {
  const rows = new Map<string, string[]>();
  const add = (articles: number, name: string, samples: readonly Sample[]): void => {
    const { pages, files, bytes } = medianSample(samples);
    rows.set(`${articles} ${name}`, [formatCount(articles), name, formatCount(pages), formatCount(files), formatFigure(megabytes(bytes))]);
  };
  for (const { articles, peer, build, pairs } of compared) {
    if (build !== 'clean' || pairs.length === 0) continue;
    if (!rows.has(`${articles} Backfile`)) add(articles, 'Backfile', pairs.map(({ ours }) => ours));
    add(articles, peer, pairs.map(({ theirs }) => theirs));
  }
  return formatTable(['articles', 'generator', 'pages', 'files', 'MB in all'], [...rows.values()], 2);
}

/** The machine, and how the figures were taken. */
export function describeMachine(versions: readonly string[], load: number): string {
  const cores = os.availableParallelism();
  const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${Math.round(os.totalmem() / 2 ** 30)} GB of memory, ${readSystem()}, Node ${process.versions.node}`;
  const busy = load > cores / 2 ? ' The machine was busy with other work: seconds of the clock are too high, and ratios waver.' : '';
  return `${new Date().toISOString().slice(0, 10)}: ${[machine, ...versions].join(', ')}. Folders on ${placeName}; ${meter.name}; load of the machine before the first build ${load.toFixed(1)}.${busy}`;
}

/** The name of the distribution, or else of the system. */
function readSystem(): string {
  const file = '/etc/os-release';
  const named = fs.existsSync(file) ? /^PRETTY_NAME="?([^"\n]+)/m.exec(fs.readFileSync(file, 'utf8'))?.[1] : undefined;
  return named ?? `${os.type()} ${os.release()}`;
}
