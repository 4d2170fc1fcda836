import { buildTermIndex, type RelationText } from './term-index.ts';
import { findNeighbours, keepNeighbour, makeNeighbours, openSearch, rowLength, type Neighbours } from './neighbours.ts';
import type { VariantMemory } from './variants.ts';
import { weighTerms, type Weighed, type WeighedIndex } from './weights.ts';

/** What one build found and the next may start from. It decides nothing: without it all is found again, and the same. */
export interface RelationMemory extends NeighbourMemory {
  variants: VariantMemory;
}

/** The part of it that is known of articles which stand on their own. */
export interface NeighbourMemory extends Weighed {
  span: number;
  neighbours: Neighbours;
  /** By article: the number of the build in which what was found for it last could change … */
  revisions: Uint32Array;
  /** … and of that in which its own terms were last weighed otherwise. */
  weighings: Uint32Array;
}

/** `touched` are the articles whose row, or what explains it, may differ from the memory's; all where it is left out. */
export interface Found extends NeighbourMemory {
  index: WeighedIndex;
  touched?: ReadonlySet<number>;
}

/** Neighbours of every article, `texts` oldest first. Only what a change can have touched is searched again. */
export function updateNeighbours(texts: readonly RelationText[], memory?: NeighbourMemory, revision = 0): Found {
  const built = buildTermIndex(texts, memory);
  const index = weighTerms(built, memory);
  // Terms that nobody bears any longer are forgotten now and then.
  if (memory && countForgotten(index) > index.counts.length / 4) return updateNeighbours(texts, undefined, revision);
  const { neighbours, touched, dirty } = (memory && carryOver(index, built.kept, memory)) ?? { neighbours: findNeighbours(index) };
  const { ids, keys, days, starts, terms, hashes, marks, spots, levels, weights, size, span } = index;
  const number = (known: Uint32Array | undefined, changed: ReadonlySet<number> | undefined): Uint32Array =>
    Uint32Array.from(built.kept, (place, article) => (changed && !changed.has(article) ? known?.[place] ?? revision : revision));
  const [revisions, weighings] = [number(memory?.revisions, touched), number(memory?.weighings, dirty)];
  return { ids, keys, days, starts, terms, hashes, marks, spots, levels, weights, size, span, neighbours, revisions, weighings, index, touched };
}

function countForgotten({ counts }: WeighedIndex): number {
  let forgotten = 0;
  for (const count of counts) if (count === 0) forgotten += 1;
  return forgotten;
}

/** The rows of the last build made true for this one, or nothing where most of them would be searched again. */
function carryOver(index: WeighedIndex, kept: Int32Array, memory: NeighbourMemory): { neighbours: Neighbours; touched: Set<number>; dirty: Set<number> } | undefined {
  const count = index.ids.length;
  if (memory.size !== index.size || memory.span !== index.span) return undefined;
  const changed = findChanged(index, kept, memory);
  if (changed.dirty.size > count / 4) return undefined;
  const neighbours = makeNeighbours(count);
  const thin = copyRows(neighbours, memory, changed);
  const touched = new Set([...changed.dirty, ...thin.keys()]);
  const search = openSearch(index, { searched: changed.dirty });
  for (const article of changed.dirty) {
    search(article, (other, score) => {
      keepNeighbour(neighbours, article, other, score);
      // Two changed articles meet once from each side.
      if (!changed.dirty.has(other) && keepNeighbour(neighbours, other, article, score)) touched.add(other);
    });
  }
  const unsound = [...thin].flatMap(([article, bounds]) => (isSound(neighbours, article, bounds) ? [] : [article]));
  if (unsound.length === 0) return { neighbours, touched, dirty: changed.dirty };
  const searchAgain = openSearch(index, { searched: unsound });
  for (const article of unsound) {
    clearRow(neighbours, article);
    searchAgain(article, (other, score) => keepNeighbour(neighbours, article, other, score));
  }
  return { neighbours, touched, dirty: changed.dirty };
}

interface Changed {
  /** Articles that are new, or whose terms weigh otherwise than before. */
  dirty: Set<number>;
  /** By place in the memory: the place in the index, or -1 where the article is gone or dirty. */
  places: Int32Array;
}

function findChanged(index: WeighedIndex, kept: Int32Array, memory: NeighbourMemory): Changed {
  const places = new Int32Array(memory.ids.length).fill(-1);
  const dirty = new Set<number>();
  for (const [article, before] of kept.entries()) {
    if (before !== -1 && isSame(index, article, memory, before)) places[before] = article;
    else dirty.add(article);
  }
  // The rows hold places in time: an article out of its former order is searched again.
  let last = -1;
  for (const [before, article] of places.entries()) {
    if (article === -1) continue;
    if (article > last) last = article;
    else {
      places[before] = -1;
      dirty.add(article);
    }
  }
  return { dirty, places };
}

/** Of an article whose terms were kept: whether they weigh the same, on the same day. */
function isSame(index: WeighedIndex, article: number, memory: NeighbourMemory, before: number): boolean {
  if (index.days[article] !== memory.days[before]) return false;
  if (index.reweighed[article] === 0) return true;
  const start = index.starts[article] ?? 0;
  const from = memory.starts[before] ?? 0;
  for (let at = start; at < (index.starts[article + 1] ?? 0); at += 1) {
    if (index.levels[at] !== memory.levels[from + at - start]) return false;
  }
  return true;
}

/** Where a full side lost somebody: the last that stood there bounds what was left out. */
interface Bound {
  side: 0 | 1;
  article: number;
  score: number;
}

/** Copies the rows of unchanged articles without the gone and the dirty. Gives the sides that may lack somebody. */
function copyRows(neighbours: Neighbours, memory: NeighbourMemory, { places }: Changed): Map<number, Bound[]> {
  const thin = new Map<number, Bound[]>();
  for (const [before, article] of places.entries()) {
    if (article === -1) continue;
    for (const side of [0, 1] as const) {
      const first = (2 * before + side) * rowLength;
      // The order of those that are left is what it was.
      let to = (2 * article + side) * rowLength;
      let lost = false;
      for (let at = first; at < first + rowLength && (memory.neighbours.articles[at] ?? -1) !== -1; at += 1) {
        const other = places[memory.neighbours.articles[at] ?? 0] ?? -1;
        if (other === -1) lost = true;
        else {
          neighbours.articles[to] = other;
          neighbours.scores[to] = memory.neighbours.scores[at] ?? 0;
          to += 1;
        }
      }
      const end = first + rowLength - 1;
      const last = memory.neighbours.articles[end] ?? -1;
      if (lost) thin.set(article, thin.get(article) ?? []);
      if (lost && last !== -1) thin.set(article, [...(thin.get(article) ?? []), { side, article: places[last] ?? -1, score: memory.neighbours.scores[end] ?? 0 }]);
    }
  }
  return thin;
}

/** Whether each thinned side is full again with articles that stand above all that was left out. */
function isSound({ articles, scores }: Neighbours, article: number, bounds: readonly Bound[]): boolean {
  return bounds.every(({ side, score, article: bound }) => {
    const end = (2 * article + side + 1) * rowLength - 1;
    const last = articles[end] ?? -1;
    return last !== -1 && ((scores[end] ?? 0) > score || (last === bound && scores[end] === score));
  });
}

function clearRow({ articles, scores }: Neighbours, article: number): void {
  articles.fill(-1, 2 * article * rowLength, 2 * (article + 1) * rowLength);
  scores.fill(0, 2 * article * rowLength, 2 * (article + 1) * rowLength);
}
