import fs from 'node:fs';
import path from 'node:path';
import type { IngestedArticle } from '../ingest/content.ts';
import type { Problem } from '../ingest/problem.ts';
import { findFile, readBytes } from '../ingest/scan.ts';
import { putWhole } from './cached.ts';
import { BrokenPictures, runInLanes } from './resize.ts';

/** Each takes a processor and up to 200 MB. */
const mostAtOnce = 2;

/** Which pictures were found sound, by file, each with its stamp. */
type Sound = Record<string, string>;

/**
 * Pictures of articles whose heads are sound and whose rest is not. Each is decoded once; the cache remembers those that
 * were sound, by their stamps.
 */
export async function findBrokenPictures(root: string, articles: readonly IngestedArticle[], cache: string): Promise<Problem[]> {
  const note = path.join(cache, 'pictures-sound.json');
  const known = readNote(note);
  const files = new Set(articles.flatMap(({ article, measured }) => [article.image, ...measured].flatMap((picture) => picture?.file ?? [])));
  const stamps = new Map([...files].sort().map((file) => [file, findFile(root, file)?.stamp ?? '']));
  const unknown = [...stamps].filter(([file, stamp]) => known[file] !== stamp).map(([file]) => file);
  if (unknown.length === 0) return [];
  const { default: sharp } = await import('sharp');
  // The pixels of each are read to the end and thrown away.
  const decode = async (file: string): Promise<void> => { await sharp(readBytes(root, file, Number.MAX_SAFE_INTEGER - 1), { failOn: 'error', limitInputPixels: 30_000 * 30_000 }).resize(16).raw().toBuffer(); };
  const outcomes = await Promise.allSettled(runInLanes(unknown.map((file) => () => decode(file)), mostAtOnce));
  const broken = new Set(unknown.filter((_, index) => outcomes[index]?.status === 'rejected'));
  putWhole(note, Buffer.from(JSON.stringify(Object.fromEntries([...stamps].filter(([file]) => !broken.has(file))))));
  return new BrokenPictures(broken).problems;
}

/** What a cache cannot tell is not known. */
function readNote(file: string): Sound {
  try {
    return Object.assign(Object.create(null) as Sound, JSON.parse(fs.readFileSync(file, 'utf8')) as Sound);
  } catch {
    return {};
  }
}
