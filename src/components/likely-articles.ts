/** An article as the parts of the list of slugs have it: path, title, language. */
export type Listed = readonly [path: string, title: string, lang: string];

/** The slug that an address may mean: the last of its words that are not a number. */
export function readAskedSlug(pathname: string): string {
  const segments = decode(pathname).normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').split('/')
    .map((segment) => segment.replace(/\.(html?|php|aspx?|md)$/, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''));
  return segments.findLast((segment) => /[a-z]{2}/.test(segment) && segment !== 'index')?.replace(/^\d{4}-\d\d-\d\d-/, '') ?? '';
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** The beginning, of those there are, under which a slug would be listed: the one it shares most with. */
export function findPart(beginnings: readonly string[], slug: string): string | undefined {
  let best: { beginning: string; shared: number } | undefined;
  for (const beginning of beginnings) {
    let shared = 0;
    while (shared < beginning.length && beginning[shared] === slug[shared]) shared += 1;
    if (!best || shared > best.shared) best = { beginning, shared };
  }
  return best?.beginning;
}

const most = 5;
/** Under this two slugs have little more in common than letters. */
const alike = 0.4;

/** The articles whose slugs are most like the one asked for, best first; `day` tells those of the day asked for apart. */
export function findLikely(articles: readonly Listed[], slug: string, day?: string): Listed[] {
  const asked = pairsOf(slug);
  const scored = articles.map((article) => {
    const [, date = '', own = ''] = /^\/(\d{4}\/\d\d\/\d\d)\/(.+)\/$/.exec(article[0]) ?? [];
    const bonus = day !== undefined && date.replaceAll('/', '-') === day ? 0.2 : 0;
    return { article, score: likenessOf(asked, pairsOf(own)) + bonus };
  });
  return scored.filter(({ score }) => score >= alike).sort((a, b) => b.score - a.score || (a.article[0] < b.article[0] ? 1 : -1)).slice(0, most).map(({ article }) => article);
}

/** Pairs of letters, each as often as it stands. */
function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** How much two texts share, from 0 to 1: the coefficient of Dice over pairs of letters. */
function likenessOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  const sum = (pairs: ReadonlyMap<string, number>): number => [...pairs.values()].reduce((total, count) => total + count, 0);
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  return (2 * shared) / Math.max(1, sum(one) + sum(other));
}
