import os from 'node:os';
import type { Worker } from 'node:worker_threads';
import type { ReadingManner } from '../ingest/article-file.ts';
import { readManner } from '../ingest/content.ts';
import type { FoundFile, Scan } from '../ingest/scan.ts';
import type { SourceParts, SourceRow, Store } from '../store/store.ts';
import { pipelineVersion } from './fingerprint.ts';
import { versionOf } from './remember.ts';
import { startWorker } from './worker.ts';

/** What a worker is given: some files of a content folder. */
export interface Batch {
  root: string;
  manner: ReadingManner;
  files: FoundFile[];
}

/** What it gives back for each file in which there is no problem. */
export type ReadFile = SourceRow & SourceParts;

/** Fewer files than this are read sooner than workers start. */
const worthWorkers = 300;
/** Few enough that workers end together, enough that messages cost nothing. */
const batchSize = 50;

/**
 * Reads the files that the store does not know in parallel and puts them there: what reads the content after it finds
 * them. Files with problems are left to it. Tells how many files it read.
 */
export async function readAhead(root: string, scan: Scan, store: Store, workers = os.availableParallelism()): Promise<number> {
  const manner = readManner(root);
  const version = versionOf(pipelineVersion(), manner);
  const known = store.listStamps(version);
  const files = scan.articles.filter(({ file, stamp }) => known.get(file) !== stamp);
  if (files.length < worthWorkers || workers < 2) return 0;
  const batches = Array.from({ length: Math.ceil(files.length / batchSize) }, (_, at) => files.slice(at * batchSize, (at + 1) * batchSize)).reverse();
  const staff = Array.from({ length: workers }, () => startWorker('read-worker.ts'));
  try {
    await Promise.all(staff.map((worker) => employ(worker, root, manner, batches, (read) => store.transaction(() => {
      for (const source of read) store.writeSource(source, version);
    }))));
  } finally {
    await Promise.all(staff.map((worker) => worker.terminate()));
  }
  return files.length;
}

/** Lets one worker take batches until none is left. */
function employ(worker: Worker, root: string, manner: ReadingManner, batches: FoundFile[][], keep: (read: ReadFile[]) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (): boolean => {
      const files = batches.pop();
      if (files) worker.postMessage({ root, manner, files } satisfies Batch);
      return files !== undefined;
    };
    worker.on('message', (read: ReadFile[]) => {
      // The worker goes on while its last batch is kept.
      const goesOn = next();
      try {
        keep(read);
        if (!goesOn) resolve();
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', reject);
    if (!next()) resolve();
  });
}
