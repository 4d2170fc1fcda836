import type { Article } from '../archive/article.ts';
import { byMonth, type Group } from '../archive/group.ts';
import { compareText } from '../archive/order.ts';
import type { Tag, TagType } from '../archive/tags.ts';
import { groupPath, homePath, letterPath, listingPath, tagPath, typePaths, type IndexedType, type Listing } from '../site/addresses.ts';
import { lettersOf, type IndexLetter } from '../site/letters.ts';
import { hasFeed } from '../site/settings.ts';
import { capitalise, formatSentences } from '../site/wording.ts';
import { shareTag } from './cards.ts';
import { coverYears } from './coverage.ts';
import { buildGroupFeed, feedIdOf, newestInFeed } from './feeds.ts';
import type { Keys } from './keys.ts';
import type { GroupView, IndexView, MapDot, PlannedView } from './pages.ts';
import { buildBase, noteOf, offerFeed, spanOf, underDays, type Site } from './site.ts';
import type { Counted } from './view.ts';

const newest = 50;
/** Over this many, a year's page leads to months instead of listing all. */
const mostOfYear = 200;
const mostAlongside = 12;
/** Over so many names an index is parted into a page for each letter. */
const mostOfIndex = 400;
const mostCovered = 60;
/** So many names to a letter make letters worth having. */
const leastOfLetter = 2;

/** The years of a group, and the months of those years that are listed by month. */
export function periodsOf(group: Group): string[] {
  return [...group.years].flatMap(([year, articles]) => [year, ...monthsOf(articles).keys()]);
}

function monthsOf(articles: Article[]): Map<string, Article[]> {
  return articles.length > mostOfYear ? byMonth(articles) : new Map();
}

/** Every index and every page of tags, sections, bylines and outlets, with their years and months. */
export function* planGroupViews(site: Site, keys?: Keys): Generator<PlannedView> {
  const { archive } = site;
  yield* planIndex(site, keys, indexTags(site));
  for (const type of Object.keys(typePaths) as IndexedType[]) yield* planIndex(site, keys, indexType(site, type));
  for (const tag of archive.tags.values()) yield* planGroup(site, keys, 'tags', tag, tag);
  for (const listing of ['sections', 'bylines', 'sources'] as const) {
    yield* planIndex(site, keys, indexListing(site, listing));
    for (const group of archive[listing].values()) yield* planGroup(site, keys, listing, group);
  }
}

function* planGroup(site: Site, keys: Keys | undefined, listing: Listing, group: Group, tag?: Tag): Generator<PlannedView> {
  const plan = (period: string | undefined, articles: readonly Article[], build: () => GroupView): PlannedView =>
    ({ path: groupPath(listing, group.slug, period), kind: 'group', key: keys && (() => keys.group(group, tag, articles)), build });
  yield { ...plan(undefined, group.articles, () => buildGroup(site, listing, group, tag)), ...planFeed(site, keys, listing, group, tag) };
  for (const [year, articles] of group.years) {
    yield plan(year, articles, () => buildGroupYear(site, listing, group, tag, year, articles));
    for (const [month, part] of monthsOf(articles)) yield plan(month, part, () => buildGroupMonth(site, listing, group, tag, month, part));
  }
}

/** Tags and sections have feeds. */
function planFeed(site: Site, keys: Keys | undefined, listing: Listing, group: Group, tag: Tag | undefined): Partial<PlannedView> {
  if ((listing !== 'tags' && listing !== 'sections') || !hasFeed(site.settings, listing)) return {};
  const articles = group.articles.slice(0, newestInFeed);
  const [path, old] = [groupPath(listing, group.slug), tag?.redirectFrom.map(tagPath)];
  return {
    key: keys && (() => keys.group(group, tag, group.articles) + keys.feed(feedIdOf(site, path, old), articles)),
    feed: () => buildGroupFeed(site, path, group.name, tag?.description, articles, old),
  };
}

function buildGroup(site: Site, listing: Listing, group: Group, tag?: Tag): GroupView {
  const { addresses, words } = site;
  const years = [...group.years].map(([year, articles]): Counted => ({ text: words.digits(year), href: addresses.href(groupPath(listing, group.slug, year)), count: articles.length }));
  return {
    ...buildGroupBase(site, listing, group, tag),
    ...(listing === 'tags' || listing === 'sections' ? offerFeed(site, listing, groupPath(listing, group.slug), group.name) : {}),
    card: tag && shareTag(site, tag)?.card,
    coverage: coverYears(new Map([...group.years].map(([year, articles]) => [year, articles.length])), words, (year) => addresses.href(groupPath(listing, group.slug, year))),
    alongside: tag ? findAlongside(site, tag) : [],
    periods: years,
    periodsTitle: words.byYear,
    articles: underDays(site, group.articles.slice(0, newest)),
    cut: group.articles.length > newest ? words.newestOf(newest, group.articles.length) : undefined,
  };
}

function buildGroupBase(site: Site, listing: Listing, group: Group, tag?: Tag): GroupView {
  const { addresses, archive, words } = site;
  const note = noteOf(site, group.articles);
  const linkTag = (slug: string): GroupView['parents'] => {
    const other = archive.tags.get(slug);
    return other ? [{ text: other.name, href: addresses.href(tagPath(slug)) }] : [];
  };
  return {
    kind: 'group',
    ...buildBase(site, groupPath(listing, group.slug), group.name, tag?.description ?? tellGroup(site, group.name, note), [[words[listing], listingPath(listing)]]),
    shared: tag && shareTag(site, tag)?.shared,
    heading: group.name,
    label: tag ? words.types[tag.type] : words.listings[listing],
    type: tag?.type,
    sourceText: tag?.description,
    note,
    sameAs: tag?.sameAs ?? [],
    parents: (tag?.parents ?? []).flatMap(linkTag),
    children: (tag?.children ?? []).flatMap(linkTag),
    alongside: [], periods: [], periodsTitle: '', articles: [],
  };
}

/** What the pages of a group's periods begin with. */
function buildPeriodBase(site: Site, listing: Listing, group: Group, tag: Tag | undefined): GroupView {
  return { ...buildGroupBase(site, listing, group, tag), sourceText: undefined, sameAs: [], parents: [], children: [] };
}

/** What a page of a group says of itself to search engines. */
function tellGroup({ words }: Site, heading: string, note: string): string {
  return formatSentences(words, [`${heading}${words.marks.colon}${note}`]);
}

function trailOf({ words }: Site, listing: Listing, group: Group): [string, string][] {
  return [[words[listing], listingPath(listing)], [group.name, groupPath(listing, group.slug)]];
}

function buildGroupYear(site: Site, listing: Listing, group: Group, tag: Tag | undefined, year: string, articles: Article[]): GroupView {
  const { words, formats } = site;
  const months = monthsOf(articles);
  const heading = `${group.name}${words.marks.comma}${formats.year(year)}`;
  const note = words.articleCount(articles.length);
  return {
    ...buildPeriodBase(site, listing, group, tag),
    ...buildBase(site, groupPath(listing, group.slug, year), heading, tellGroup(site, heading, note), trailOf(site, listing, group)),
    heading,
    note,
    periods: [...months].map(([month, part]) => ({ text: capitalise(formats.month(month), site.frame.lang), href: site.addresses.href(groupPath(listing, group.slug, month)), count: part.length })),
    periodsTitle: words.byMonth,
    articles: underDays(site, months.size > 0 ? articles.slice(0, newest) : articles),
    cut: months.size > 0 ? words.newestOf(newest, articles.length) : undefined,
  };
}

function buildGroupMonth(site: Site, listing: Listing, group: Group, tag: Tag | undefined, month: string, part: Article[]): GroupView {
  const { words, formats } = site;
  const heading = `${group.name}${words.marks.comma}${formats.month(month)}`;
  const note = words.articleCount(part.length);
  const year = month.slice(0, 4);
  return {
    ...buildPeriodBase(site, listing, group, tag),
    ...buildBase(site, groupPath(listing, group.slug, month), heading, tellGroup(site, heading, note), [...trailOf(site, listing, group), [formats.year(year), groupPath(listing, group.slug, year)]]),
    heading,
    note,
    articles: underDays(site, part),
  };
}

/** Tags that stand on the same articles most often; relatives of the tag are left out. */
function findAlongside(site: Site, tag: Tag): Counted[] {
  const counts = new Map<string, number>();
  const relatives = new Set([tag.slug, ...tag.parents, ...tag.children]);
  for (const article of tag.articles) {
    for (const other of site.archive.tagsOf(article)) if (!relatives.has(other.slug)) counts.set(other.slug, (counts.get(other.slug) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, countA], [b, countB]) => countB - countA || compareText(a, b))
    .slice(0, mostAlongside)
    .map(([slug, count]) => ({ text: site.archive.tags.get(slug)?.name ?? slug, href: site.addresses.href(tagPath(slug)), count }));
}

type IndexLink = IndexView['parts'][number]['links'][number];

function toIndexLinks(site: Site, listing: Listing, groups: readonly Group[]): IndexLink[] {
  return groups.map((group) => ({
    text: group.name, href: site.addresses.href(groupPath(listing, group.slug)), count: group.articles.length, span: spanOf(site, group.articles),
  }));
}

/** By name, in the order of the archive's language. */
function sortByName({ settings }: Site, groups: Iterable<Group>): Group[] {
  const { orderOf } = lettersOf(settings.language);
  return [...groups].map((group) => ({ group, order: orderOf(group.name) })).sort((a, b) => compareText(a.order, b.order) || compareText(a.group.slug, b.group.slug)).map(({ group }) => group);
}

function sortByCount(groups: readonly Group[]): Group[] {
  return groups.toSorted((a, b) => b.articles.length - a.articles.length || compareText(a.slug, b.slug));
}

/** Names under one letter. */
interface Lettered extends IndexLetter {
  groups: Group[];
}

/** Names by their letters, in the order they come in. */
function byLetter({ settings, words }: Site, groups: readonly Group[]): Map<string, Lettered> {
  const { letterOf } = lettersOf(settings.language);
  const letters = new Map<string, Lettered>();
  for (const group of groups) {
    const letter = letterOf(group.name);
    const known = letters.get(letter.key) ?? { ...letter, text: words.digits(letter.text), groups: [] };
    known.groups.push(group);
    letters.set(letter.key, known);
  }
  return letters;
}

/** An index as it is to be, and its letters. */
interface Indexed {
  path: string;
  listing: Listing;
  heading: string;
  note: string;
  groups: Group[];
  /** How the names are parted where they stand on one page; by letter where it is not told. */
  parts?: IndexView['parts'];
  map?: MapDot[];
}

/** The index itself and, where names are very many, a page for each letter: a name that comes or goes moves no other. */
function* planIndex(site: Site, keys: Keys | undefined, indexed: Indexed): Generator<PlannedView> {
  const letters = byLetter(site, indexed.groups);
  const isLarge = indexed.groups.length > mostOfIndex;
  yield { path: indexed.path, kind: 'index', build: () => (isLarge ? buildLargeIndex(site, indexed, letters) : buildIndex(site, indexed, letters)) };
  if (!isLarge) return;
  for (const letter of letters.values()) {
    const key = keys && (() => keys.list(indexed.path, ...letters.keys(), ...letter.groups.map((group) => [group.slug, group.name, group.articles.length, group.articles[0]?.date, group.articles.at(-1)?.date].join(' '))));
    yield { path: letterPath(indexed.path, letter.key), kind: 'index', key, build: () => buildLetter(site, indexed, letters, letter) };
  }
}

function buildIndex(site: Site, { path, listing, heading, note, groups, parts, map }: Indexed, letters: ReadonlyMap<string, Lettered>): IndexView {
  // Where most letters have one name a letter tells nothing.
  const plain = groups.length < leastOfLetter * letters.size;
  const own = plain ? [{ heading: '', links: toIndexLinks(site, listing, groups) }] : [...letters.values()].map(({ text, groups: part }) => ({ heading: text, links: toIndexLinks(site, listing, part) }));
  return toIndex(site, path, heading, note, [], parts ?? own, map);
}

function buildLargeIndex(site: Site, { path, listing, heading, note, groups, map }: Indexed, letters: ReadonlyMap<string, Lettered>): IndexView {
  const counted = [...letters.values()].map(({ key, text, groups: part }) => ({ text, href: site.addresses.href(letterPath(path, key)), count: part.length }));
  return toIndex(site, path, heading, note, counted, [{ heading: site.words.mostCovered, links: toIndexLinks(site, listing, sortByCount(groups).slice(0, mostCovered)) }], map);
}

/** Links to the other letters, whose counts it does not tell: they change without it. */
function buildLetter(site: Site, { path, listing, heading: whole }: Indexed, letters: ReadonlyMap<string, Lettered>, { key, text, groups }: Lettered): IndexView {
  const { addresses, words } = site;
  const heading = `${whole}${words.marks.comma}${text}`;
  const note = words.inArchive(groups.length);
  return {
    kind: 'index', ...buildBase(site, letterPath(path, key), heading, tellGroup(site, heading, note), [[whole, path]]), heading, note,
    letters: [...letters.values()].map((each) => ({ text: each.text, href: addresses.href(letterPath(path, each.key)), count: 0 })),
    parts: [{ heading: text, links: toIndexLinks(site, listing, groups) }], map: [],
  };
}

function indexTags(site: Site): Indexed {
  const { words } = site;
  const groups = sortByName(site, site.archive.tags.values()) as Tag[];
  const types: TagType[] = ['topic', 'event', 'place', 'person', 'organisation'];
  const parts = types.map((type) => ({ heading: words.typeHeadings[type], links: toIndexLinks(site, 'tags', groups.filter((tag) => tag.type === type)) }));
  return { path: listingPath('tags'), listing: 'tags', heading: words.tags, note: words.tagCount(groups.length), groups, parts: parts.filter(({ links }) => links.length > 0) };
}

function indexType(site: Site, type: IndexedType): Indexed {
  const tags = [...site.archive.tags.values()].filter((tag) => tag.type === type);
  return { path: typePaths[type], listing: 'tags', heading: site.words.typeHeadings[type], note: site.words.inArchive(tags.length), groups: sortByName(site, tags), map: type === 'place' ? buildMap(site, tags) : [] };
}

function indexListing(site: Site, listing: Exclude<Listing, 'tags'>): Indexed {
  const groups = sortByName(site, site.archive[listing].values());
  return { path: listingPath(listing), listing, heading: site.words[listing], note: site.words.inArchive(groups.length), groups };
}

/** The fullest first, so that the small ones lie above them. */
function buildMap({ archive, addresses, words }: Site, tags: readonly Tag[]): MapDot[] {
  return (sortByCount(tags) as Tag[]).flatMap(({ slug, name, articles, coordinates }) => {
    if (!coordinates) return [];
    const count = archive.filedFrom.get(slug) ?? 0;
    const filed = count > 0 ? words.filedFrom(count) : undefined;
    return [{ text: name, href: addresses.href(tagPath(slug)), count: articles.length, ...coordinates, filed, label: [name, words.articleCount(articles.length), ...(filed === undefined ? [] : [filed])].join(words.marks.comma) }];
  });
}

function toIndex(site: Site, path: string, heading: string, note: string, letters: IndexView['letters'], parts: IndexView['parts'], map: MapDot[] = []): IndexView {
  return { kind: 'index', ...buildBase(site, path, heading, tellGroup(site, heading, note), [[site.settings.name, homePath]]), heading, note, letters, parts, map };
}
