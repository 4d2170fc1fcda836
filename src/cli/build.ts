import path from 'node:path';
import { parseArgs } from 'node:util';
import { build, type BuildResult } from '../build/build.ts';
import type { Tally } from '../build/composition.ts';
import { readShard } from '../build/shard.ts';
import { count, formatReport } from '../ingest/report.ts';
import { formatTimings, profileTo } from '../build/timing.ts';
import { folderOptions } from './options.ts';

export interface Io {
  out: (line: string) => void;
  cwd: string;
}

/** The instant `--now` names, or this one; undefined where the words are no instant. */
export function readNow(text: string | undefined): number | undefined {
  if (text === undefined) return Date.now();
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** `npm run build -- [--content DIR] [--out DIR] [--cache DIR] [--clean] [--now INSTANT] [--shard i/n] [--publish] [--timings] [--profile]` */
export async function buildCommand(args: string[], io: Io): Promise<number> {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ args, options: { ...folderOptions, out: { type: 'string', default: 'dist' }, clean: flag, now: { type: 'string' }, shard: { type: 'string' }, publish: flag, timings: flag, profile: flag } });
  const now = readNow(values.now);
  if (now === undefined) {
    io.out(`\`${values.now ?? ''}\` is not an instant. Write it as 2025-11-01T06:00:00Z.`);
    return 2;
  }
  const shard = values.shard === undefined ? undefined : readShard(values.shard);
  if (values.shard !== undefined && !shard) {
    io.out(`\`${values.shard}\` is not a shard. Write its number and how many there are, from 1/4 to 4/4 for four.`);
    return 2;
  }
  if (shard && values.publish) {
    io.out('A shard publishes nothing by itself. Leave out `--publish`, and run `npm run ledger` when all are merged.');
    return 2;
  }
  const started = performance.now();
  const at = (folder: string): string => path.resolve(io.cwd, folder);
  const work = (): Promise<BuildResult> => build({ content: at(values.content), out: at(values.out), cache: at(values.cache), clean: values.clean, now, shard });
  const profile = path.join(at(values.cache), 'build.cpuprofile');
  const result = values.profile ? await profileTo(profile, work) : await work();
  if (result.kind === 'unusable') {
    io.out(result.reason);
    return 2;
  }
  if (result.problems.length > 0) io.out(formatReport(result.problems, result.tally.files, values.content));
  if (result.kind === 'refused') return 1;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const made = shard ? `shard ${shard.index} of ${shard.count} with ${result.pages} of ${count(result.allPages, 'page')}` : count(result.pages, 'page');
  io.out(`${describe(result.tally)}: ${made} in ${values.out}/, ${result.written} written, ${result.pages - result.written} kept, ${seconds} s.`);
  if (values.publish) {
    const { writeLedger } = await import('../build/ledger.ts');
    const ledger = writeLedger({ content: at(values.content), cache: at(values.cache), now });
    if (ledger.kind === 'written') io.out(formatWritten(ledger, values.content));
  }
  if (values.timings) io.out(formatTimings(result.timings));
  if (values.profile) io.out(`The profile of the main thread is ${path.relative(io.cwd, profile)}; open it in a browser's developer tools.`);
  return 0;
}

/** What a ledger tells after it was written. */
export function formatWritten({ addresses, added }: { addresses: number; added: number }, content: string): string {
  return added === 0 ? `${content}/ledger.tsv holds all ${addresses} addresses.` : `${content}/ledger.tsv: ${count(added, 'line')} added, ${addresses} addresses held. Commit it.`;
}

function describe({ files, published, drafts, embargoed }: Tally): string {
  return `${count(files, 'article')} (${published} published, ${drafts} ${drafts === 1 ? 'draft' : 'drafts'}, ${embargoed} under embargo)`;
}
