import type { Archive } from '../archive/archive.ts';
import { isPublished, isWithdrawn, type Article } from '../archive/article.ts';
import { compareArticles } from '../archive/order.ts';
import type { FieldChange, Impact, NamedArticle, PageName } from '../exports/impact.ts';
import { compareProblems, type Problem } from '../ingest/problem.ts';
import { articlePath, readArticlePath } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import type { PlannedView } from '../views/pages.ts';
import { storeView } from './compose.ts';
import type { Side } from './sides.ts';

/** What each side is called where it is told. */
export interface SideNames {
  base: string;
  head: string;
  /** The content folder, as typed. */
  content: string;
}

export type Planned = NonNullable<Side['planned']>;

/** What the content of `head` does to the site that `base` makes. */
export function compareSides(base: Side, head: Side, now: number, names: SideNames): Impact {
  // What was to be said before is not said of this change; what keeps it from being published always is.
  const stood = new Set(base.problems.map(tellProblem));
  const problems = head.problems.filter((problem) => problem.severity === 'problem' || !stood.has(tellProblem(problem))).toSorted(compareProblems).map(({ severity, file, line, column, reason, hint }) => ({ severity, file: `${names.content}/${file}`, line, column, reason, hint }));
  const state = (article: Article): NamedArticle['state'] => (article.draft ? 'draft' : !isPublished(article, now) ? 'under embargo' : isWithdrawn(article) ? 'withdrawn' : undefined);
  const name = (article: Article): NamedArticle => ({ title: article.title, path: articlePath(article), file: article.file, state: state(article) });
  const { pairs, added, removed } = pairArticles(base, head);
  const changed = pairs.flatMap(([before, after]) => {
    const fields = compareFields(before, after);
    return fields.length > 0 ? [{ ...name(after), fields }] : [];
  });
  const impact: Impact = {
    base: names.base, head: names.head, articles: head.content.articles.length, problems, note: tellNote(base, head),
    added: added.map(name), changed, removed: removed.map(name),
    gained: [], lost: [], redirected: [], touched: [], moved: [], duplicates: [], suggested: [],
  };
  return base.planned && head.planned ? { ...impact, ...comparePages(base.planned, head.planned, { pairs, unread: head.unread, fresh: [...added, ...removed] }, name), duplicates: findDuplicates(head.planned.archive, [...added, ...changedTexts(pairs)], name) } : impact;
}

function tellProblem({ file, rule, reason }: Problem): string {
  return JSON.stringify([file, rule, reason]);
}

function tellNote(base: Side, head: Side): string | undefined {
  if (!head.planned) return 'The pages could not be compared.';
  if (!base.planned) return 'The content this is held against cannot be read, so pages could not be compared.';
  if (head.problems.some(({ severity }) => severity === 'problem')) return head.unread.size > 0 ? 'What follows is without the files that could not be read.' : 'What follows is as if they were mended.';
  return undefined;
}

type Pair = readonly [before: Article, after: Article];

/** The same article on both sides: by its file, else by its address, an old address, or its very text. */
function pairArticles(base: Side, head: Side): { pairs: Pair[]; added: Article[]; removed: Article[] } {
  const pairs: Pair[] = [];
  let before = base.content.articles.map(({ article }) => article);
  let after = head.content.articles.map(({ article }) => article).toSorted(compareArticles);
  const aliases = (article: Article): string[] => article.aliases.flatMap((alias) => {
    const named = readArticlePath(alias.replace(/\/*$/, '/'));
    return named ? [`${named.date}-${named.slug}`] : [];
  });
  const ways: ((article: Article, isAfter: boolean) => string[])[] = [({ file }) => [file], ({ id }) => [id], (article, isAfter) => (isAfter ? aliases(article) : [article.id]), ({ digest }) => [digest]];
  for (const keysOf of ways) {
    const known = new Map(before.flatMap((article) => keysOf(article, false).map((key) => [key, article] as const)));
    const taken = new Set<Article>();
    after = after.filter((article) => {
      const found = keysOf(article, true).map((key) => known.get(key)).find((other) => other && !taken.has(other));
      if (!found) return true;
      taken.add(found);
      pairs.push([found, article]);
      return false;
    });
    before = before.filter((article) => !taken.has(article));
  }
  return { pairs: pairs.sort(([, a], [, b]) => compareArticles(a, b)), added: after, removed: before.filter(({ file }) => !head.unread.has(file)).sort(compareArticles) };
}

function changedTexts(pairs: readonly Pair[]): Article[] {
  return pairs.flatMap(([before, after]) => (before.digest === after.digest ? [] : [after]));
}

const words = ['title', 'dateline', 'agency', 'rights', 'lang', 'embargo'] as const satisfies readonly (keyof Article)[];
const lists = ['stories', 'related', 'unrelated', 'aliases'] as const satisfies readonly (keyof Article)[];

/** The fields in which two states of an article differ, by their names in front matter, with what is short enough to be told. */
function compareFields(before: Article, after: Article): FieldChange[] {
  const told = (field: string, was: string | undefined, is: string | undefined): FieldChange[] => (was === is ? [] : [{ field, before: was, after: is }]);
  const named = (field: string, was: unknown, is: unknown): FieldChange[] => (JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field }]);
  const listed = (field: string, was: readonly string[], is: readonly string[]): FieldChange[] => {
    const [gone, come] = [was.filter((each) => !is.includes(each)), is.filter((each) => !was.includes(each))];
    return [...(gone.length > 0 ? [{ field, before: gone.join(', ') }] : []), ...(come.length > 0 ? [{ field, after: come.join(', ') }] : [])];
  };
  const namesOf = (list: Article['tags'] | Article['byline']): string[] => list.map(({ name }) => name);
  return [
    ...told('address', articlePath(before), articlePath(after)),
    ...words.flatMap((field) => told(field, before[field], after[field])),
    ...told('section', before.section?.name, after.section?.name),
    ...told('state', before.draft ? 'draft' : undefined, after.draft ? 'draft' : undefined),
    ...named('text', before.digest, after.digest), ...named('summary', before.summary, after.summary),
    ...listed('byline', namesOf(before.byline), namesOf(after.byline)), ...listed('tags', namesOf(before.tags), namesOf(after.tags)),
    ...lists.flatMap((field) => listed(field, before[field], after[field])),
    ...listed('updates', before.updates.map(tellUpdate), after.updates.map(tellUpdate)),
    ...told('translation_of', before.translationOf, after.translationOf), ...named('source', before.source, after.source),
    ...named('image', before.image, after.image), ...named('lead', before.lead, after.lead), ...named('time', before.instant, after.instant),
    ...told('file', before.file, after.file),
  ];
}

function tellUpdate({ date, type, text }: Article['updates'][number]): string {
  return `${date} ${type}: ${text}`;
}

type Name = (article: Article) => NamedArticle;

function comparePages(base: Planned, head: Planned, { pairs, unread, fresh }: { pairs: readonly Pair[]; unread: ReadonlySet<string>; fresh: readonly Article[] }, name: Name): Pick<Impact, 'gained' | 'lost' | 'redirected' | 'touched' | 'moved'> {
  const gained: PageName[] = [];
  const touched: PageName[] = [];
  const lost: Impact['lost'] = [];
  const redirected: Impact['redirected'] = [];
  const successors = new Map(pairs.map(([before, after]) => [articlePath(before), after]));
  for (const [path, view] of head.plan) {
    const old = base.plan.get(path);
    if (view.kind === 'redirect') {
      const to = (built: PlannedView | undefined): string | undefined => {
        const page = built?.build();
        return page?.kind === 'redirect' ? page.to : undefined;
      };
      const target = to(view) ?? '';
      if (!old || old.kind !== 'redirect' || to(old) !== target) redirected.push({ from: path, to: stripBase(target, head.settings) });
    } else if (!old || old.kind === 'redirect') gained.push(nameView(view));
    else if (!isSame(old, view, base, head)) touched.push(nameView(view));
  }
  for (const [path, view] of base.plan) {
    if (head.plan.has(path) || unread.has(base.files.get(path)?.article.file ?? '')) continue;
    const after = successors.get(path);
    lost.push({ ...nameView(view), mend: after ? { line: `aliases: [${path}]`, file: after.file } : toRedirect(path) });
  }
  const isTouched = new Set(touched.map(({ path }) => path));
  // An article that moved is still the same.
  const renamed = new Map(pairs.map(([before, after]) => [before, after.id]));
  const related = (archive: Archive, article: Article): Map<string, string> => {
    const { earlier, later } = archive.relations.relatedOf(article);
    return new Map([...earlier, ...later].map(({ article: other }) => [renamed.get(other) ?? other.id, other.title]));
  };
  const moved = pairs.filter(([, after]) => isTouched.has(articlePath(after))).flatMap(([before, after]) => {
    const [was, is] = [related(base.archive, before), related(head.archive, after)];
    const [came, left] = [[...is].filter(([id]) => !was.has(id)), [...was].filter(([id]) => !is.has(id))];
    return came.length + left.length === 0 ? [] : [{ article: name(after), came: came.map(([, title]) => title), left: left.map(([, title]) => title) }];
  });
  // Pages that hold what changed come before calendars that only count it.
  const holding = new Set([...pairs.flatMap(([before, after]) => (before.digest === after.digest && before.title === after.title ? [] : [after])), ...fresh].flatMap((article) => findPeriods(articlePath(article))));
  const byNearness = (a: PageName, b: PageName): number => Number(holding.has(b.path)) - Number(holding.has(a.path)) || (a.path < b.path ? -1 : 1);
  return { gained: gained.sort(byNearness), lost: lost.sort(articlesFirst), redirected, touched: touched.sort(byNearness), moved };
}

/** The pages of the day, month and year of an article's address. */
function findPeriods(path: string): string[] {
  const [, year = '', month = '', day = ''] = path.split('/');
  return [`/${year}/`, `/${year}/${month}/`, `/${year}/${month}/${day}/`];
}

/** What keeps the address of a tag or story that has another name. */
function toRedirect(path: string): { line: string; file: string } | undefined {
  const [, room, slug] = /^\/(tags|stories)\/([^/]+)\/$/.exec(path) ?? [];
  return slug === undefined ? undefined : { line: `redirect_from: [${slug}]`, file: `${room}/` };
}

function articlesFirst(a: PageName, b: PageName): number {
  return Number(b.kind === 'article') - Number(a.kind === 'article') || (a.path < b.path ? -1 : 1);
}

function stripBase(href: string, settings: Settings): string {
  const base = basePath(settings).replace(/\/$/, '');
  return href.startsWith(base) ? href.slice(base.length) : href;
}

function nameView(view: PlannedView): PageName {
  return { path: view.path, kind: view.kind, title: view.kind === 'redirect' ? '' : view.build().title };
}

/** Whether a page shows what it showed: known by its key, else both are made. */
function isSame(before: PlannedView, after: PlannedView, base: Planned, head: Planned): boolean {
  const key = after.key?.();
  if (key !== undefined && before.key?.() === key) return true;
  const [was, is] = [tellPage(before, base), tellPage(after, head)];
  return was === is;
}

function tellPage(view: PlannedView, { archive, settings, files }: Planned): string {
  const file = files.get(view.path);
  const { json, text } = storeView(view.build(), file, archive, settings);
  return JSON.stringify([json, text?.replace(/^\{"file":"(?:[^"\\]|\\.)*",/, '{'), file?.article.digest]);
}

/** Articles that are new or have a new text, and those whose reports, headlines or sources they repeat. */
function findDuplicates({ articles, relations }: Archive, fresh: readonly Article[], name: Name): Impact['duplicates'] {
  const published = new Set(articles);
  const told = new Set<Article>();
  const titles = new Map<string, Article[]>();
  const sources = new Map<string, Article[]>();
  const put = (map: Map<string, Article[]>, key: string | undefined, article: Article): void => {
    if (key !== undefined) map.set(key, [...(map.get(key) ?? []), article]);
  };
  const foldTitle = ({ title }: Article): string => title.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]+/gu, ' ').trim();
  const wanted = new Set(fresh.map(foldTitle));
  for (const article of articles) {
    if (wanted.has(foldTitle(article))) put(titles, foldTitle(article), article);
    put(sources, article.source?.url, article);
  }
  return fresh.filter((article) => published.has(article)).flatMap((article) => {
    const ways: { why: string; others: readonly Article[] }[] = [
      { why: 'the same text as', others: relations.variantsOf(article) },
      { why: 'the same source as', others: sources.get(article.source?.url ?? '') ?? [] },
      { why: 'the same headline as', others: titles.get(foldTitle(article)) ?? [] },
    ];
    const found = ways.map(({ why, others }) => ({ why, other: others.find((other) => other !== article && !told.has(other) && !isTranslation(other, article)) })).find(({ other }) => other);
    if (found?.other) told.add(article);
    return found?.other ? [{ article: name(article), other: name(found.other), why: found.why }] : [];
  });
}

/** A translation repeats what it translates. */
function isTranslation(a: Article, b: Article): boolean {
  return a.lang !== b.lang && (a.translationOf ?? b.translationOf) !== undefined;
}
