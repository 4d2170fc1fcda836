import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { countFiles, prepare, readRemembered, recallRelations } from '../build/compose.ts';
import { refuseCache, refuseContent } from '../build/write.ts';
import { compareProblems, type Problem } from '../ingest/problem.ts';
import { formatAnnotation, formatReport } from '../ingest/report.ts';
import { largestText } from '../ingest/source-file.ts';
import { readBytes } from '../ingest/scan.ts';
import { findWarnings } from '../ingest/warnings.ts';
import { openStore, type Store } from '../store/store.ts';
import { readNow, type Io } from './build.ts';
import { folderOptions } from './options.ts';

interface CheckIo extends Io {
  /** Milliseconds since 1970: what embargoes and the age of texts are held against. */
  now: number;
  /** The text of the pull request, beside what `--message` names. */
  message?: string;
}

interface Call {
  root: string;
  cache: string;
  content: string;
  json: boolean;
  github: boolean;
  strict: boolean;
  fix: boolean;
  /** The branch to hold the work against; empty for the usual one. */
  base?: string;
  message: string;
  now: number;
}

/**
 * `npm run check -- [--content DIR] [--cache DIR] [--json] [--github] [--strict] [--fix] [--changed [BASE]] [--message FILE] [--now INSTANT]`:
 * 1 on problems, with `--strict` on warnings too; 2 where the call was not understood.
 */
export async function checkCommand(args: string[], io: CheckIo): Promise<number> {
  const call = readCall(args, io);
  if ('unusable' in call) {
    io.out(call.unusable);
    return 2;
  }
  if (call.fix) {
    const { fixContent, formatFixes } = await import('./fix.ts');
    io.out(formatFixes(fixContent(call.root), call.content));
  }
  const store = openStore(call.cache);
  try {
    const found = await findProblems(call, io, store);
    if ('reason' in found) {
      io.out(found.reason);
      return 2;
    }
    tell(found, call, io);
    return found.problems.some(({ severity }) => severity === 'problem') ? 1 : 0;
  } finally {
    store.close();
  }
}

function readCall(args: string[], io: CheckIo): Call | { unusable: string } {
  const flag = { type: 'boolean', default: false } as const;
  // `--changed` may stand alone, and then is held against the usual branch.
  const spread = args.flatMap((arg) => (arg.startsWith('--changed=') ? ['--changed', arg.slice('--changed='.length)] : [arg]));
  const { values, positionals } = parseArgs({ args: spread, allowPositionals: true, options: { ...folderOptions, json: flag, github: flag, strict: flag, fix: flag, changed: flag, message: { type: 'string' }, now: { type: 'string' } } });
  const [root, cache] = [path.resolve(io.cwd, values.content), path.resolve(io.cwd, values.cache)];
  const now = values.now === undefined ? io.now : readNow(values.now);
  const [base, more] = positionals;
  if (more !== undefined || (base !== undefined && !values.changed)) return { unusable: `\`${more ?? base ?? ''}\` is one word too many.` };
  if (now === undefined) return { unusable: `\`${values.now ?? ''}\` is not an instant. Write it as 2025-11-01T06:00:00Z.` };
  const message = values.message === undefined ? io.message ?? '' : readMessage(path.resolve(io.cwd, values.message));
  if (message === undefined) return { unusable: `The message \`${values.message ?? ''}\` cannot be read.` };
  const unusable = refuseContent(root) ?? refuseCache(cache, root);
  return unusable === undefined ? { ...values, root, cache, now, message, base: values.changed ? base ?? '' : undefined } : { unusable };
}

function readMessage(file: string): string | undefined {
  return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ? fs.readFileSync(file, 'utf8') : undefined;
}

interface Found {
  problems: Problem[];
  tally: ReturnType<typeof countFiles>;
}

async function findProblems({ root, cache, content: folder, base, now, message, strict }: Call, io: CheckIo, store: Store): Promise<Found | { reason: string }> {
  const content = readRemembered(root, store);
  const prepared = prepare(content, now, recallRelations(store));
  const warnings = findWarnings(content.articles, prepared.archive, (file) => new TextDecoder().decode(readBytes(root, file, largestText)));
  const { findBrokenPictures } = await import('../build/sound-pictures.ts');
  const all = [...prepared.problems, ...warnings, ...await findBrokenPictures(root, content.articles, cache)];
  const problems = base === undefined ? all : await compareWith(base, all);
  if ('reason' in problems) return problems;
  return { tally: countFiles(content, now), problems: problems.toSorted(compareProblems).map((problem) => (strict ? { ...problem, severity: 'problem' } : problem)) };

  async function compareWith(name: string, told: Problem[]): Promise<Problem[] | { reason: string }> {
    const { checkKept, keepCaused, openComparison } = await import('../build/changed.ts');
    const comparison = await openComparison(root, io.cwd, name);
    if ('reason' in comparison) return comparison;
    return [...await keepCaused(told, comparison, store, now), ...await checkKept(content, comparison, { now, message, folder })];
  }
}

function tell({ problems, tally }: Found, { json, github, content }: Call, io: Io): void {
  if (json) io.out(JSON.stringify({ articles: tally, problems }, undefined, 2));
  else io.out(formatReport(problems, tally.files, content));
  if (github && !json) for (const problem of problems) io.out(formatAnnotation(problem, content));
}
