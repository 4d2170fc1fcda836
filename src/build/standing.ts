import type { Store } from '../store/store.ts';
import type { Composition } from './composition.ts';
import { digestOf } from './fingerprint.ts';
import type { Survey } from './output-folder.ts';
import type { Shard } from './shard.ts';
import type { Theme } from './theme.ts';

/** A site as a build left it, told by what it was made from: while that is the same, its files need not even be planned. */
export interface Standing {
  /** Of all it was made from, the clock left out. */
  sign: string;
  /** Milliseconds since 1970 from which the clock makes nothing else of it, … */
  from: number;
  /** … and the first at which it may; null for never. */
  until: number | null;
  pages: number;
  /** How many files each stage has. */
  stages: [name: string, items: number][];
}

/** Of content, settings, code and theme; undefined where the content cannot be told from another yet. */
export function signSite({ sign }: Pick<Composition, 'sign'>, { version, sources, base }: Pick<Theme, 'version' | 'sources' | 'base'>, shard?: Shard): string | undefined {
  return sign === undefined ? undefined : digestOf([sign, version, sources, base, JSON.stringify(shard ?? null)]);
}

/** The site that stands in `out`, where a build at `now` would make it again. Its files are not looked at. */
export function recallSite(store: Store, out: string, sign: string | undefined, now: number): Standing | undefined {
  const text = store.readNote(standingName(out));
  const standing = text ? JSON.parse(text) as Standing : undefined;
  return standing && standing.sign === sign && now >= standing.from && now < (standing.until ?? Infinity) ? standing : undefined;
}

export function noteSite(store: Store, out: string, { sign, until, ...standing }: Omit<Standing, 'sign'> & { sign: string | undefined }): void {
  if (sign !== undefined) store.writeNote(standingName(out), JSON.stringify({ sign, ...standing, until: until === Infinity ? null : until } satisfies Standing));
}

/** From now on the files of `out` may be others. */
export function forgetSite(store: Store, out: string): void {
  store.writeNote(standingName(out), '');
}

function standingName(out: string): string {
  return `standing ${out}`;
}

/** Whether a folder is what its note says: every file, every folder, and nothing beside them. */
export function isUntouched({ missing, altered, foreign, touched }: Survey): boolean {
  return missing.size + altered.size + foreign.size + touched.size === 0;
}
