import path from 'node:path';
import type { Problem } from '../ingest/problem.ts';
import { findFile, ledgerFile, settingsFile, type Scan } from '../ingest/scan.ts';
import type { Settings } from '../site/settings.ts';
import type { Store, ViewsTally } from '../store/store.ts';
import { digestOf, viewsVersion } from './fingerprint.ts';
import { trustStamp } from './remember.ts';

/** How many files became what. The parts always add up to `files`. */
export interface Tally {
  files: number;
  published: number;
  drafts: number;
  embargoed: number;
  refused: number;
}

/** A picture of the content folder, and the widths it is offered in beside its own. */
export interface PictureFile {
  file: string;
  widths: number[];
}

/** What a build is made of, or why there is none. */
export interface Composition {
  problems: Problem[];
  tally: Tally;
  /** Absent where there is no site for the problems. */
  settings?: Settings;
  /** How many articles each day has, as JSON. */
  days: string;
  /** A digest of the rows that the archive as a whole has in the data; they stand in a note of the store. */
  rows: string;
  /** Pictures to stand beside their articles, by their path below `dist/`. */
  pictures: Map<string, PictureFile>;
  views: ViewsTally;
  /** Of all it is made from; undefined where that cannot be told from something else yet. */
  sign?: string;
}

const noteName = 'composition';

/** What a composition was made of, and what it was, its views left out. */
interface Noted {
  signature: string;
  /** Instants at which an article may appear. */
  embargoes: string[];
  /** How many of them were over. */
  over: number;
  tally: Tally;
  problems: Problem[];
  settings: Settings;
  days: string;
  rows: string;
  pictures: [string, PictureFile][];
  total: number;
}

/**
 * One word for a content folder as it is seen, none of its files opened, and for the code that reads it; undefined where
 * a file was changed a moment ago.
 */
export function signContent(root: string, scan: Scan, seen: number): string | undefined {
  const files = [findFile(root, settingsFile) ?? [], findFile(root, ledgerFile) ?? [], scan.articles, scan.pictures, scan.tags, scan.stories, scan.pages].flat();
  if (files.some((found) => trustStamp(found, seen) === '')) return undefined;
  return digestOf([viewsVersion(), path.resolve(root), JSON.stringify(scan.problems), ...files.map(({ file, stamp }) => `${file} ${stamp}`)]);
}

function countOver(embargoes: readonly string[], now: number): number {
  return embargoes.filter((instant) => Date.parse(instant) <= now).length;
}

/** The composition of the last build, where the content folder is what it was: the store holds its views. */
export function recallComposition(store: Store, root: string, scan: Scan, now: number): Composition | undefined {
  const text = store.readNote(noteName);
  const noted = text ? JSON.parse(text) as Noted : undefined;
  if (!noted || noted.signature !== signContent(root, scan, Date.now()) || noted.over !== countOver(noted.embargoes, now)) return undefined;
  const { tally, problems, settings, days, rows, pictures, total } = noted;
  return { tally, problems, settings, days, rows, pictures: new Map(pictures), views: { total, made: 0, changed: 0 }, sign: signNoted(noted) };
}

/** From now on the store may hold other views than those of the composition that was noted. */
export function forgetComposition(store: Store): void {
  store.writeNote(noteName, '');
}

/** Content as it was seen, and what of it was published. */
function signNoted({ signature, over }: Pick<Noted, 'signature' | 'over'>): string {
  return `${signature} ${over}`;
}

/** `signature` is that of the content when it was read; `embargoes` are all instants at which an article may appear. Gives the composition with its sign. */
export function noteComposition(store: Store, embargoes: string[], now: number, signature: string | undefined, composition: Composition): Composition {
  const { tally, problems, settings, days, rows, pictures, views } = composition;
  if (signature === undefined || !settings) return composition;
  const noted: Noted = { signature, embargoes, over: countOver(embargoes, now), tally, problems, settings, days, rows, pictures: [...pictures], total: views.total };
  store.writeNote(noteName, JSON.stringify(noted));
  return { ...composition, sign: signNoted(noted) };
}
