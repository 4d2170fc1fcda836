/** Keys that begin alike: `prefix` is what all of them share, in the order of the keys. */
export interface Part {
  prefix: string;
  keys: string[];
}

/**
 * Sorted keys → parts of at most `most`, each of those that share a beginning. `lengths` are the lengths a beginning may
 * have, shortest first; keys that share the longest stay together however many they are. A part depends on its own keys
 * alone, and one that grows over `most` is parted again and changes no other.
 */
export function partByPrefix(keys: readonly string[], lengths: readonly number[], most: number): Part[] {
  const part = (prefix: string, own: readonly string[], [length, ...longer]: readonly number[]): Part[] => {
    if (own.length <= most || length === undefined) return [{ prefix, keys: [...own] }];
    const groups = new Map<string, string[]>();
    for (const key of own) {
      const start = key.slice(0, length);
      const group = groups.get(start);
      if (group) group.push(key);
      else groups.set(start, [key]);
    }
    return [...groups].flatMap(([start, group]) => part(start, group, longer));
  };
  return keys.length === 0 ? [] : part('', keys, lengths);
}
