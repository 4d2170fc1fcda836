import path from 'node:path';
import { parseArgs } from 'node:util';
import { verify, type Difference } from '../build/verify.ts';
import { count } from '../ingest/report.ts';
import type { Io } from './build.ts';
import { startProgress } from './progress.ts';

const labels = { differs: 'differs', missing: 'missing', new: 'new    ' } satisfies Record<Difference['how'], string>;

/**
 * `npm run verify [-- DIR | URL] [--manifest FILE]`: holds a site against the list that was written when it was built.
 * 0 where every file is as it was, 1 where one is not, 2 where there is nothing to hold it against.
 */
export async function verifyCommand(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { manifest: { type: 'string' } } });
  const [named = 'dist', ...rest] = positionals;
  if (rest.length > 0) {
    io.out(`One site is verified at a time. Leave \`${rest[0] ?? ''}\` out.`);
    return 2;
  }
  const served = /^https?:\/\//i.test(named) && URL.canParse(named);
  const progress = startProgress(io.out);
  const started = performance.now();
  const manifest = values.manifest === undefined ? undefined : path.resolve(io.cwd, values.manifest);
  const result = await verify({ place: served ? new URL(named) : path.resolve(io.cwd, named), manifest, tell: progress.tell });
  progress.end();
  if (result.kind === 'unusable') {
    io.out(result.reason);
    return 2;
  }
  const { files, differences } = result;
  for (const { file, how } of differences) io.out(`${labels[how]}  ${toPrintable(file)}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const where = served ? `at ${named}` : `in ${named}/`;
  io.out(`${tellOutcome(files, differences)} ${where}, ${seconds} s. SHA-256 of the manifest: ${result.manifest}`);
  if (served) io.out('Files that are new cannot be seen where a site is served.');
  return differences.length > 0 ? 1 : 0;
}

function tellOutcome(files: number, differences: readonly Difference[]): string {
  if (differences.length === 0) return `${count(files, 'file')}, all as they were built,`;
  const of = (how: Difference['how']): number => differences.filter((each) => each.how === how).length;
  return `${count(files, 'file')}: ${of('differs')} not as built, ${of('missing')} missing, ${of('new')} new`;
}

/** A name that cannot move the cursor or turn the line around. */
function toPrintable(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}
