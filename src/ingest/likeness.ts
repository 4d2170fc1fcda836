import { distance } from 'fastest-levenshtein';

/** The candidate nearest to what was typed, when near enough to be meant; first in order among equals. */
export function findNearest(typed: string, candidates: Iterable<string>): string | undefined {
  const bound = Math.max(1, Math.floor(typed.length / 3));
  let best: { name: string; far: number } | undefined;
  for (const name of candidates) {
    if (Math.abs(name.length - typed.length) > bound) continue;
    const far = distance(typed.toLowerCase(), name.toLowerCase());
    if (far <= bound && (!best || far < best.far)) best = { name, far };
  }
  return best?.name;
}
