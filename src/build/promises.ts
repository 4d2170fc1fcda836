import type { Archive } from '../archive/archive.ts';
import { isPublished, type Article, type DayText } from '../archive/article.ts';
import { yearOf } from '../archive/days.ts';
import type { LedgerRow } from '../archive/ledger.ts';
import type { Content, IngestedArticle } from '../ingest/content.ts';
import { findNearest } from '../ingest/likeness.ts';
import type { Problem } from '../ingest/problem.ts';
import { ledgerFile } from '../ingest/scan.ts';
import { articlePath, correctionsPath, pagePath, readArticlePath, storyPath, tagPath } from '../site/addresses.ts';
import type { Settings } from '../site/settings.ts';
import { entryIdOf, feedIdOf } from '../views/feeds.ts';
import type { PlannedView } from '../views/pages.ts';

type Row = Omit<LedgerRow, 'line'>;

const listed: ReadonlySet<PlannedView['kind']> = new Set(['article', 'year', 'month', 'day', 'group', 'story', 'corrections', 'page', 'redirect']);

/**
 * What is published on `day`: every address that a reader may have kept, and the id of each feed and of each article in feeds. Days without
 * articles, indexes and the search are no promise: they are there whenever the site is.
 */
export function listPromises(plan: readonly PlannedView[], archive: Archive, { tags, stories, pages }: Content, settings: Settings, day: DayText): Row[] {
  const files = new Map([
    ...archive.all.map((article) => [articlePath(article), article.file] as const),
    ...tags.map(({ slug, file }) => [tagPath(slug), file] as const), ...stories.map(({ slug, file }) => [storyPath(slug), file] as const),
    ...pages.map(({ slug, file }) => [pagePath(slug), file] as const),
  ]);
  const days = new Set([...archive.days.keys()].map((each) => `/${each.replaceAll('-', '/')}/`));
  const addresses = plan.filter(({ kind, path }) => listed.has(kind) && path !== correctionsPath && (kind !== 'day' || days.has(path)));
  const site = { archive, settings };
  const old = new Map([...[...archive.tags.values()].map(({ slug, redirectFrom }) => [tagPath(slug), redirectFrom.map(tagPath)] as const), ...[...archive.stories.values()].map(({ slug, redirectFrom }) => [storyPath(slug), redirectFrom.map(storyPath)] as const)]);
  const feeds = plan.filter(({ kind, feed }) => feed && kind !== 'month' && kind !== 'redirect');
  const ids = [
    ...archive.all.map((article) => ({ address: entryIdOf(site, article), published: day, answer: articlePath(article) })),
    ...feeds.map(({ path }) => ({ address: feedIdOf(site, path, old.get(path)), published: day, answer: path })),
  ];
  return [...addresses.map(({ path, kind, to }) => ({ address: path, published: day, answer: to ?? files.get(path) ?? kindOf(path, kind) })), ...ids];
}

function kindOf(path: string, kind: string): string {
  return kind === 'group' ? path.split('/')[1]?.replace(/s$/, '') ?? kind : kind;
}

/** What would answer at a lost address, and the line that makes it so. */
interface Heir {
  file: string;
  line: number;
  column: number;
  field: 'aliases' | 'redirect_from';
  /** What the line holds already. */
  held: readonly string[];
  /** What it must hold beside. */
  add: string;
}

/** Published addresses at which nothing of the plan would answer, each with what to type and where. */
export function checkPromises(plan: readonly PlannedView[], archive: Archive, content: Content, now: number): Problem[] {
  const taken = new Set(plan.map(({ path }) => path));
  const gone = new Set(content.ledger.rows.flatMap(({ address }) => (taken.has(address) ? [] : [address])));
  // The line that holds a tag holds its years as well.
  const lost = content.ledger.rows.filter(({ address }) => gone.has(address) && !gone.has(/^\/tags\/[^/]+\/(?=.)/.exec(address)?.[0] ?? ''));
  if (lost.length === 0) return [];
  const search = openSearch(archive, content);
  const told = lost.map((row) => ({ row, heir: search.heirOf(row) }));
  const wanted = new Map<string, Set<string>>();
  for (const { heir } of told) if (heir) wanted.set(heir.file, (wanted.get(heir.file) ?? new Set(heir.held)).add(heir.add));
  return told.map(({ row, heir }) => {
    const reason = `\`${row.address}\` was published on ${row.published}, and nothing would answer there.`;
    const problem = { severity: 'problem' as const, field: heir?.field ?? 'ledger', rule: 'address-lost' as const, value: row.address, reason };
    if (!heir) return { ...problem, file: ledgerFile, line: row.line, column: 1, hint: tellWithoutHeir(row, archive, content, now) };
    const line = `${heir.field}: [${[...wanted.get(heir.file) ?? []].join(', ')}]`;
    return { ...problem, file: heir.file, line: heir.line, column: heir.column, hint: heir.held.length > 0 ? `Write \`${line}\` in \`${heir.file}\`.` : `Add the line \`${line}\` to \`${heir.file}\`.` };
  });
}

/** Finds who took the place of what is gone. */
function openSearch(archive: Archive, { articles, tags, stories, ledger }: Content): { heirOf: (row: LedgerRow) => Heir | undefined } {
  const published = new Set(archive.all);
  const files = articles.filter(({ article }) => published.has(article));
  const byFile = new Map(files.map((file) => [file.article.file, file]));
  const byPath = new Map(files.map((file) => [articlePath(file.article), file]));
  const fresh = files.filter(({ article }) => !ledger.answersAt(articlePath(article)));
  const articleHeir = ({ article, places }: IngestedArticle, add: string): Heir => ({ file: article.file, ...(places['aliases'] ?? { line: 1, column: 1 }), field: 'aliases', held: article.aliases, add });
  const findArticle = (row: LedgerRow, depth = 0): IngestedArticle | undefined => {
    const known = byFile.get(row.answer) ?? byPath.get(row.answer);
    const next = known ?? depth > 9 ? undefined : ledger.answersAt(row.answer);
    return known ?? (next ? findArticle(next, depth + 1) : findMoved(row.address, fresh));
  };
  const registryHeir = (row: LedgerRow, kind: 'tags' | 'stories'): Heir | undefined => {
    const slug = row.address.split('/')[2] ?? '';
    const known = new Map((kind === 'tags' ? tags : stories).map((each) => [each.slug, each]));
    const answers = /^\/(?:tags|stories)\/([^/]+)\/$/.exec(row.answer)?.[1] ?? '';
    const used = (each: string): boolean => (kind === 'tags' ? archive.tags : archive.stories).has(each);
    const heir = known.get(answers) ?? known.get(findNearest(slug, [...known.keys()].filter((each) => each !== slug && used(each))) ?? '');
    return heir && { file: heir.file, line: 1, column: 1, field: 'redirect_from', held: heir.redirectFrom, add: slug };
  };
  return {
    heirOf: (row) => {
      const [, kind = ''] = row.address.split('/');
      if (kind === 'tags' || kind === 'stories') return registryHeir(row, kind);
      const article = findArticle(row);
      return article && articleHeir(article, row.address);
    },
  };
}

/** The article that was published elsewhere before: of that slug, or of that day where but one is new. */
function findMoved(address: string, fresh: readonly IngestedArticle[]): IngestedArticle | undefined {
  const old = readArticlePath(address);
  if (!old) return undefined;
  const [sameSlug, otherSlug] = fresh.filter(({ article }) => article.slug === old.slug);
  if (sameSlug && !otherSlug) return sameSlug;
  const sameDay = fresh.filter(({ article }) => article.date === old.date);
  const nearest = findNearest(old.slug, sameDay.map(({ article }) => article.slug));
  return sameDay.length === 1 ? sameDay[0] : sameDay.find(({ article }) => article.slug === nearest);
}

/** What an editor can do where nothing took the place. */
function tellWithoutHeir(row: LedgerRow, archive: Archive, { articles }: Content, now: number): string {
  const hidden: Article | undefined = articles.find(({ article }) => article.file === row.answer && !isPublished(article, now))?.article;
  const withdrawal = `\`updates: [{ date: ${yearOf(row.published)}-MM-DD, type: withdrawal, text: Why it was withdrawn. }]\``;
  if (hidden) return `Remove \`${hidden.draft ? 'draft' : 'embargo'}:\` from \`${hidden.file}\`. What was published is taken back by adding ${withdrawal}.`;
  const [, kind = '', slug = ''] = row.address.split('/');
  const tag = kind === 'tags' ? archive.tags.get(findNearest(slug, archive.tags.keys()) ?? '') : undefined;
  if (tag) return `Make the file \`tags/${tag.slug}.md\` with \`name: ${JSON.stringify(tag.name)}\` and \`redirect_from: [${slug}]\`.`;
  if (kind === 'tags') return `Add the line \`redirect_from: [${slug}]\` to the file in \`tags/\` of the tag that takes its place; where it has none, make \`tags/….md\` with its \`name:\`.`;
  if (kind === 'stories') return `Add the line \`redirect_from: [${slug}]\` to the file in \`stories/\` that takes its place, or keep the story with \`status: refused\`.`;
  const alias = `add the line \`aliases: [${row.address}]\` to the article that takes its place`;
  if (row.answer.startsWith('articles/')) return `Put \`${row.answer}\` back and add ${withdrawal}, or ${alias}.`;
  return row.answer.endsWith('.md') ? `Put \`${row.answer}\` back, or ${alias}.` : `${alias.replace('add', 'Add')}.`;
}
