import fs from 'node:fs';
import path from 'node:path';
import type { Problem } from '../ingest/problem.ts';
import { readBytes } from '../ingest/scan.ts';
import type { PictureFormat } from '../site/pictures.ts';
import { putWhole } from './cached.ts';
import { digestOf, hashBytes } from './fingerprint.ts';

/** A picture of the content folder at one width, in one format. */
export interface Resized {
  /** Below the content folder. */
  file: string;
  width: number;
  format: PictureFormat;
}

/** AVIF costs most of the time: effort 2 of 9 takes a third of the usual 4 and gives files a fifth larger. */
const encoders = { avif: { quality: 52, effort: 2 }, webp: { quality: 78, smartSubsample: true } } as const;

/** Pictures that cannot be decoded: their heads were sound, so they were measured. */
export class BrokenPictures extends Error {
  readonly problems: Problem[];

  constructor(files: Iterable<string>) {
    super('Pictures are broken.');
    this.problems = [...new Set(files)].sort().map((file) => ({
      severity: 'problem', file, line: 1, column: 1, field: 'file', rule: 'picture',
      reason: 'This picture cannot be decoded: a part of it is missing or damaged.', hint: 'Save it again from the original.',
    }));
  }
}

/** The folder in which smaller pictures are kept, by what they are made from. */
export function resizedFolder(cache: string): string {
  return path.join(cache, 'pictures');
}

/**
 * Makes smaller pictures, each once: what was made is found again in the cache by the bytes of the original, whatever
 * site or output folder it is for. It bears no metadata, and stands upright as the original's says.
 * @throws BrokenPictures
 */
export function openResizer(content: string, cache: string): (wanted: Resized) => Promise<Uint8Array> {
  const folder = resizedFolder(cache);
  const digests = new Map<string, string>();
  const read = (file: string): Uint8Array => readBytes(content, file, Number.MAX_SAFE_INTEGER - 1);
  const digest = (file: string): string => {
    const known = digests.get(file) ?? hashBytes(read(file));
    digests.set(file, known);
    return known;
  };
  return async ({ file, width, format }) => {
    const { default: sharp } = await import('sharp');
    const key = digestOf([digest(file), String(width), format, JSON.stringify(encoders[format]), JSON.stringify(sharp.versions)]);
    const kept = path.join(folder, `${key}.${format}`);
    if (fs.existsSync(kept)) return fs.readFileSync(kept);
    // One thread a picture: the same bytes each time, and memory for one.
    sharp.concurrency(1);
    sharp.cache(false);
    const bytes = await sharp(read(file), { failOn: 'error', limitInputPixels: 30_000 * 30_000 }).autoOrient().resize({ width, withoutEnlargement: true })[format](encoders[format]).toBuffer()
      .catch(() => { throw new BrokenPictures([file]); });
    putWhole(kept, bytes);
    return bytes;
  };
}

/** Runs all tasks in about their order, at most `most` at a time, also when one fails. */
export function runInLanes(tasks: readonly (() => Promise<unknown>)[], most: number): Promise<unknown>[] {
  const lanes = Array.from({ length: most }, (): Promise<unknown> => Promise.resolve());
  return tasks.map((task, index) => {
    const run = (lanes[index % most] ?? Promise.resolve()).then(task);
    lanes[index % most] = run.catch(() => undefined);
    return run;
  });
}

/** When all tasks have ended: what is wrong with every broken picture, or the first failure of another kind. */
export async function gatherBroken(tasks: readonly Promise<unknown>[]): Promise<unknown> {
  const failures: unknown[] = (await Promise.allSettled(tasks)).flatMap((task) => (task.status === 'rejected' ? [task.reason] : []));
  return failures.find((failure) => !(failure instanceof BrokenPictures)) ?? new BrokenPictures(failures.flatMap((failure) => (failure instanceof BrokenPictures ? failure.problems.map(({ file }) => file) : [])));
}
