import { createHash } from 'node:crypto';
import type { ArticleFile } from '../ingest/article-file.ts';
import type { Remember } from '../ingest/content.ts';
import type { Store } from '../store/store.ts';

/** A file changed within this many milliseconds before it was read may change again under the same stamp. */
const grain = 2000;

/** A memory in the store: an untouched file is not opened, and an equal one is not parsed again. Only sound readings are kept. */
export function rememberIn(store: Store, pipeline: string, clock: () => number): Remember {
  return (found, language, open, read) => {
    const version = `${pipeline}:${language}`;
    const known = store.readSource(found.file, found.stamp, version);
    if (known !== undefined) return { value: JSON.parse(known) as ArticleFile };
    const opened = clock();
    const bytes = open();
    const digest = createHash('sha256').update(bytes).digest('hex');
    const stamp = opened - found.touched > grain ? found.stamp : '';
    const equal = store.readDigest(found.file, digest, version);
    const reading = equal === undefined ? read(bytes) : { value: JSON.parse(equal) as ArticleFile };
    if ('value' in reading) store.writeSource(found.file, stamp, digest, version, equal ?? JSON.stringify(reading.value));
    return reading;
  };
}
