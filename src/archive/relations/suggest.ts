import type { Archive } from '../archive.ts';
import type { Article } from '../article.ts';
import { compareText } from '../order.ts';
import { resolveReference } from '../references.ts';
import type { Story } from '../stories.ts';
import { findAncestors, type TagFile } from '../tags.ts';
import { hashTerm } from './hash.ts';
import type { Likeness } from './reasons.ts';
import { findFloor } from './related.ts';
import { openPassages, type Standing } from './standing.ts';
import { foldWord } from './terms.ts';

/** The text of an article, plain. */
export interface PlainText {
  paragraphs: readonly string[];
  /** Words that bear a link already. */
  linked: readonly string[];
}

/** A part of the text: 0 is the title, 1 the first paragraph. */
export interface WordsAt {
  paragraph: number;
  words: string;
}

export interface TagSuggestion {
  slug: string;
  name: string;
  /** Where the name or a variant stands first. */
  stands?: WordsAt;
  /** How many of the nearest articles bear it. */
  borne?: { by: number; of: number };
}

/** A declared story of which some of the nearest articles are members, or a found one that holds the article, with the others. */
export interface StorySuggestion {
  story: Story;
  members: number;
  of: number;
}

export interface LinkSuggestion extends WordsAt {
  article: Article;
  likeness: Likeness;
}

/** What an editor may want to add to an article, best first. */
export interface Suggestions {
  tags: TagSuggestion[];
  stories: StorySuggestion[];
  links: LinkSuggestion[];
}

const mostSuggested = 5;
/** As many of the likest articles say what belongs to an article, where they are like enough to stand beside it. */
const nearest = 5;
const leastBearers = 2;
/** A phrase of several words tells an article from others while it stands in at most one in so many, or in three. */
const phrasePart = 16;
const leastPhrases = 3;

/** Finds what an article may lack. It must be in the archive; a withdrawn one lacks nothing. `tagFiles` are the registered tags. */
export function findSuggestions(archive: Archive, tagFiles: readonly TagFile[], article: Article, { paragraphs, linked }: PlainText): Suggestions {
  const alike = archive.relations.alikeOf(article);
  const floor = findFloor(alike);
  const near = alike.filter(({ score }) => score >= floor);
  const find = openPassages([article.title, ...paragraphs]);
  const closest = near.slice(0, nearest).map((each) => each.article);
  return {
    tags: suggestTags(archive, tagFiles, article, closest, find),
    stories: suggestStories(archive, article, closest),
    links: suggestLinks(archive, tagFiles, article, near, { find, linked }),
  };
}

type Find = (name: string) => Standing[];

function suggestTags(archive: Archive, tagFiles: readonly TagFile[], article: Article, closest: readonly Article[], find: Find): TagSuggestion[] {
  const registered = new Map(tagFiles.map((file) => [file.slug, file]));
  const borne = archive.tagsOf(article).map(({ slug }) => slug);
  // The page of a wider tag holds the article already.
  const had = new Set(borne.flatMap((slug) => [slug, ...findAncestors(slug, registered)]));
  const standing = findTags(tagFiles, find);
  const bearers = countTags(archive, closest);
  const wanted = Math.max(leastBearers, closest.length / 2);
  const entries = [...new Set([...standing.keys(), ...bearers.keys()])].filter((slug) => !had.has(slug)).flatMap((slug) => {
    const [places, by] = [standing.get(slug) ?? [], bearers.get(slug) ?? 0];
    const [first] = places;
    if (!first && by < wanted) return [];
    const name = registered.get(slug)?.name ?? archive.tags.get(slug)?.name ?? slug;
    return [{ slug, name, stands: first && { paragraph: first.passage, words: first.words }, borne: by < wanted ? undefined : { by, of: closest.length }, places: places.length }];
  });
  const rank = ({ stands, borne: by }: TagSuggestion): number => (stands ? 2 : 0) + (by ? 1 : 0) + (stands?.paragraph === 0 ? 2 : 0);
  return entries
    .sort((a, b) => rank(b) - rank(a) || b.places - a.places || (b.borne?.by ?? 0) - (a.borne?.by ?? 0) || compareText(a.slug, b.slug))
    .slice(0, mostSuggested).map(({ places: _places, ...suggestion }) => suggestion);
}

/** Slug of each registered tag that is named in the text → where, first place first. `Ireland` does not stand where `Northern Ireland` does. */
function findTags(tagFiles: readonly TagFile[], find: Find): Map<string, Standing[]> {
  const claims = tagFiles.flatMap(({ slug, name, variants }) => [...new Set([name, ...variants])].flatMap((each) => find(each).map((at) => ({ ...at, slug }))));
  const free = claims.filter((claim) => !claims.some((other) => other.passage === claim.passage && other.from <= claim.from && other.to >= claim.to && other.to - other.from > claim.to - claim.from));
  const found = new Map<string, Standing[]>();
  for (const claim of free.sort((a, b) => a.passage - b.passage || a.from - b.from)) found.set(claim.slug, [...(found.get(claim.slug) ?? []), claim]);
  return found;
}

function countTags(archive: Archive, articles: readonly Article[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { slug } of articles.flatMap((article) => archive.tagsOf(article))) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  return counts;
}

function suggestStories(archive: Archive, article: Article, closest: readonly Article[]): StorySuggestion[] {
  const own = new Set(archive.storiesOf(article).map(({ slug }) => slug));
  const counts = new Map<Story, number>();
  for (const story of closest.flatMap((other) => archive.storiesOf(other))) {
    if (!story.found && !own.has(story.slug)) counts.set(story, (counts.get(story) ?? 0) + 1);
  }
  const declared = [...counts].filter(([, members]) => members >= leastBearers).map(([story, members]) => ({ story, members, of: closest.length }));
  const found = archive.relations.foundOf(article);
  const others = found ? found.articles.length - 1 : 0;
  return [...declared.sort((a, b) => b.members - a.members || compareText(a.story.slug, b.story.slug)), ...(found ? [{ story: found, members: others, of: others }] : [])].slice(0, mostSuggested);
}

/** Each on words of its own, so that all of them can be taken. */
function suggestLinks(archive: Archive, tagFiles: readonly TagFile[], article: Article, near: ReturnType<Archive['relations']['alikeOf']>, { find, linked }: { find: Find; linked: readonly string[] }): LinkSuggestion[] {
  const named = [...article.mentions.map(({ reference }) => reference), ...article.related, ...article.unrelated];
  const passed = new Set(named.map((reference) => resolveReference(reference, archive.references)));
  const spellings = new Map(tagFiles.map(({ name, variants }) => [name, [name, ...variants]]));
  const isRare = openRarity(archive);
  const taken: Standing[] = [];
  const isFree = (at: Standing): boolean => at.passage > 0 && !linked.some((words) => words.normalize('NFC').includes(at.words))
    && !taken.some((other) => other.passage === at.passage && other.from < at.to && at.from < other.to);
  return near.filter((each) => !passed.has(each.article)).flatMap(({ article: other, likeness }) => {
    const inTitle = openPassages([other.title]);
    const shared = [...findPhrases(article, other), ...likeness.names, ...likeness.tags].map((name) => spellings.get(name) ?? [name]);
    const titled = shared.flat().filter((name) => inTitle(name).length > 0);
    const rare = shared.filter(([name = '']) => /\p{L}\P{L}+\p{L}/u.test(name) && isRare(name)).flat();
    const at = [...titled, ...rare].flatMap(find).find(isFree);
    if (!at || taken.length === mostSuggested) return [];
    taken.push(at);
    return [{ article: other, likeness, paragraph: at.passage, words: at.words }];
  });
}

/** Names of several words that both articles bear: `Tollgate Bridge` says more than `Bridge`. */
function findPhrases(article: Article, other: Article): string[] {
  return article.profile.names.filter((name) => name.includes(' ') && other.profile.names.includes(name));
}

/** Whether few enough articles bear a name, in the text or as a tag. */
function openRarity({ articles, tags }: Archive): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const tagged = new Map([...tags.values()].map((tag) => [tag.name, tag.articles.length]));
  return (name) => {
    const most = Math.max(leastPhrases, articles.length / phrasePart);
    const key = hashTerm(name.split(' ').map(foldWord).join(' '));
    const isRare = known.get(name) ?? Math.max(tagged.get(name) ?? 0, articles.filter(({ profile }) => profile.nameKeys.includes(key) && profile.names.includes(name)).length) <= most;
    known.set(name, isRare);
    return isRare;
  };
}
