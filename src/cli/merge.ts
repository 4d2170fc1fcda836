import path from 'node:path';
import { parseArgs } from 'node:util';
import { merge } from '../build/merge.ts';
import { count } from '../ingest/report.ts';
import type { Io } from './build.ts';

const usage = 'Usage: npm run merge -- [--out DIR] [--cache DIR] SHARD_DIR…';

/**
 * `npm run merge -- [--out DIR] [--cache DIR] SHARD_DIR…`: the outputs of all shards become one site.
 * 2 where the call was not understood or the folders are not the shards of one site; nothing is written then.
 */
export async function mergeCommand(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { out: { type: 'string', default: 'dist' }, cache: { type: 'string', default: '.cache' } } });
  if (positionals.length === 0) {
    io.out(`The folders of the shards are missing. ${usage}`);
    return 2;
  }
  const started = performance.now();
  const at = (folder: string): string => path.resolve(io.cwd, folder);
  const result = await merge({ shards: positionals.map(at), out: at(values.out), cache: at(values.cache) });
  if (result.kind === 'unusable') {
    io.out(result.reason);
    return 2;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  io.out(`${count(result.shards, 'shard')}: ${count(result.files, 'file')} in ${values.out}/, ${result.written} written, ${result.files - result.written} kept, ${seconds} s.`);
  return 0;
}
