/** How many articles to each side in time are looked at for one tag: with all of them the work grows with the square of the archive. */
const reach = 100;
const most = 5;

/**
 * The articles most alike to each by tags, rare ones counting more; the nearest in time among equals.
 * @template T
 * @param {T[]} articles newest first
 * @param {(article: T) => string[]} tagsOf
 * @returns {Map<T, T[]>}
 */
export function relateByTags(articles, tagsOf) {
  /** @type {Map<string, number[]>} */
  const bearers = new Map();
  for (const [at, article] of articles.entries()) {
    for (const tag of tagsOf(article)) {
      const known = bearers.get(tag);
      if (known) known.push(at);
      else bearers.set(tag, [at]);
    }
  }
  const places = new Map([...bearers.keys()].map((tag) => [tag, 0]));
  return new Map(articles.map((article, at) => {
    const scores = new Map();
    for (const tag of tagsOf(article)) {
      const all = bearers.get(tag) ?? [];
      const place = places.get(tag) ?? 0;
      places.set(tag, place + 1);
      const weight = 1 / Math.log(1 + all.length);
      for (const other of all.slice(Math.max(0, place - reach), place + reach + 1)) if (other !== at) scores.set(other, (scores.get(other) ?? 0) + weight);
    }
    const best = [...scores].sort(([a, x], [b, y]) => y - x || Math.abs(a - at) - Math.abs(b - at)).slice(0, most);
    return [article, best.map(([other]) => articles[other])];
  }));
}
