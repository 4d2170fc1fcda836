import type { Article } from '../archive/article.ts';
import type { Group } from '../archive/group.ts';
import { resolveReference } from '../archive/references.ts';
import { Hash, hashText, shortenText } from '../archive/relations/hash.ts';
import { storyReach } from '../archive/relations/relations.ts';
import { foldWord } from '../archive/relations/terms.ts';
import type { Story } from '../archive/stories.ts';
import type { Tag } from '../archive/tags.ts';
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
  article: (article: Article, neighbours: { earlier?: Article; later?: Article }) => string;
  list: (...parts: (string | number | boolean | undefined | readonly Article[])[]) => string;
  group: (group: Group, tag: Tag | undefined, articles: readonly Article[]) => string;
  story: (story: Story, isCommon: readonly string[]) => string;
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

export function openKeys(site: Site, versions: Versions): Keys {
  const { archive } = site;
  const { relations } = archive;
  const known = new Map<Article, Hashed>();
  const nameTag = (tag: Tag): string => `${tag.slug}\u0001${tag.name}\u0001${tag.type}`;
  const hashed = (article: Article): Hashed => {
    const found = known.get(article);
    if (found) return found;
    // What other pages show of an article: itself, and the titles its first words name by slug alone.
    const opening = article.summary === undefined ? article.opening[0] : undefined;
    const card = hashText(versions.of(article), opening?.includes('[[') ? fillTitles(site, opening) : '');
    const made = {
      card, tagged: hashText(String(card), archive.tagsOf(article).map(nameTag).join('\u0002')),
      beside: hashText(String(card), String(relations.weighingOf(article)), relations.variantsOf(article)[0]?.id ?? ''),
    };
    known.set(article, made);
    return made;
  };
  const cardOf = (article: Article | undefined): string => (article ? String(hashed(article).card) : '-');
  const hashAll = (articles: Iterable<Article>, read: (each: Hashed) => Hash): string => {
    const sum = new Hash();
    let count = 0;
    for (const article of articles) {
      sum.add(read(hashed(article)));
      count += 1;
    }
    return `${count} ${String(sum)}`;
  };
  // What a page shows of another article, and why.
  const besideOf = (article: Article | undefined): string => (article ? String(hashed(article).beside) : '-');
  const resolve = (reference: string): Article | undefined => resolveReference(reference, archive.references);
  const join = (parts: readonly (string | number | boolean | undefined)[]): string => shortenText(`${versions.site}${seam}${parts.join(seam)}`);
  const placeIn = (story: Story, article: Article): string => {
    const fullest = relations.variantsOf(article)[0] ?? article;
    const own = story.articles.indexOf(article);
    const at = own === -1 ? story.articles.indexOf(fullest) : own;
    return [story.slug, story.title, story.found, story.articles.length, at, hashAll(story.articles.slice(Math.max(0, at - storyReach), at + storyReach + 1), ({ beside }) => beside)].join('\u0001');
  };
  return {
    article: (article, { earlier, later }) => join([
      String(hashed(article).tagged), relations.revisionOf(article), cardOf(earlier), cardOf(later),
      article.section && archive.sections.has(article.section.slug), article.source && archive.sources.has(article.source.slug),
      ...article.byline.map(({ slug }) => archive.bylines.has(slug)),
      'links', ...article.mentions.map(({ reference }) => besideOf(resolve(reference))),
      'chosen', ...[...article.related, ...article.unrelated].map((reference) => besideOf(resolve(reference))),
      'texts', fillTitles(site, article.opening[0] ?? ''),
      'mentioned', ...(archive.backlinks.get(article.id) ?? []).map(({ article: other, sentence }) => `${besideOf(other)} ${fillTitles(site, sentence)}`),
      'stories', ...archive.storiesOf(article).map((story) => placeIn(story, article)),
      'translations', ...archive.translationsOf(article).map(cardOf),
      'variants', hashAll(relations.variantsOf(article), ({ tagged }) => tagged),
      'beside', hashAll(relations.besideOf(article), ({ card }) => card),
    ]),
    list: (...parts) => join(parts.map((part) => (typeof part === 'object' ? hashAll(part, ({ card }) => card) : part))),
    group: (group, tag, articles) => join([
      group.slug, group.name, ...(tag ? [tag.type, tag.description, ...tag.sameAs, ...[...tag.parents, ...tag.children].map((slug) => archive.tags.get(slug)?.name)] : []),
      hashAll(articles, (each) => (tag ? each.tagged : each.card)),
    ]),
    story: (story, common) => {
      const { articles, ...told } = story;
      return join([JSON.stringify(told), ...common, hashAll(articles, ({ tagged }) => tagged)]);
    },
  };
}

/** A name in a larger part of the archive belongs to no story: names of days and months, the paper's own town. */
const commonShare = 1 / 20;
const leastCommon = 20;

/** Folded names that are common in the archive, in code-unit order. */
export function listCommonNames({ archive: { articles } }: Site): string[] {
  const counts = new Map<string, number>();
  const fold = openFolder();
  for (const { profile } of articles) for (const each of new Set(profile.names.map(fold))) counts.set(each, (counts.get(each) ?? 0) + 1);
  const limit = Math.max(leastCommon, articles.length * commonShare);
  return [...counts].filter(([, count]) => count > limit).map(([name]) => name).sort();
}

/** Folds names, each once. */
function openFolder(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const folded = foldName(name);
    known.set(name, folded);
    return folded;
  };
}

export function foldName(name: string): string {
  return name.split(' ').map(foldWord).join(' ');
}
