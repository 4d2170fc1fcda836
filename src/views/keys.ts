import type { Article } from '../archive/article.ts';
import type { Group } from '../archive/group.ts';
import { resolveReference } from '../archive/references.ts';
import { Hash, hashText } from '../archive/relations/hash.ts';
import { HashPlaces } from '../archive/relations/hash-places.ts';
import { storyReach } from '../archive/relations/relations.ts';
import type { Story } from '../archive/stories.ts';
import type { Tag } from '../archive/tags.ts';
import { allowsFullText } from '../site/settings.ts';
import { entryIdOf } from './feeds.ts';
import { fillTitles, type Site } from './site.ts';

/** What tells whether an article is what it was. */
export interface Versions {
  /** Of all that every view depends on: settings, registries, code. */
  site: string;
  /** Of an article's file, its name included, and the sizes of its pictures. */
  of: (article: Article) => string;
}

/** What the views of one site are made from, in short. Each key names everything its view reads, beside `Versions.site`. */
export interface Keys {
  article: (article: Article, neighbours: Beside) => string;
  /** The same, with the related list itself in place of the weights it may change with: dearer, and seldom another. */
  articleExactly: (article: Article, neighbours: Beside) => string;
  list: (...parts: (string | number | boolean | undefined | readonly Article[])[]) => string;
  group: (group: Group, tag: Tag | undefined, articles: readonly Article[]) => string;
  story: (story: Story, common: string) => string;
  /** What a feed, known by its id, tells of articles: their ids and tags, and where the whole text may stand in it what that links to. */
  feed: (id: string, articles: readonly Article[]) => string;
}

/** The articles that stand beside one in the archive's order. */
interface Beside {
  earlier?: Article;
  later?: Article;
}

/** Stands between parts, and in no text: control characters are refused. */
const seam = '\u0000';

/** An article as other pages show it, hashed: its card, and the card with its tags. */
interface Hashed {
  card: Hash;
  tagged: Hash;
  /** The card with what can make it alike to others. */
  beside: Hash;
}

/** What a key is made of. */
type Part = string | number | boolean | undefined | Hash;

export function openKeys(site: Site, versions: Versions): Keys {
  const { archive } = site;
  const { relations } = archive;
  const all = hashText(versions.site);
  const join = (parts: readonly Part[]): string => String(addParts(all.copy(), parts));
  const tags = new Map<Tag, Hash>();
  const hashTag = (tag: Tag): Hash => takeOrPut(tags, tag, () => hashText(tag.slug, tag.name, tag.type));
  const known = new Map<Article, Hashed>();
  const hashed = (article: Article): Hashed => takeOrPut(known, article, () => {
    // What other pages show of an article: itself, and the titles its first words name by slug alone.
    const card = hashText(versions.of(article), article.summary === undefined ? fillOpening(article) : '');
    const tagged = card.copy();
    for (const tag of archive.tagsOf(article)) tagged.add(hashTag(tag));
    return { card, tagged, beside: addParts(card.copy(), [relations.weighingOf(article), relations.variantsOf(article)[0]?.id]) };
  });
  // A text that links to nobody names nobody: it is left unread.
  const fillOpening = (article: Article): string => (article.mentions.length > 0 ? fillNamed(site, article.opening[0] ?? '') : '');
  const nobody = new Hash();
  const cardOf = (article: Article | undefined): Hash => (article ? hashed(article).card : nobody);
  const hashAll = (articles: Iterable<Article>, read: (each: Hashed) => Hash): Hash => {
    const sum = new Hash();
    let count = 0;
    for (const article of articles) {
      sum.add(read(hashed(article)));
      count += 1;
    }
    return sum.addNumber(count);
  };
  const standing: Hash[] = [];
  const hashBeside = (article: Article): Hash => {
    const sum = new Hash();
    for (const place of relations.besideOf(article)) {
      const other = relations.standing[place];
      if (other) sum.add(standing[place] ??= cardOf(other));
    }
    return sum;
  };
  const resolve = (reference: string): Article | undefined => resolveReference(reference, archive.references);
  const placeIn = (story: Story, article: Article, read: (each: Hashed) => Hash): Part[] => {
    const fullest = relations.variantsOf(article)[0] ?? article;
    const own = story.articles.indexOf(article);
    const at = own === -1 ? story.articles.indexOf(fullest) : own;
    return [story.slug, story.title, story.found, story.articles.length, at, hashAll(story.articles.slice(Math.max(0, at - storyReach), at + storyReach + 1), read)];
  };
  const listRelated = (article: Article): Part[] => {
    const { earlier, later } = relations.relatedOf(article);
    return [...earlier, ...later].flatMap(({ article: other, reasons, rank }) => [cardOf(other), rank, JSON.stringify(reasons)]);
  };
  /** `why` is what tells how others stand to the article; `read` what is read of those whose likeness it does not tell. */
  const keyArticle = (article: Article, { earlier, later }: Beside, why: readonly Part[], read: (each: Hashed) => Hash): string => {
    const besideOf = (reference: string): Hash => {
      const other = resolve(reference);
      return other ? read(hashed(other)) : nobody;
    };
    return join([
      hashed(article).tagged, ...why, cardOf(earlier), cardOf(later),
      article.section && archive.sections.has(article.section.slug), article.source && archive.sources.has(article.source.slug),
      ...article.byline.map(({ slug }) => archive.bylines.has(slug)),
      'links', ...article.mentions.map(({ reference }) => besideOf(reference)),
      'chosen', ...[...article.related, ...article.unrelated].map(besideOf),
      'texts', fillOpening(article),
      'mentioned', ...(archive.backlinks.get(article.id) ?? []).flatMap(({ article: other, sentence }) => [read(hashed(other)), fillNamed(site, sentence)]),
      'stories', ...archive.storiesOf(article).flatMap((story) => placeIn(story, article, read)),
      'translations', ...archive.translationsOf(article).map(cardOf),
      'variants', hashAll(relations.variantsOf(article), ({ tagged }) => tagged),
    ]);
  };
  return {
    article: (article, neighbours) => keyArticle(article, neighbours, [relations.revisionOf(article), hashBeside(article)], ({ beside }) => beside),
    articleExactly: (article, neighbours) => keyArticle(article, neighbours, listRelated(article), ({ card }) => card),
    list: (...parts) => join(parts.map((part) => (typeof part === 'object' ? hashAll(part, ({ card }) => card) : part))),
    group: (group, tag, articles) => join([
      group.slug, group.name, ...(tag ? [tag.type, tag.description, ...tag.sameAs, ...[...tag.parents, ...tag.children].map((slug) => archive.tags.get(slug)?.name)] : []),
      hashAll(articles, (each) => (tag ? each.tagged : each.card)),
    ]),
    story: (story, common) => {
      const { articles, ...told } = story;
      return join([JSON.stringify(told), common, hashAll(articles, ({ tagged }) => tagged), hashAll(articles.flatMap((article) => archive.translationsOf(article)), ({ card }) => card)]);
    },
    feed: (id, articles) => join([
      id, hashAll(articles, ({ tagged }) => tagged), ...articles.map((article) => entryIdOf(site, article)),
      ...articles.filter(({ rights = site.settings.rights }) => allowsFullText(site.settings, rights)).flatMap(({ mentions }) => mentions.map(({ reference }) => cardOf(resolve(reference)))),
    ]),
  };
}

/** Mixes parts into a hash, each kind its own way. */
function addParts(hash: Hash, parts: readonly Part[]): Hash {
  for (const part of parts) {
    if (typeof part === 'string') hash.addText(part).addText(seam);
    else if (typeof part === 'object') hash.add(part);
    else hash.addNumber(typeof part === 'number' ? part : part === undefined ? -1 : part ? -2 : -3);
  }
  return hash;
}

/** The titles that a text names by slug alone, in place; nothing where it names none: the file tells the rest. */
function fillNamed(site: Site, text: string): string {
  return text.includes('[[') ? fillTitles(site, text) : '';
}

/** A name in a larger part of the archive belongs to no story: names of days and months, the paper's own town. */
const commonShare = 1 / 20;
const leastCommon = 20;

/** The numbers of names that are common in the archive (see `TermProfile.nameKeys`), rising. */
export function listCommonNames({ archive: { articles } }: Site): number[] {
  const places = new HashPlaces();
  const counts: number[] = [];
  for (const { profile } of articles) {
    for (const key of profile.nameKeys) {
      const place = places.placeOf(key);
      counts[place] = (counts[place] ?? 0) + 1;
    }
  }
  const limit = Math.max(leastCommon, articles.length * commonShare);
  return [...places.list()].filter((_, place) => (counts[place] ?? 0) > limit).sort((a, b) => a - b);
}

function takeOrPut<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const value = make();
  map.set(key, value);
  return value;
}
