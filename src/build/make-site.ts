import type { Problem } from '../ingest/problem.ts';
import type { Settings } from '../site/settings.ts';
import type { Store } from '../store/store.ts';
import type { Composition } from './composition.ts';
import { startDataFiles } from './data-ahead.ts';
import { planFixity } from './fixity.ts';
import type { Survey } from './output-folder.ts';
import { readOutputNote, writeOutputNote } from './output-note.ts';
import type { ReadyRenderer } from './render-ahead.ts';
import { BrokenPictures } from './resize.ts';
import { startIndexing } from './search-indexes.ts';
import { digestInputs, planShard, type Shard } from './shard.ts';
import { pagesStage, planStages, type SiteSources } from './site-stages.ts';
import { writeStages, type Planned, type Stage, type StageTally } from './stages.ts';
import { noteSite, signSite } from './standing.ts';
import type { Theme } from './theme.ts';
import type { Timer, Timing } from './timing.ts';
import { collectGarbage } from './worker.ts';

export interface SiteOptions {
  composition: Composition & { settings: Settings };
  theme: Theme;
  /** The content folder. */
  content: string;
  cache: string;
  out: string;
  store: Store;
  /** Milliseconds since 1970. */
  now: number;
  shard?: Shard;
  /** A worker that waits for pages to render. */
  ready?: ReadyRenderer;
  /** What stands in `out` beside its note. */
  survey: () => Promise<Survey>;
  timer: Timer;
}

/** How many pages stand in the output, how many of them were written, and what all took; or the pictures that nobody can read. */
export type SiteResult = { pages: number; written: number; timings: Timing[] } | { broken: Problem[] };

/** Pages of an archive so large that what it took in memory is given back before its site is made. */
const worthCollecting = 50_000;
/** So many indexes at most take less time than what is made meanwhile. */
const fewIndexes = 2;

/** What the store holds → the files of the site, or of one shard. */
export async function makeSite({ composition, theme, content, cache, out, store, now, shard, ready, survey, timer }: SiteOptions): Promise<SiteResult> {
  const { settings, views, days, rows, pictures } = composition;
  // Of what was composed nothing but this is left.
  if (views.total >= worthCollecting) collectGarbage();
  const listed = store.listViews();
  const before = readOutputNote(store, out);
  // Where most pages are made they need the memory, and a shard may have no part in the data.
  const isSmall = !theme.compiled && views.changed < views.total / 10;
  const ahead = shard || !isSmall ? undefined : startDataFiles({ views: listed, theme, rows, settings, cache }, before);
  try {
    const indexing = startIndexing(listed, settings, cache, shard);
    // Few are made beside the pages.
    if (indexing.missing > fewIndexes) await indexing.search;
    timer.end('search indexes', indexing.items, indexing.missing);
    const sources: SiteSources = { days, rows, content, cache, store, views: listed, theme, pictures, search: indexing.search, ready, dataFiles: ahead?.files, settings, now };
    const whole = planStages(sources);
    // No shard knows the bytes of the others: where there are several, merging them makes the list.
    const stages = shard ? await partStages(whole, shard, sources) : [...whole, Promise.all(whole).then(planFixity)];
    const outcome = await writeStages(stages, out, before, survey()).catch(takeBroken);
    if ('broken' in outcome) return outcome;
    const { stages: done, note } = outcome;
    if (note) writeOutputNote(store, out, note);
    const pages = done.find(({ name }) => name === pagesStage);
    noteSite(store, out, { sign: signSite(composition, theme, shard), from: now, until: Math.min(...(await Promise.all(stages)).map(({ until = Infinity }) => until)), pages: pages?.items ?? 0, stages: done.map(({ name, items }) => [name, items]) });
    timer.end('looking at the output, moving, noting', 1, 1);
    const timings = [...timer.steps.slice(0, -1), ...done.map(({ written, equal, ...stage }) => ({ ...stage, fresh: written + equal })), lessStages(timer.steps.at(-1), done)];
    return { pages: pages?.items ?? 0, written: pages?.written ?? 0, timings };
  } finally {
    await ahead?.close();
  }
}

async function partStages(whole: readonly Planned[], shard: Shard, sources: SiteSources): Promise<Stage[]> {
  const stages = await Promise.all(whole);
  return planShard(stages, shard, await digestInputs(sources, sources.settings, stages));
}

/** Broken pictures are problems as others are. */
function takeBroken(error: unknown): { broken: Problem[] } {
  if (error instanceof BrokenPictures) return { broken: error.problems };
  throw error;
}

/** The last step without the stages within it. */
function lessStages(step: Timing | undefined, stages: readonly StageTally[]): Timing {
  const rest = step ?? { name: '', items: 0, fresh: 0, seconds: 0, cpu: 0, peakMB: 0 };
  return stages.reduce((left, { seconds, cpu }) => ({ ...left, seconds: left.seconds - seconds, cpu: left.cpu - cpu }), rest);
}
