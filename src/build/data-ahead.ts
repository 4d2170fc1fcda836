import { dataKindsOf } from '../site/settings.ts';
import type { WholeFile } from './data-files.ts';
import { digestArchive, listWhole, type DataSources } from './data-stage.ts';
import type { OutputNote } from './output-folder.ts';
import type { MadeFile } from './stages.ts';
import { startWorker } from './worker.ts';

/** What a worker is given: the folder of the store, and what to make. */
export interface Ahead {
  cache: string;
  files: WholeFile[];
}

/** Of fewer pages than this the files are made sooner than a worker starts. */
const worthWorker = 2000;

/**
 * Makes the data that holds something of every article beside other work; undefined where it is what it was, or not wanted,
 * or soon made. `close` gives it up.
 */
export function startDataFiles(sources: Pick<DataSources, 'views' | 'theme' | 'rows' | 'settings' | 'cache'>, note: OutputNote | undefined): { files: Promise<ReadonlyMap<string, MadeFile>>; close: () => Promise<unknown> } | undefined {
  const { views, settings, cache } = sources;
  if (views.length < worthWorker) return undefined;
  const digest = digestArchive(sources);
  const files = listWhole(dataKindsOf(settings)).filter((file) => note?.files[file.path]?.[1] !== digest);
  if (files.length === 0) return undefined;
  const worker = startWorker('data-worker.ts', { cache, files } satisfies Ahead);
  const made = new Promise<ReadonlyMap<string, MadeFile>>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // Whoever waits for them is told of an error; a build that is given up is not.
  made.catch(() => undefined);
  return { files: made, close: () => worker.terminate() };
}
