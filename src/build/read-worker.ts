import { parentPort } from 'node:worker_threads';
import { readArticle } from '../ingest/article-file.ts';
import { readBytes } from '../ingest/scan.ts';
import { largestText } from '../ingest/source-file.ts';
import type { Batch, ReadFile } from './read-ahead.ts';
import { splitReading } from './kept-reading.ts';
import { trustStamp } from './remember.ts';

parentPort?.on('message', ({ root, manner, files }: Batch) => {
  parentPort?.postMessage(files.flatMap((found): ReadFile[] => {
    const opened = Date.now();
    const reading = readArticle({ file: found.file, bytes: readBytes(root, found.file, largestText) }, manner);
    return 'value' in reading ? [{ ...splitReading(reading.value), stamp: trustStamp(found, opened) }] : [];
  }));
});
