import { parentPort } from 'node:worker_threads';
import { readArticle } from '../ingest/article-file.ts';
import { readBytes } from '../ingest/scan.ts';
import { largestText } from '../ingest/source-file.ts';
import type { Batch, ReadFile } from './read-ahead.ts';
import { digestOfBytes, splitReading, trustStamp } from './remember.ts';

parentPort?.on('message', ({ root, language, files }: Batch) => {
  parentPort?.postMessage(files.flatMap((found): ReadFile[] => {
    const opened = Date.now();
    const bytes = readBytes(root, found.file, largestText);
    const reading = readArticle({ file: found.file, bytes }, language);
    return 'value' in reading ? [{ file: found.file, stamp: trustStamp(found, opened), digest: digestOfBytes(bytes), ...splitReading(reading.value) }] : [];
  }));
});
