import path from 'node:path';
import { parseArgs } from 'node:util';
import { writeLedger } from '../build/ledger.ts';
import { refuseCache, refuseContent } from '../build/write.ts';
import { formatReport } from '../ingest/report.ts';
import { formatWritten, readNow, type Io } from './build.ts';
import { folderOptions } from './options.ts';

/** `npm run ledger -- [--content DIR] [--cache DIR] [--now INSTANT]`: notes in `ledger.tsv` every address the site publishes; 1 with problems. */
export function ledgerCommand(args: string[], io: Io & { now: number }): number {
  const { values } = parseArgs({ args, options: { ...folderOptions, now: { type: 'string' } } });
  const [content, cache] = [path.resolve(io.cwd, values.content), path.resolve(io.cwd, values.cache)];
  const now = values.now === undefined ? io.now : readNow(values.now);
  const unusable = now === undefined ? `\`${values.now ?? ''}\` is not an instant. Write it as 2025-11-01T06:00:00Z.` : refuseContent(content) ?? refuseCache(cache, content);
  if (now === undefined || unusable !== undefined) {
    io.out(unusable ?? '');
    return 2;
  }
  const outcome = writeLedger({ content, cache, now });
  io.out(outcome.kind === 'written' ? formatWritten(outcome, values.content) : formatReport(outcome.problems, outcome.files, values.content));
  return outcome.kind === 'written' ? 0 : 1;
}
