import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '../store/store.ts';
import type { Ahead } from './archive-ahead.ts';
import { writeSqlite } from './data-files.ts';

const { cache, passing } = workerData as Ahead;
const store = openStore(cache);
try {
  parentPort?.postMessage(writeSqlite(store, passing));
} finally {
  store.close();
}
