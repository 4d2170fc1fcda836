import { parentPort } from 'node:worker_threads';

// Makes of each path its own letters, and fails on one.
parentPort?.on('message', (paths) => {
  if (paths.includes('/broken/')) parentPort?.postMessage({ error: 'The page is broken.' });
  else parentPort?.postMessage({ pages: paths.map((path) => new TextEncoder().encode(path)) });
});
