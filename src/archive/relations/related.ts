import { isWithdrawn, type Article, type ArticleId } from '../article.ts';
import { daysBetween } from '../days.ts';
import { compareArticles } from '../order.ts';
import { resolveReference, type ReferenceIndex } from '../references.ts';

/** Why two articles stand beside each other: data, put into words by the site. */
export type Reason =
  | { kind: 'chosen' }
  | { kind: 'links' }
  | { kind: 'linked' }
  | { kind: 'story'; slug: string; title: string }
  | { kind: 'tags'; names: string[]; days: number };

export interface RelatedArticle {
  article: Article;
  reasons: Reason[];
}

/** At most `limit` to each side, best first within a side. */
export interface Related {
  earlier: RelatedArticle[];
  later: RelatedArticle[];
}

/** What relations are found from. `tagsOf` gives resolved tags, each with its printed name. */
export interface RelationSources {
  articles: readonly Article[];
  references: ReferenceIndex;
  tagsOf: (article: Article) => readonly { slug: string; name: string }[];
  stories: ReadonlyMap<string, { title: string; articles: readonly Article[] }>;
}

const limit = 5;
/** A tag on more articles than this says too little to search by, and keeps the work linear. */
const longestPosting = 400;
/** Closeness halves about every four months: a story returns within a season or it is history. */
const decayDays = 180;
/** One rare tag shared within weeks passes; one common tag does not. */
const floor = 1.5;
/** A chosen article stands above a linked one, a linked one above a member of the same story, that above likeness; nearness decides within each. */
const ranks: Record<Reason['kind'], number> = { chosen: 3, linked: 2, links: 2, story: 1, tags: 0 };

interface Candidate {
  score: number;
  reasons: Reason[];
}

/** Related articles of every article that may be shown. Withdrawn articles neither have nor are related articles. */
export function findRelated(sources: RelationSources): Map<ArticleId, Related> {
  const shown = sources.articles.filter((article) => !isWithdrawn(article));
  const postings = indexTags(shown, sources);
  const backlinks = indexBacklinks(shown, sources);
  return new Map(shown.map((article) => [article.id, rank(article, findCandidates(article, sources, postings, backlinks))]));
}

function indexTags(articles: readonly Article[], { tagsOf }: RelationSources): Map<string, Article[]> {
  const postings = new Map<string, Article[]>();
  for (const article of articles) {
    for (const { slug } of tagsOf(article)) {
      const posting = postings.get(slug);
      if (posting) posting.push(article);
      else postings.set(slug, [article]);
    }
  }
  return postings;
}

function indexBacklinks(articles: readonly Article[], { references }: RelationSources): Map<ArticleId, Article[]> {
  const backlinks = new Map<ArticleId, Article[]>();
  for (const article of articles) {
    for (const { reference } of article.mentions) {
      const target = resolveReference(reference, references);
      if (target) backlinks.set(target.id, [...(backlinks.get(target.id) ?? []), article]);
    }
  }
  return backlinks;
}

function findCandidates(article: Article, sources: RelationSources, postings: Map<string, Article[]>, backlinks: Map<ArticleId, Article[]>): Map<Article, Candidate> {
  const { references, stories, tagsOf } = sources;
  const candidates = new Map<Article, Candidate>();
  const refused = new Set(article.unrelated.map((reference) => resolveReference(reference, references)));
  const add = (other: Article | undefined, score: number, reason: Reason): void => {
    if (!other || other === article || isWithdrawn(other) || refused.has(other)) return;
    const candidate = candidates.get(other) ?? { score: 0, reasons: [] };
    if (candidate.reasons.some((known) => known.kind === reason.kind && known.kind !== 'story')) return;
    candidates.set(other, { score: candidate.score + score, reasons: [...candidate.reasons, reason] });
  };
  for (const reference of article.related) add(resolveReference(reference, references), 0, { kind: 'chosen' });
  for (const { reference } of article.mentions) add(resolveReference(reference, references), 0, { kind: 'linked' });
  for (const other of backlinks.get(article.id) ?? []) add(other, 0, { kind: 'links' });
  for (const slug of article.stories) {
    const story = stories.get(slug);
    for (const other of story?.articles ?? []) add(other, closeness(article, other), { kind: 'story', slug, title: story?.title ?? slug });
  }
  for (const [other, shared] of findSharedTags(article, tagsOf(article), postings)) {
    const score = shared.weight * closeness(article, other);
    if (score >= floor || candidates.has(other)) add(other, score, { kind: 'tags', names: shared.names, days: Math.abs(daysBetween(article.date, other.date)) });
  }
  return candidates;
}

/** Between 1 (the same day) and 0: how near in time two articles stand. */
function closeness(a: Article, b: Article): number {
  return Math.exp(-Math.abs(daysBetween(a.date, b.date)) / decayDays);
}

function findSharedTags(article: Article, tags: readonly { slug: string; name: string }[], postings: Map<string, Article[]>): Map<Article, { weight: number; names: string[] }> {
  const shared = new Map<Article, { weight: number; names: string[] }>();
  for (const { slug, name } of tags) {
    const posting = postings.get(slug) ?? [];
    if (posting.length < 2 || posting.length > longestPosting) continue;
    const weight = rarity(posting.length);
    for (const other of posting) {
      if (other === article) continue;
      const known = shared.get(other) ?? { weight: 0, names: [] };
      shared.set(other, { weight: known.weight + weight, names: [...known.names, name] });
    }
  }
  return shared;
}

/** Weight of a tag by how many articles bear it, in steps of a factor of two, so that one more article rarely moves it. */
function rarity(count: number): number {
  return 3 / (1 + Math.max(0, Math.ceil(Math.log2(count)) - 1));
}

function rankOf(reasons: readonly Reason[]): number {
  return Math.max(...reasons.map(({ kind }) => ranks[kind]));
}

function rank(article: Article, candidates: Map<Article, Candidate>): Related {
  const ranked = [...candidates]
    .map(([other, { score, reasons }]) => ({ article: other, reasons, score }))
    .sort((a, b) => rankOf(b.reasons) - rankOf(a.reasons) || b.score - a.score || compareArticles(a.article, b.article));
  const isLater = (other: Article): boolean => compareArticles(other, article) < 0;
  const pick = (side: boolean): RelatedArticle[] =>
    ranked.filter((entry) => isLater(entry.article) === side).slice(0, limit).map(({ article: other, reasons }) => ({ article: other, reasons }));
  return { earlier: pick(false), later: pick(true) };
}
