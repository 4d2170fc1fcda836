import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from '../ingest/problem.ts';
import type { Settings } from '../site/settings.ts';
import { scanContent, type Scan } from '../ingest/scan.ts';
import { isDamage, openStore, removeStore } from '../store/store.ts';
import type { ComposeOptions } from './compose.ts';
import { recallComposition, type Composition, type Tally } from './composition.ts';
import { projectRoot } from './fingerprint.ts';
import { startSurvey } from './output-note.ts';
import { readyRenderer, type ReadyRenderer } from './render-ahead.ts';
import type { Shard } from './shard.ts';
import { isUntouched, recallSite, signSite } from './standing.ts';
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

/** Of fewer articles than this the pages that changed are made sooner than a worker starts. */
const worthRenderer = 2000;

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
  let ready: ReadyRenderer | undefined;
  try {
    const scan = scanContent(content);
    const timer = startTimer();
    const known = recallComposition(store, content, scan, now);
    timer.end('content seen', scan.articles.length, 0);
    // Before anything is read: compiling takes memory for a while.
    const early = known?.settings ?? await readSettings(content);
    const theme = early && await openTheme(early, kept);
    timer.end('theme compiled', 1, theme?.compiled ? 1 : 0);
    const standing = known && theme && recallSite(store, target, signSite(known, theme, shard), now);
    if (known && standing && isUntouched(await looking.survey())) {
      timer.end('looking at the output', 1, 0);
      const stages = standing.stages.map(([name, items]) => ({ name, items, fresh: 0, seconds: 0, cpu: 0, peakMB: 0 }));
      return { kind: 'built', tally: known.tally, pages: standing.pages, allPages: known.views.total, written: 0, problems: known.problems, timings: [...timer.steps, ...stages] };
    }
    if (!known && theme && !theme.compiled && scan.articles.length >= worthRenderer) ready = readyRenderer({ cache: kept, entry: theme.entry, base: theme.base });
    const composition = known ?? await readAndCompose({ content, store, now, scan, timer });
    const { settings, problems, tally, views } = composition;
    if (!settings || !theme) return { kind: 'refused', tally, problems };
    timer.end('keeping relations', 1, known ? 0 : 1);
    const { makeSite } = await import('./make-site.ts');
    const made = await makeSite({ composition: { ...composition, settings }, theme, content, cache: kept, out: target, store, now, shard, ready, survey: looking.survey, timer });
    if ('broken' in made) return { kind: 'refused', tally, problems: [...problems, ...made.broken] };
    return { kind: 'built', tally, pages: made.pages, allPages: views.total, written: made.written, problems, timings: made.timings };
  } finally {
    await Promise.all([looking.close(), ready?.close()]);
    store.close();
  }
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
