import type { Article } from '../article.ts';
import { compareArticles } from '../order.ts';
import type { Likeness, Reason } from './reasons.ts';

export interface RelatedArticle {
  article: Article;
  reasons: Reason[];
  /** Its place among both sides together, from 1. */
  rank: number;
}

/** At most five to each side, best first within a side. */
export interface Related {
  earlier: RelatedArticle[];
  later: RelatedArticle[];
}

/** An article that may stand beside another; likeness from 0 to 10,000, closeness in time from 0 to 1. */
export interface Candidate {
  article: Article;
  reason: Reason;
}

const mostShown = 5;
/** A chosen article stands above a linked one, a linked one above a member of the same story, that above likeness. */
const ranks: Record<Reason['kind'], number> = { chosen: 3, linked: 2, links: 2, story: 1, likeness: 0 };
/** Among articles of one firm reason a day's closeness counts as much as this likeness. */
const closenessWeight = 1000;
/** Below this a likeness is never shown: it comes from a few words. */
const leastShown = 180;
/** Beside a strong likeness a weak one is noise: less than this part of the best is left out. */
const leastPart = 1 / 8;
/** What the tenth to the sixteenth likest reach is the air of the archive; a relative stands out from it by this much … */
const aboveAir = 1.5;
const airFrom = 9;
const airTo = 16;
/** … but a likeness of this much stands for itself, so that a long story does not drown its own members. */
const plainlyAlike = 600;
/** A likeness below this must rest on two names, numbers, tags or places: one and some words are chance. */
const leastOnOneName = 300;

export interface Beside {
  /** Editors' reasons, in any order. An article may come several times. */
  firm: readonly Candidate[];
  /** Articles found to be alike, likest first. */
  alike: readonly { article: Article; score: number }[];
  /** What makes each of `others` alike, in their order; undefined for one that stands for itself. */
  explain: (others: readonly Article[]) => (Likeness | undefined)[];
  /** Whether an article has more than one name, number, tag or place in common with this one. */
  sharesIdentity: (other: Article) => boolean;
  closeness: (other: Article) => number;
  isRefused: (other: Article) => boolean;
}

/** Puts the candidates of one article in order and explains those that are shown. */
export function rankRelated(article: Article, beside: Beside): Related {
  const entries = new Map<Article, { article: Article; reasons: Reason[]; rank: number; score: number }>();
  for (const { article: other, reason } of beside.firm) {
    if (other === article || beside.isRefused(other)) continue;
    const entry = entries.get(other) ?? { article: other, reasons: [], rank: 0, score: closenessWeight * beside.closeness(other) };
    if (!entry.reasons.some((known) => known.kind === reason.kind && reason.kind !== 'story')) entry.reasons.push(reason);
    entry.rank = Math.max(entry.rank, ranks[reason.kind]);
    entries.set(other, entry);
  }
  const floor = findFloor(beside.alike);
  for (const { article: other, score } of beside.alike) {
    const entry = entries.get(other);
    if (entry) entry.score += score;
    else if (score >= floor && (score >= leastOnOneName || beside.sharesIdentity(other)) && !beside.isRefused(other)) entries.set(other, { article: other, reasons: [], rank: 0, score });
  }
  const ranked = [...entries.values()].sort((a, b) => b.rank - a.rank || b.score - a.score || compareArticles(a.article, b.article));
  const sides = { earlier: [] as typeof ranked, later: [] as typeof ranked };
  const shown = new Map<Article, number>();
  for (const entry of ranked) {
    const side = sides[compareArticles(entry.article, article) > 0 ? 'earlier' : 'later'];
    if (side.length === mostShown) continue;
    side.push(entry);
    shown.set(entry.article, shown.size + 1);
  }
  const all = [...sides.earlier, ...sides.later];
  const likenesses = beside.explain(all.map((entry) => entry.article));
  const finished = all.map(({ article: other, reasons }, at): RelatedArticle => {
    const likeness = likenesses[at];
    return { article: other, reasons: likeness ? [...reasons, likeness] : reasons, rank: shown.get(other) ?? 0 };
  });
  return { earlier: finished.slice(0, sides.earlier.length), later: finished.slice(sides.earlier.length) };
}

/** The likeness from which on an article is shown, given all its likenesses, likest first. */
export function findFloor(alike: readonly { score: number }[]): number {
  const around = alike.slice(airFrom, airTo);
  const air = around.reduce((sum, { score }) => sum + score, 0) / Math.max(1, around.length);
  return Math.max(leastShown, (alike[0]?.score ?? 0) * leastPart, Math.min(plainlyAlike, air * aboveAir));
}
