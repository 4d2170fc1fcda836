import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from '../ingest/problem.ts';
import type { Settings } from '../site/settings.ts';
import { scanContent, type Scan } from '../ingest/scan.ts';
import { isDamage, openStore, removeStore } from '../store/store.ts';
import { startArchiveFile } from './archive-ahead.ts';
import type { ComposeOptions } from './compose.ts';
import { recallComposition, type Composition, type Tally } from './composition.ts';
import { projectRoot } from './fingerprint.ts';
import { planFixity } from './fixity.ts';
import { readOutputNote, startSurvey, writeOutputNote } from './output-note.ts';
import { indexArticles } from './search-indexes.ts';
import { digestInputs, planShard, type Shard } from './shard.ts';
import { BrokenPictures } from './resize.ts';
import { pagesStage, planStages, type SiteSources } from './site-stages.ts';
import { writeStages, type StageTally } from './stages.ts';
import { openTheme } from './theme.ts';
import { startTimer, type Timer, type Timing } from './timing.ts';
import { refuseCache, refuseContent, refuseOutput } from './write.ts';

export interface BuildOptions {
  content: string;
  out: string;
  cache: string;
  /** Forget what earlier builds remembered. */
  clean: boolean;
  /** Milliseconds since 1970. */
  now: number;
  /** The part of the site to make; without it all is made. */
  shard?: Shard;
}

export type BuildResult =
  /** `pages` stand in `out`, `allPages` in the whole site. */
  | { kind: 'built'; tally: Tally; pages: number; allPages: number; written: number; problems: Problem[]; timings: Timing[] }
  | { kind: 'refused'; tally: Tally; problems: Problem[] }
  | { kind: 'unusable'; reason: string };

/** Content → `out`. On a problem nothing is written and the old site stays as it was. A store that proves damaged is made anew. */
export async function build(options: BuildOptions): Promise<BuildResult> {
  try {
    return await buildOnce(options);
  } catch (error) {
    if (!isDamage(error)) throw error;
    removeStore(path.resolve(options.cache));
    return buildOnce(options);
  }
}

async function buildOnce({ content, out, cache, clean, now, shard }: BuildOptions): Promise<BuildResult> {
  const reason = refuseContent(content) ?? refuseCache(cache, content) ?? refuseOutput(out, [content, cache, path.join(projectRoot, 'src'), process.cwd()]);
  if (reason !== undefined) return { kind: 'unusable', reason };
  const [target, kept] = [path.resolve(out), path.resolve(cache)];
  if (clean) {
    removeStore(kept);
    for (const name of ['theme', 'search', 'cards', 'pictures']) fs.rmSync(path.join(kept, name), { recursive: true, force: true });
  }
  const store = openStore(kept);
  const looking = startSurvey(store, target);
  let ahead: ReturnType<typeof startArchiveFile>;
  try {
    const scan = scanContent(content);
    const timer = startTimer();
    const known = recallComposition(store, content, scan, now);
    timer.end('content seen', scan.articles.length, 0);
    // Before anything is read: compiling takes memory for a while.
    const early = known?.settings ?? await readSettings(content);
    const theme = early && await openTheme(early, kept);
    timer.end('theme compiled', 1, theme?.compiled ? 1 : 0);
    const { settings, problems, tally, views, days, rows, pictures } = known ?? await readAndCompose({ content, store, now, scan, timer });
    if (!settings || !theme) return { kind: 'refused', tally, problems };
    timer.end('keeping relations', 1, known ? 0 : 1);
    const listed = store.listViews();
    const before = readOutputNote(store, target);
    // Where most pages are made they need the memory, and a shard may have no part in the data.
    const isSmall = !theme.compiled && views.changed < views.total / 10;
    ahead = shard || !isSmall ? undefined : startArchiveFile({ views: listed, theme, rows, settings, cache: kept }, before);
    const search = await indexArticles(listed, settings, kept, shard);
    timer.end('search indexes', search.indexes.length, search.made);
    const sources: SiteSources = { days, rows, content, cache: kept, store, views: listed, theme, pictures, search, archiveFile: ahead?.file, settings, now };
    const whole = planStages(sources);
    // No shard knows the bytes of the others: where there are several, merging them makes the list.
    const stages = shard ? planShard(whole, shard, digestInputs(sources, settings, whole)) : [...whole, planFixity(whole)];
    const outcome = await writeStages(stages, target, before, looking?.survey).catch(takeBroken);
    if ('broken' in outcome) return { kind: 'refused', tally, problems: [...problems, ...outcome.broken] };
    const { stages: done, note } = outcome;
    if (note) writeOutputNote(store, target, note);
    timer.end('looking at the output, moving, noting', 1, 1);
    const timings = [...timer.steps.slice(0, -1), ...done.map(({ written, equal, ...stage }) => ({ ...stage, fresh: written + equal })), lessStages(timer.steps.at(-1), done)];
    const pages = done.find(({ name }) => name === pagesStage);
    return { kind: 'built', tally, pages: pages?.items ?? 0, allPages: views.total, written: pages?.written ?? 0, problems, timings };
  } finally {
    await Promise.all([looking?.close(), ahead?.close()]);
    store.close();
  }
}

/** Broken pictures are problems as others are. */
function takeBroken(error: unknown): { broken: Problem[] } {
  if (error instanceof BrokenPictures) return { broken: error.problems };
  throw error;
}

async function readSettings(content: string): Promise<Settings | undefined> {
  const { readSettingsFile } = await import('../ingest/content.ts');
  const reading = readSettingsFile(content);
  return 'value' in reading ? reading.value : undefined;
}

/** What reads and renders text is loaded where there is something to read. */
async function readAndCompose(options: ComposeOptions & { scan: Scan; timer: Timer }): Promise<Composition> {
  const [{ readAhead }, { compose }] = await Promise.all([import('./read-ahead.ts'), import('./compose.ts')]);
  const { content, scan, store, timer } = options;
  timer.end('reading ahead', scan.articles.length, await readAhead(content, scan, store));
  return compose(options);
}

/** The last step without the stages within it. */
function lessStages(step: Timing | undefined, stages: readonly StageTally[]): Timing {
  const rest = step ?? { name: '', items: 0, fresh: 0, seconds: 0, cpu: 0, peakMB: 0 };
  return stages.reduce((left, { seconds, cpu }) => ({ ...left, seconds: left.seconds - seconds, cpu: left.cpu - cpu }), rest);
}
