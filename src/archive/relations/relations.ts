import type { Article, DayText } from '../article.ts';
import { daysBetween, openDayNumbers } from '../days.ts';
import { resolveReference, type ReferenceIndex } from '../references.ts';
import { nameFound, openDays, type Story } from '../stories.ts';
import type { Tag } from '../tags.ts';
import { findStories } from './found-stories.ts';
import { updateNeighbours, type RelationMemory } from './memory.ts';
import { closenessOf, compareNeighbours, readSide, rowLength, type Neighbour } from './neighbours.ts';
import { explainLikenesses, shareIdentity, type Likeness } from './reasons.ts';
import { rankRelated, type Candidate, type Related } from './related.ts';
import type { RelationText } from './term-index.ts';
import { groupVariants, type VariantMemory } from './variants.ts';
import type { WeighedIndex } from './weights.ts';

/** What relations are found from. `articles` come newest first, without withdrawn ones. */
export interface RelationSources {
  articles: readonly Article[];
  references: ReferenceIndex;
  tagsOf: (article: Article) => readonly Tag[];
  /** Declared stories, refused ones included. */
  declared: ReadonlyMap<string, Story>;
  /** Articles whose text links to an article. */
  linkingTo: (article: Article) => readonly Article[];
  /** The same article in other languages. */
  translationsOf: (article: Article) => readonly Article[];
  memory?: RelationMemory;
  /** Whether texts are compared; otherwise there are the editors' relations alone. */
  likeness?: boolean;
  /** A number no earlier build had: marks what this one finds anew. */
  revision?: number;
}

/** Reports of one text: the fullest first, then by time. */
export type VariantGroup = readonly Article[];

/** What belongs together in an archive. An article that is not in the archive has nothing. */
export interface Relations {
  relatedOf: (article: Article) => Related;
  variantsOf: (article: Article) => VariantGroup;
  /** Stories found by likeness, by slug, oldest first. */
  found: ReadonlyMap<string, Story>;
  foundOf: (article: Article) => Story | undefined;
  /** The likest articles that stand on their own, likest first, with what makes them so. */
  alikeOf: (article: Article) => { article: Article; score: number; likeness: Likeness }[];
  /**
   * The `revision` of the build in which what was found alike to an article, or what makes it so, could last change.
   * Editors' reasons are not looked at.
   */
  revisionOf: (article: Article) => number;
  /** The `revision` of the build in which its own terms were last weighed otherwise: what makes others alike to it may differ since. */
  weighingOf: (article: Article) => number;
  /** The articles found to be alike, in no order that matters: what stands in a list, and what nearly does. Places in `standing`; -1 for none. */
  besideOf: (article: Article) => Int32Array;
  /** The articles that stand on their own, oldest first. */
  standing: readonly Article[];
  memory: RelationMemory;
  /** Of how many articles the memory that was given did not know all; of every article where none was. */
  news: number;
}

const nothing: Related = { earlier: [], later: [] };
/** Members of a declared story that are looked at to each side: enough to fill a list. */
export const storyReach = 8;

export function findRelations(sources: RelationSources): Relations {
  const { articles, declared, memory, likeness = true } = sources;
  const numberOf = openDayNumbers();
  const oldestFirst = articles.toReversed();
  const variants = findVariants(likeness ? oldestFirst : [], memory?.variants);
  const { groups } = variants;
  const standing = (likeness ? oldestFirst : []).filter((article) => (groups.get(article)?.[0] ?? article) === article);
  const found = updateNeighbours(standing.map((article) => toText(article, sources.tagsOf)), memory, sources.revision);
  const places = new Map(standing.map((article, at) => [article, at]));
  const newest = articles[0];
  const isOpen = (latest: Article): boolean => newest !== undefined && daysBetween(latest.date, newest.date) <= openDays;
  const clusters = findStories(standing.length, found.neighbours).map((members) => members.flatMap((at) => standing[at] ?? []));
  const stories = nameFound(clusters, declared, isOpen);
  const storyOf = new Map(stories.flatMap((story) => story.articles.map((article) => [article, story] as const)));
  const likest = (article: Article): Neighbour[] => {
    const at = places.get(leaderOf(article, groups));
    return at === undefined ? [] : [...readSide(found.neighbours, at, 'earlier'), ...readSide(found.neighbours, at, 'later')].sort(compareNeighbours);
  };
  const explainer = openExplainer(found.index, places, groups, sources.tagsOf, numberOf);
  const alike = (article: Article): { article: Article; score: number }[] => likest(article).flatMap(({ article: at, score }) => {
    const other = standing[at];
    return other ? [{ article: other, score }] : [];
  });
  const known = new Set(articles);
  const index = indexStories(declared);
  const rank = (article: Article): Related => rankRelated(article, {
    firm: findFirm(article, sources, index, groups, storyOf.get(leaderOf(article, groups))),
    alike: alike(article), explain: explainer(article),
    sharesIdentity: (other) => shareIdentity(found.index, places.get(leaderOf(article, groups)) ?? 0, places.get(leaderOf(other, groups)) ?? 0),
    closeness: (other) => closenessOf(numberOf(other.date) - numberOf(article.date)),
    isRefused: refusal(article, sources, groups, known),
  });
  // A list is asked for twice at once: what it is keyed by, and what is shown.
  let last: { article: Article; related: Related } | undefined;
  const relatedOf = (article: Article): Related => {
    if (last?.article !== article) last = { article, related: known.has(article) ? rank(article) : nothing };
    return last.related;
  };
  return {
    found: new Map(stories.map((story) => [story.slug, story])),
    foundOf: (article) => storyOf.get(leaderOf(article, groups)),
    variantsOf: (article) => groups.get(article) ?? [],
    alikeOf: (article) => {
      const found = alike(article);
      const likenesses = explainer(article)(found.map((each) => each.article));
      return found.flatMap((each, at) => {
        const likeness = likenesses[at];
        return likeness ? [{ ...each, likeness }] : [];
      });
    },
    relatedOf,
    revisionOf: (article) => found.revisions[places.get(leaderOf(article, groups)) ?? -1] ?? 0,
    weighingOf: (article) => found.weighings[places.get(leaderOf(article, groups)) ?? -1] ?? 0,
    besideOf: (article) => {
      const at = places.get(leaderOf(article, groups)) ?? -1;
      return at === -1 ? new Int32Array() : found.neighbours.articles.subarray(2 * at * rowLength, 2 * (at + 1) * rowLength);
    },
    standing,
    memory: { ...found, variants: variants.memory },
    news: memory && found.touched ? found.touched.size + variants.unknown + Math.abs(found.ids.length - memory.ids.length) : articles.length,
  };
}

function toText(article: Article, tagsOf: RelationSources['tagsOf']): RelationText {
  return { id: article.id, date: article.date, profile: article.profile, tags: tagsOf(article), dateline: article.dateline };
}

function leaderOf(article: Article, groups: ReadonlyMap<Article, VariantGroup>): Article {
  return groups.get(article)?.[0] ?? article;
}

/** Each article that has variants → its group. */
function findVariants(oldestFirst: readonly Article[], known: VariantMemory | undefined): { groups: Map<Article, VariantGroup>; memory: VariantMemory; unknown: number } {
  const numberOf = openDayNumbers();
  const { groups, ...found } = groupVariants(oldestFirst.map(({ id, date, words, profile }) => ({
    id, key: `${profile.key} ${words}`, day: numberOf(date), words, sketch: () => profile.sketch,
    figures: () => profile.words.split(' ').filter((word) => /^\p{N}/u.test(word)),
  })), known);
  return { ...found, groups: new Map(groups.flatMap((group) => {
    const members = group.flatMap((at) => oldestFirst[at] ?? []);
    return members.map((article) => [article, members] as const);
  })) };
}

/** Explains likeness from one article; reports of one text are explained by the fullest of them. */
function openExplainer(index: WeighedIndex, places: ReadonlyMap<Article, number>, groups: ReadonlyMap<Article, VariantGroup>, tagsOf: RelationSources['tagsOf'], numberOf: (day: DayText) => number): (article: Article) => (others: readonly Article[]) => (Likeness | undefined)[] {
  return (article) => (others) => {
    const leader = leaderOf(article, groups);
    const mine = places.get(leader) ?? -1;
    const theirs = others.map((other) => places.get(leaderOf(other, groups)) ?? -1);
    const known = mine === -1 ? [] : theirs.filter((place) => place !== -1 && place !== mine);
    const likenesses = explainLikenesses(index, mine, known, toText(leader, tagsOf));
    return others.map((other, at) => {
      const likeness = likenesses[known.indexOf(theirs[at] ?? -1)];
      return likeness && { ...likeness, days: Math.abs(numberOf(article.date) - numberOf(other.date)) };
    });
  };
}

/** The places of each article in its declared stories. */
function indexStories(declared: ReadonlyMap<string, Story>): Map<Article, { story: Story; at: number }[]> {
  const index = new Map<Article, { story: Story; at: number }[]>();
  for (const story of declared.values()) {
    if (story.status === 'refused') continue;
    for (const [at, article] of story.articles.entries()) {
      const known = index.get(article);
      if (known) known.push({ story, at });
      else index.set(article, [{ story, at }]);
    }
  }
  return index;
}

function findFirm(article: Article, sources: RelationSources, index: ReadonlyMap<Article, { story: Story; at: number }[]>, groups: ReadonlyMap<Article, VariantGroup>, found: Story | undefined): Candidate[] {
  const { references, linkingTo } = sources;
  const firm: Candidate[] = [];
  const add = (other: Article | undefined, reason: Candidate['reason']): void => {
    if (other) firm.push({ article: other, reason });
  };
  for (const reference of article.related) add(resolveReference(reference, references), { kind: 'chosen' });
  for (const { reference } of article.mentions) add(resolveReference(reference, references), { kind: 'linked' });
  for (const other of linkingTo(article)) add(other, { kind: 'links' });
  const memberships = [...(index.get(article) ?? []), ...(found ? [{ story: found, at: found.articles.indexOf(leaderOf(article, groups)) }] : [])];
  for (const { story, at } of memberships) {
    for (const other of story.articles.slice(Math.max(0, at - storyReach), at + storyReach + 1)) {
      if (leaderOf(other, groups) === other) add(other, { kind: 'story', slug: story.slug, title: story.title, found: story.found });
    }
  }
  return firm;
}

/** What must not stand beside an article: what an editor refused, its own variants and translations, and what is not in the archive. */
function refusal(article: Article, { references, translationsOf }: RelationSources, groups: ReadonlyMap<Article, VariantGroup>, known: ReadonlySet<Article>): (other: Article) => boolean {
  const refused = new Set(article.unrelated.map((reference) => resolveReference(reference, references)));
  const same = new Set([...groups.get(article) ?? [], ...translationsOf(article)]);
  return (other) => !known.has(other) || refused.has(other) || same.has(other);
}
