import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/store.ts';
import type { Ahead } from './data-ahead.ts';
import { writeWhole } from './data-files.ts';
import { passingOf } from './data-stage.ts';

const { cache, files } = workerData as Ahead;
const store = openStore(cache);
try {
  parentPort?.postMessage(await writeWhole(store, files, (file) => passingOf(cache, file)));
} finally {
  store.close();
}
