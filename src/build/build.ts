import fs from 'node:fs';
import path from 'node:path';
import type { Archive } from '../archive/archive.ts';
import { formatArticleJson } from '../exports/article.ts';
import { formatDaysJson } from '../exports/days.ts';
import type { Problem } from '../ingest/problem.ts';
import { readBytes } from '../ingest/scan.ts';
import { daysDataPath, twinPath } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import { openStore, removeStore, type Store } from '../store/store.ts';
import { readPage } from '../store/views.ts';
import { compose, type Composition, type Tally } from './compose.ts';
import { projectRoot } from './fingerprint.ts';
import { describeInputs, isCurrent, recordOutput } from './output.ts';
import { refuseCache, refuseContent, refuseOutput, swapFolder, writeInside } from './write.ts';

export interface BuildOptions {
  content: string;
  out: string;
  cache: string;
  /** Forget what earlier builds remembered. */
  clean: boolean;
  /** Milliseconds since 1970. */
  now: number;
}

export type BuildResult =
  | { kind: 'built'; tally: Tally; pages: number; written: number; problems: Problem[] }
  | { kind: 'refused'; tally: Tally; problems: Problem[] }
  | { kind: 'unusable'; reason: string };

/** Content → `out`. On a problem nothing is written and the old site stays as it was. */
export async function build({ content, out, cache, clean, now }: BuildOptions): Promise<BuildResult> {
  const reason = refuseContent(content) ?? refuseCache(cache, content) ?? refuseOutput(out, [content, cache, path.join(projectRoot, 'src'), process.cwd()]);
  if (reason !== undefined) return { kind: 'unusable', reason };
  if (clean) removeStore(cache);
  const store = openStore(cache);
  try {
    const composition = compose({ content, store, now });
    const { archive, settings, problems, tally, views } = composition;
    if (!archive || !settings) return { kind: 'refused', tally, problems };
    const target = path.resolve(out);
    const made = describeInputs(store, content, composition.pictures);
    const written = isCurrent(store, target, made) ? 0 : await writeSite({ content, out: target, cache, store }, composition, archive, settings);
    if (written > 0) recordOutput(store, target, made);
    return { kind: 'built', tally, pages: views.total, written, problems };
  } finally {
    store.close();
  }
}

/** Renders every page beside the old site and puts it in its place; tells how many pages were written. */
async function writeSite({ content, out, cache, store }: { content: string; out: string; cache: string; store: Store }, composition: Composition, archive: Archive, settings: Settings): Promise<number> {
  // The theme's bundle finds its packages only below the project.
  const fresh = path.join(projectRoot, '.cache', `render-${process.pid}`);
  try {
    await renderPages(settings, cache, fresh);
    for (const [file, text] of listTwins(store)) writeInside(fresh, file, text);
    writeInside(fresh, daysDataPath.slice(1), formatDaysJson(archive));
    for (const [target, file] of composition.pictures) writeInside(fresh, target, readBytes(content, file, Number.MAX_SAFE_INTEGER - 1));
    swapFolder(fresh, out);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
  return composition.views.total;
}

/** The twin of every article that is not withdrawn: file below the site → its text. */
function* listTwins(store: Store): Generator<[string, string]> {
  for (const at of store.listPaths()) {
    const view = readPage(store, at);
    if (view?.kind === 'article' && !view.withdrawn) yield [twinPath(at).slice(1), formatArticleJson(view)];
  }
}

async function renderPages(settings: Settings, cache: string, out: string): Promise<void> {
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['NODE_ENV'] = 'production';
  process.env['BACKFILE_CACHE'] = path.resolve(cache);
  const { build: buildTheme } = await import('astro');
  // Astro puts its server bundle below the working folder, and the bundle needs the project's packages.
  if (process.cwd() !== projectRoot) process.chdir(projectRoot);
  await buildTheme({
    root: projectRoot, configFile: 'astro.config.mjs', outDir: out, logLevel: 'error',
    site: new URL(settings.address).origin, base: basePath(settings),
    cacheDir: path.join(path.resolve(cache), 'astro'),
  });
}
