/** Articles that are one report share one of their first runs but for once in a thousand: so many of each are looked at. */
export const looked = 12;
const mostArticles = 2 ** 21;

/** Runs that several articles begin with, each a group of these. */
export interface SharedRuns {
  /** A run of 32 bits and a place below `mostArticles`, one whole number, rising. */
  sorted: Float64Array;
  /** The members of group `g` are `sorted[bounds[g]]` to `sorted[bounds[g + 1] - 1]`; a group of one is shared by nobody. */
  bounds: Uint32Array;
  /** The groups of several that article `a` is in are `groups[starts[a]]` to `groups[starts[a + 1] - 1]`. */
  starts: Uint32Array;
  groups: Uint32Array;
}

/** `runs` holds `looked` places for each article, of which the first `lengths` are its runs, rising. */
export function findSharedRuns(runs: Uint32Array, lengths: Uint8Array): SharedRuns {
  const all = new Float64Array(runs.length);
  let length = 0;
  for (let at = 0; at < lengths.length; at += 1) {
    for (let place = 0; place < (lengths[at] ?? 0); place += 1) {
      all[length] = (runs[at * looked + place] ?? 0) * mostArticles + at;
      length += 1;
    }
  }
  const sorted = all.subarray(0, length).sort();
  const bounds = new Uint32Array(length + 1);
  let count = 0;
  for (let start = 0, end = 1; start < length; start = end, end += 1) {
    while (end < length && runAt(sorted, end) === runAt(sorted, start)) end += 1;
    count += 1;
    bounds[count] = end;
  }
  const starts = new Uint32Array(lengths.length + 1);
  const eachShared = (visit: (article: number, group: number) => void): void => {
    for (let group = 0; group < count; group += 1) {
      const [start, end] = [bounds[group] ?? 0, bounds[group + 1] ?? 0];
      if (end - start > 1) for (let place = start; place < end; place += 1) visit((sorted[place] ?? 0) % mostArticles, group);
    }
  };
  eachShared((article) => { starts[article + 1] = (starts[article + 1] ?? 0) + 1; });
  for (let at = 0; at < lengths.length; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const groups = new Uint32Array(starts[lengths.length] ?? 0);
  const next = starts.slice();
  eachShared((article, group) => {
    groups[next[article] ?? 0] = group;
    next[article] = (next[article] ?? 0) + 1;
  });
  return { sorted, bounds: bounds.subarray(0, count + 1), starts, groups };
}

function runAt(sorted: Float64Array, place: number): number {
  return Math.floor((sorted[place] ?? 0) / mostArticles);
}

/** The groups that an article is in. */
export function groupsOf({ starts, groups }: SharedRuns, article: number): Uint32Array {
  return groups.subarray(starts[article], starts[article + 1]);
}

/** The articles that bear a run, oldest first. */
export function* bearersOfRun({ sorted }: SharedRuns, run: number): Generator<number> {
  for (let at = findFirst(sorted, run * mostArticles); at < sorted.length && runAt(sorted, at) === run; at += 1) yield (sorted[at] ?? 0) % mostArticles;
}

function findFirst(sorted: Float64Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The leaders that bear a run, of those met so far: listed when they are first asked for, and kept up from then on. */
export interface Bearers {
  (group: number): readonly number[];
  add: (group: number, leader: number) => void;
}

/** `leads` tells of each article whether it leads a group or stands alone. */
export function openBearers({ sorted, bounds }: SharedRuns, leads: Uint8Array): Bearers {
  const lists = new Map<number, number[]>();
  const bearersOf = (group: number): readonly number[] => {
    const known = lists.get(group);
    if (known) return known;
    const list: number[] = [];
    for (const member of sorted.subarray(bounds[group], bounds[group + 1])) if (leads[member % mostArticles] === 1) list.push(member % mostArticles);
    lists.set(group, list);
    return list;
  };
  return Object.assign(bearersOf, { add: (group: number, leader: number) => void lists.get(group)?.push(leader) });
}
