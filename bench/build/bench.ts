import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { partCorpus, type Corpus } from '../content.ts';
import { backfile, backfileBeside, steps } from './backfile.ts';
import { formatFigure, readSizes, replaceMeasured, type Pair, type Sample } from './figures.ts';
import { findPeers } from './peers.ts';
import { describeMachine, formatCompared, formatMeasured, formatPages, type Compared, type Measured } from './report.ts';
import { buildAdded, buildSite, inFreshFolder, placeName, type Generator, type Site } from './site.ts';

const page = path.resolve(import.meta.dirname, '../../docs/performance.md');
const usual = [1_000, 10_000];
const large = [50_000, 100_000];

/** Runs of a size where none are asked for: small sizes are quick and waver more. */
function usualRuns(size: number): number {
  return size <= 1_000 ? 3 : 1;
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function tellSample(what: string, { wall, cpu, peakMB, pages, written }: Sample): void {
  tell(`  ${what}: ${formatFigure(wall)} s, CPU ${formatFigure(cpu)} s, ${formatFigure(peakMB)} MB, ${pages} pages, ${written} files written`);
}

/** Every step of Backfile, one after the other in one folder, as often as there are runs. */
async function measureSteps(size: number, corpus: Corpus, runs: number): Promise<Measured[]> {
  const measured = steps.map(({ name }): Measured => ({ articles: size, step: name, samples: [] }));
  for (let run = 1; run <= runs; run += 1) {
    tell(`${size} articles, run ${run} of ${runs}`);
    await inFreshFolder(async (folder) => {
      const site = backfile.prepare(folder, corpus);
      for (const [at, { name, build }] of steps.entries()) {
        const sample = await build(site, folder, corpus, path.join(folder, 'tmp'));
        tellSample(name, sample);
        measured[at]?.samples.push(sample);
      }
    });
  }
  return measured;
}

const builds: [name: string, build: (site: Site, corpus: Corpus, passing: string) => Promise<Sample>][] = [
  ['clean', (site, _corpus, passing) => buildSite(site, passing)],
  ['one article added', (site, { added }, passing) => buildAdded(site, added, passing)],
];

/** Backfile and a peer by turns: a clean build of each, then one of each with an article added. */
async function measurePair(peer: Generator, corpus: Corpus): Promise<Pair[]> {
  return inFreshFolder(async (ours) => inFreshFolder(async (theirs) => {
    const [our, their] = [backfileBeside(peer).prepare(path.join(ours, 'site'), corpus), peer.prepare(path.join(theirs, 'site'), corpus)];
    const pairs: Pair[] = [];
    for (const [name, build] of builds) {
      const pair = { ours: await build(our, corpus, path.join(ours, 'tmp')), theirs: await build(their, corpus, path.join(theirs, 'tmp')) };
      tellSample(`Backfile, ${name}`, pair.ours);
      tellSample(`${peer.name}, ${name}`, pair.theirs);
      pairs.push(pair);
    }
    return pairs;
  }));
}

/** All peers by turns in each run, so that a change of the machine's mood falls on all. A peer that fails is told and left out. */
async function comparePeers(size: number, corpus: Corpus, peers: readonly Generator[], runs: number): Promise<Compared[]> {
  const compared = new Map(peers.map(({ name }) => [name, builds.map(([build]): Compared => ({ articles: size, peer: name, build, pairs: [] }))]));
  for (let run = 1; run <= runs; run += 1) {
    for (const peer of peers) {
      const rows = compared.get(peer.name) ?? [];
      if (rows.some(({ failure }) => failure !== undefined)) continue;
      tell(`${size} articles beside ${peer.name}, run ${run} of ${runs}`);
      try {
        for (const [at, pair] of (await measurePair(peer, corpus)).entries()) rows[at]?.pairs.push(pair);
      } catch (error) {
        const told = error instanceof Error ? error.message : String(error);
        tell(told);
        for (const row of rows) row.failure = told.split('\n')[0];
      }
    }
  }
  return [...compared.values()].flat();
}

interface Wish {
  sizes: number[];
  runs?: number;
  peers: boolean;
  write: boolean;
}

const flag = { type: 'boolean', default: false } as const;
const options = { sizes: { type: 'string' }, large: flag, runs: { type: 'string' }, peers: flag, write: flag } as const;

/** What was asked for, or undefined where the call is not understood. */
function readWish(args: string[]): Wish | undefined {
  try {
    const { values } = parseArgs({ args, options });
    const sizes = values.sizes === undefined ? [...usual, ...values.large ? large : []] : readSizes(values.sizes);
    const runs = values.runs === undefined ? undefined : Number(values.runs);
    const isMeant = runs === undefined || (Number.isInteger(runs) && runs > 0);
    return sizes && isMeant ? { sizes, runs, peers: values.peers, write: values.write } : undefined;
  } catch {
    return undefined;
  }
}

async function run({ sizes, runs, peers: withPeers, write }: Wish): Promise<void> {
  const load = os.loadavg()[0] ?? NaN;
  tell(`Folders on ${placeName}`);
  const peers = withPeers ? findPeers(tell) : [];
  const [measured, compared]: [Measured[], Compared[]] = [[], []];
  for (const size of sizes) {
    const corpus = partCorpus({ count: size });
    const times = runs ?? usualRuns(size);
    measured.push(...await measureSteps(size, corpus, times));
    compared.push(...await comparePeers(size, corpus, peers, times));
  }
  const parts = new Map([['builds', `${describeMachine([], load)}\n\n${formatMeasured(measured)}`]]);
  const versions = new Set(peers.map(({ product, version }) => `${product} ${version}`));
  if (compared.length > 0) parts.set('peers', `${describeMachine([...versions], load)}\n\n${formatCompared(compared)}\n\n${formatPages(compared)}`);
  for (const part of parts.values()) process.stdout.write(`\n${part}\n`);
  if (!write) return;
  fs.writeFileSync(page, [...parts].reduce((text, [name, part]) => replaceMeasured(text, name, part), fs.readFileSync(page, 'utf8')));
  tell(`\nWritten to ${path.relative(process.cwd(), page)}`);
}

const wish = readWish(process.argv.slice(2));
if (wish) await run(wish);
else {
  tell('npm run bench -- [--sizes 1000,2000] [--large] [--runs N] [--peers] [--write]');
  process.exitCode = 2;
}
