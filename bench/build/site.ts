import fs from 'node:fs';
import path from 'node:path';
import type { Corpus } from '../content.ts';
import type { CorpusArticle } from '../corpus.ts';
import type { Sample } from './figures.ts';
import { measure, type Command } from './measure.ts';

/** A generator with one archive to build, in a folder of its own. */
export interface Site {
  command: Command;
  /** Where its pages are written. */
  out: string;
  /** Writes one more article among the others. */
  add: (article: CorpusArticle) => void;
}

/** A site generator under measurement. */
export interface Generator {
  name: string;
  /** What is versioned: one product may be measured in several ways. */
  product: string;
  version: string;
  /** Whether its articles have related ones beside them. */
  relates: boolean;
  /** Puts all it needs for a clean build into an empty folder. */
  prepare: (folder: string, corpus: Corpus) => Site;
}

/** Folders are made in memory where the system offers that, so that no disk is measured. */
const memory = '/dev/shm';
export const place = fs.existsSync(memory) ? memory : fs.realpathSync(process.env['TMPDIR'] ?? '/tmp');
export const placeName = place === memory ? `tmpfs (${memory})` : place;

const open = new Set<string>();

/** Runs some work in a fresh folder, which goes with it. */
export async function inFreshFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(place, 'backfile-bench-'));
  open.add(folder);
  try {
    return await work(folder);
  } finally {
    closeFolder(folder);
  }
}

function closeFolder(folder: string): void {
  fs.rmSync(folder, { recursive: true, force: true });
  open.delete(folder);
}

/** A bench that is broken off leaves nothing in memory. */
process.once('exit', () => open.forEach(closeFolder));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

/** Where the page of an article stands; all generators here are set to the same addresses. */
export function articlePage(out: string, { id, date }: CorpusArticle): string {
  return path.join(out, date.replaceAll('-', '/'), id, 'index.html');
}

/** Builds a site and counts what stands in its folder. `passing` is for files that pass. */
export async function buildSite({ command, out }: Site, passing: string): Promise<Sample> {
  const before = stampFiles(out);
  fs.mkdirSync(passing, { recursive: true });
  const cost = await measure(command, passing);
  const sample = { ...cost, pages: 0, files: 0, written: 0, bytes: 0 };
  for (const [file, { stamp, size }] of stampFiles(out)) {
    sample.files += 1;
    sample.bytes += size;
    if (file.endsWith('.html')) sample.pages += 1;
    if (before.get(file)?.stamp !== stamp) sample.written += 1;
  }
  return sample;
}

/** Builds a site after one article was added to it, and looks whether its page is there. */
export async function buildAdded(site: Site, article: CorpusArticle, passing: string): Promise<Sample> {
  site.add(article);
  const sample = await buildSite(site, passing);
  if (!fs.existsSync(articlePage(site.out, article))) throw new Error(`The added article has no page: \`${articlePage(site.out, article)}\`.`);
  return sample;
}

/** Every file below a folder with what changes when it is written. */
function stampFiles(folder: string): Map<string, { stamp: string; size: number }> {
  const stamps = new Map<string, { stamp: string; size: number }>();
  for (const file of listFiles(folder)) {
    const { ino, mtimeNs, size } = fs.lstatSync(file, { bigint: true });
    stamps.set(file, { stamp: `${ino} ${mtimeNs}`, size: Number(size) });
  }
  return stamps;
}

export function listFiles(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
