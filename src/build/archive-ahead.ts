import { sqlitePath } from '../site/addresses.ts';
import { dataKindsOf } from '../site/settings.ts';
import { digestArchive, passingOf } from './data-stage.ts';
import type { OutputNote } from './output-folder.ts';
import type { SiteSources } from './site-stages.ts';
import type { MadeFile } from './stages.ts';
import { startWorker } from './worker.ts';

/** What a worker is given: the folder of the store, and where the file is to lie. */
export interface Ahead {
  cache: string;
  passing: string;
}

/** Of fewer pages than this the file is made sooner than a worker starts. */
const worthWorker = 2000;

/**
 * Makes the archive as one SQLite file beside other work; undefined where it is what it was, or not wanted, or soon made.
 * `close` gives it up.
 */
export function startArchiveFile(sources: Pick<SiteSources, 'views' | 'theme' | 'rows' | 'settings' | 'cache'>, note: OutputNote | undefined): { file: Promise<MadeFile>; close: () => Promise<unknown> } | undefined {
  const { views, settings, cache } = sources;
  const file = sqlitePath.slice(1);
  if (views.length < worthWorker || !dataKindsOf(settings).includes('sqlite') || note?.files[file]?.[1] === digestArchive(sources)) return undefined;
  const worker = startWorker('archive-worker.ts', { cache, passing: passingOf(cache, file) } satisfies Ahead);
  const made = new Promise<MadeFile>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // Whoever waits for it is told of an error; a build that is given up is not.
  made.catch(() => undefined);
  return { file: made, close: () => worker.terminate() };
}
