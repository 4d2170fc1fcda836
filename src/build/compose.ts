import { randomInt } from 'node:crypto';
import { buildArchive, type Archive } from '../archive/archive.ts';
import { isPublished, isWithdrawn, type Article, type Picture } from '../archive/article.ts';
import { resolveReference } from '../archive/references.ts';
import type { RelationMemory } from '../archive/relations/memory.ts';
import { packMemory, unpackMemory } from '../archive/relations/packed.ts';
import { withParents } from '../archive/tags.ts';
import { buildArticleRows } from '../exports/data/rows.ts';
import { formatDaysJson } from '../exports/days.ts';
import { buildSearchRecord } from '../exports/search.ts';
import { readContent, type Content, type IngestedArticle } from '../ingest/content.ts';
import type { Problem } from '../ingest/problem.ts';
import { scanContent, type Scan } from '../ingest/scan.ts';
import { fillBody, listParagraphs, type Body, type FilledLink, type FilledPicture } from '../markdown/body.ts';
import { listLines } from '../markdown/lines.ts';
import { addressesOf, articlePath, picturePath } from '../site/addresses.ts';
import { pictureSizes, sourcesOf, widthsOf } from '../site/pictures.ts';
import { basePath, dataKindsOf, twinsOf, type Settings } from '../site/settings.ts';
import type { KeyedView, Store, StoredView } from '../store/store.ts';
import type { ViewText } from '../store/views.ts';
import { planViews } from '../views/build-views.ts';
import type { Versions } from '../views/keys.ts';
import type { Feed } from '../views/feeds.ts';
import type { PageView, PlannedView } from '../views/pages.ts';
import { forgetComposition, noteComposition, signContent, type Composition, type PictureFile, type Tally } from './composition.ts';
import { noteSiteRows } from './data-rows.ts';
import { digestOf, pipelineVersion, viewsVersion } from './fingerprint.ts';
import { checkPromises } from './promises.ts';
import { rememberIn, type Readings } from './remember.ts';
import type { Timer } from './timing.ts';

export interface ComposeOptions {
  /** The content folder. */
  content: string;
  store: Store;
  /** Milliseconds since 1970: what embargoes are held against. */
  now: number;
  /** What the content folder holds, where it is known already. */
  scan?: Scan;
  timer?: Timer;
  /** What the last composition of this process kept. */
  kept?: Kept;
}

/** What a process that composes again and again keeps in memory. */
export interface Kept {
  readings: Readings;
  relations?: RelationMemory;
  /** The site as it was last sound: what `previewArticle` shows a saved article in. */
  site?: { archive: Archive; content: Content; settings: Settings };
}

/** The part of all articles of which something new must be known before relations are written again: they are large. */
const worthKeeping = 1 / 100;

/** Content → archive → views in the store. With a problem the store's views stay as they were. */
export function compose({ content: root, store, now, scan = scanContent(root), timer, kept }: ComposeOptions): Composition {
  const signature = signContent(root, scan, Date.now());
  const content = readRemembered(root, store, scan, kept?.readings);
  const tally = countFiles(content, now);
  timer?.end('content', tally.files, 0);
  const memory = kept?.relations ?? recallRelations(store);
  const { problems, archive, plan } = prepare(content, now, memory);
  timer?.end('archive and relations', tally.published, tally.published);
  if (!archive || !content.settings) return { problems, tally, days: '', rows: '', pictures: new Map(), views: { total: 0, made: 0, changed: 0 } };
  // From here on the store holds other views than those a build may have noted.
  forgetComposition(store);
  const published = content.articles.filter(({ article }) => isPublished(article, now));
  const views = store.replaceViews(storeViews(plan, archive, content.settings, published));
  timer?.end('views', views.total, views.made);
  // An older memory in the store only costs the next build time: little news can wait, and what a process keeps itself is written once.
  if (archive.relations.news > published.length * worthKeeping && !kept?.relations) store.writeRelations(pipelineVersion(), packMemory(archive.relations.memory));
  if (kept) Object.assign(kept, { relations: archive.relations.memory, site: { archive, content, settings: content.settings } });
  const composition: Composition = { problems, tally, settings: content.settings, days: formatDaysJson(archive), rows: noteSiteRows(store, archive, content.settings), pictures: findPictures(published), views };
  return noteComposition(store, content.articles.flatMap(({ article }) => article.embargo ?? []), now, signature, composition);
}

/** What the last build's relations were found from, where this very code found them. */
export function recallRelations(store: Store): RelationMemory | undefined {
  const packed = store.readRelations(pipelineVersion());
  return packed && unpackMemory(packed);
}

/**
 * Every problem of a content folder, those that only the planned pages show included. With one there is no archive.
 * `memory` saves time and changes nothing.
 */
export function prepare(content: Content, now: number, memory?: RelationMemory): { problems: Problem[]; archive?: Archive; plan: PlannedView[] } {
  const refused = content.problems.some((problem) => problem.severity === 'problem');
  if (refused || !content.settings) return { problems: content.problems, plan: [] };
  const { archive, plan, problems: found } = planContent(content, content.settings, now, memory);
  const problems = [...content.problems, ...found];
  return found.length > 0 ? { problems, plan: [] } : { problems, archive, plan };
}

/** The pages of what was read, whatever else is the matter with it, and the problems that only they show. */
export function planContent(content: Content, settings: Settings, now: number, memory?: RelationMemory): { archive: Archive; plan: PlannedView[]; problems: Problem[] } {
  const published = content.articles.filter(({ article }) => isPublished(article, now));
  const archive = buildArchive(published.map(({ article }) => article), content.tags, content.stories, { memory, revision: randomInt(2 ** 32), likeness: settings.likeness, ledger: content.ledger });
  const plan = [...planPages(archive, settings, published, content)];
  const texts = [...published.map(({ article, body, bodyLine }) => ({ file: article.file, body, bodyLine })), ...content.pages];
  return { archive, plan, problems: [...checkPaths(plan, content), ...checkPathLinks(plan, content), ...checkHiddenTitles(texts, archive), ...checkPromises(plan, archive, content, now)] };
}

/** Views one at a time, each with what its text is filled with and a digest of all it shows. */
function* storeViews(plan: readonly PlannedView[], archive: Archive, settings: Settings, published: readonly IngestedArticle[]): Generator<KeyedView> {
  const files = new Map(published.map((file) => [articlePath(file.article), file]));
  for (const { path, key, exactly, build, feed } of plan) {
    yield { path, key: key?.() ?? '', exactly, make: () => ({ ...storeView(build(), files.get(path), archive, settings), feed: feed && storeFeed(feed()) }) };
  }
}

function storeFeed(feed: Feed): StoredView['feed'] {
  const json = JSON.stringify(feed);
  return { title: feed.title, json, digest: digestOf([json]) };
}

/** A view as it is kept; `file` is that of an article's page. */
export function storeView(view: PageView, file: IngestedArticle | undefined, archive: Archive, settings: Settings): StoredView {
  const { path } = view;
  const json = JSON.stringify(view);
  const card = view.card && JSON.stringify(view.card);
  const rows = view.kind === 'article' && file && dataKindsOf(settings).length > 0 ? buildArticleRows(view, file.article, archive, addressesOf(settings, basePath(settings))) : undefined;
  // Another code may give other rows of the same view.
  const storeRows = (...version: string[]): StoredView['data'] => rows && { json: JSON.stringify(rows), digest: digestOf([viewsVersion(), JSON.stringify(rows.article), ...version]) };
  if (view.kind !== 'article' || view.withdrawn || !file) return { path, kind: view.kind === 'article' ? 'withdrawn' : view.kind, json, card, data: storeRows(), digest: digestOf([json]), noindex: view.noindex };
  const { href } = addressesOf(settings, basePath(settings));
  const pictures = file.measured.map((picture) => (picture ? fillPicture(href(picturePath(file.article, picture.file)), picture) : null));
  const filled: ViewText = { file: file.article.file, links: fillLinks(file.body, archive, settings), pictures };
  const text = JSON.stringify(filled);
  const record = JSON.stringify(buildSearchRecord(view, withParents(archive.tagsOf(file.article), archive.tags)));
  // The same file, read by the same code, is the same HTML.
  const version = [text, file.version, pipelineVersion()];
  const plain = wantsPlain(settings) ? (): string => listLines(fillBody(file.body.html, filled.links, filled.pictures)).join('\n') : undefined;
  return { path, kind: view.kind, json, text, card, data: storeRows(...version), plain, digest: digestOf([json, ...version]), record: { json: record, digest: digestOf([record, ...version]) }, modified: view.modified ?? view.date, noindex: view.noindex };
}

/** Whether files of the site bear texts without their marks: they are taken from the HTML once for all of them. */
function wantsPlain(settings: Settings): boolean {
  return dataKindsOf(settings).some((kind) => kind === 'jsonl' || kind === 'sqlite') || twinsOf(settings).includes('text');
}

function fillPicture(src: string, picture: Picture): FilledPicture {
  return { src, width: picture.width, height: picture.height, sources: sourcesOf(src, picture), sizes: pictureSizes };
}

/** What tells views of unchanged articles from others. */
function versionsOf(published: readonly IngestedArticle[], { settings, tags, stories, pages }: Content): Versions {
  // Equal files of other names are other articles: a name gives the slug and the day.
  const versions = new Map(published.map(({ article, version, measured }) => {
    const own = `${version.slice(0, 22)} ${article.file}`;
    return [article, article.image || measured.length > 0 ? digestOf([own, JSON.stringify([article.image, measured])]) : own];
  }));
  return {
    site: digestOf([viewsVersion(), JSON.stringify([settings, tags, stories, pages.map(({ slug, title }) => [slug, title])])]),
    of: (article) => versions.get(article) ?? article.id,
  };
}

/** Where the links of a text lead: with the other article's title where the text names it by slug alone. */
function fillLinks({ links }: Pick<Body, 'links'>, archive: Archive, settings: Settings): (FilledLink | null)[] {
  const { href } = addressesOf(settings, basePath(settings));
  return links.map(({ reference, path, titled }) => {
    if (path !== undefined) return { href: href(path), title: titled ? path : undefined };
    const target = resolveReference(reference, archive.references);
    return target ? { href: href(articlePath(target)), title: titled ? target.title : undefined } : null;
  });
}

/** Links that would show the title of an article that is not published: its slug must not stand there either. */
function checkHiddenTitles(texts: readonly { file: string; body: Body; bodyLine: number }[], archive: Archive): Problem[] {
  return texts.flatMap(({ file, body, bodyLine }) => body.links.flatMap(({ reference, path, titled, line, column }) =>
    !titled || path !== undefined || resolveReference(reference, archive.references) ? [] : [{
      severity: 'problem' as const, file, line: line + bodyLine - 1, column, field: 'text', rule: 'link',
      reason: `The article \`${reference}\` is not published, so its title cannot stand here.`, hint: `Write \`[[${reference}|some words]]\`, which stay plain until it is.`,
    }]));
}

/** Reads and checks without building: what `check` reports. */
export function readRemembered(root: string, store: Store, scan?: Scan, readings?: Readings): Content {
  let content: Content | undefined;
  store.transaction(() => {
    content = readContent(root, rememberIn(store, pipelineVersion(), () => Date.now(), readings), scan);
    store.keepSources(new Set(content.articles.map(({ article }) => article.file)));
  });
  if (!content) throw new TypeError('The content was not read.');
  return content;
}

/** @throws when a file is neither published, nor a draft, nor under embargo, nor refused: nothing may be lost in silence. */
export function countFiles(content: Content, now: number): Tally {
  const drafts = content.articles.filter(({ article }) => article.draft).length;
  const published = content.articles.filter(({ article }) => isPublished(article, now)).length;
  const embargoed = content.articles.filter(({ article }) => !article.draft && !isPublished(article, now)).length;
  const tally = { files: content.files, published, drafts, embargoed, refused: content.refused };
  if (published + drafts + embargoed + tally.refused !== tally.files) throw new RangeError(`Of ${tally.files} files ${published + drafts + embargoed + tally.refused} are accounted for.`);
  return tally;
}

function planPages(archive: Archive, settings: Settings, published: readonly IngestedArticle[], content: Content): Generator<PlannedView> {
  const files = new Map(published.map((file) => [file.article.id, file]));
  const pages = content.pages.map(({ slug, title, summary, body }) => ({ slug, title, summary, html: fillBody(body.html, fillLinks(body, archive, settings), []) }));
  const paragraphsOf = (article: Article): string[] => {
    const file = files.get(article.id);
    return file ? listParagraphs(file.body) : [];
  };
  // The text of an article is filled in when its page is made.
  return planViews(archive, settings, { ofArticle: () => '', paragraphsOf, pages }, versionsOf(published, content));
}

/** Two pages at one address: an alias or an old slug of a tag or story that stands where a page is. */
function checkPaths(views: readonly PlannedView[], { articles, tags, stories }: Content): Problem[] {
  const taken = new Set<string>();
  return views.flatMap((view) => {
    // Some disks do not tell capitals from small letters.
    const key = view.path.normalize('NFC').toLowerCase();
    const clash = taken.has(key);
    taken.add(key);
    if (!clash || view.kind !== 'redirect') return [];
    const owner = articles.find(({ article }) => article.aliases.some((alias) => alias.replace(/\/*$/, '/') === view.path));
    const file = owner?.article.file ?? [...tags, ...stories].find((tag) => tag.redirectFrom.some((old) => view.path.includes(`/${old}/`)))?.file ?? 'archive.yaml';
    const field = owner ? 'aliases' : 'redirect_from';
    const place = owner?.places[field] ?? { line: 1, column: 1 };
    return [{ severity: 'problem' as const, file, ...place, field, rule: 'address', reason: `There is a page at \`${view.path}\` already.`, hint: 'Remove the old address, or give the page another.' }];
  });
}

/** Links to pages of the site that are not there. */
function checkPathLinks(views: readonly PlannedView[], content: Content): Problem[] {
  const paths = new Set(views.map((view) => view.path));
  const texts = [
    ...content.articles.map(({ article, body, bodyLine }) => ({ file: article.file, body, bodyLine })),
    ...content.pages,
  ];
  return texts.flatMap(({ file, body, bodyLine }) => body.links.flatMap(({ path, line, column }) =>
    path === undefined || paths.has(path) ? [] : [{
      severity: 'problem' as const, file, line: line + bodyLine - 1, column, field: 'text', rule: 'link',
      reason: `There is no page at \`${path}\`.`, hint: 'Correct the address, or write the words without a link.',
    }]));
}

function findPictures(published: readonly IngestedArticle[]): Map<string, PictureFile> {
  const pictures = new Map<string, PictureFile>();
  for (const { article, measured } of published.filter((file) => !isWithdrawn(file.article))) {
    for (const picture of [article.image, ...measured]) if (picture) pictures.set(picturePath(article, picture.file).slice(1), { file: picture.file, widths: widthsOf(picture) });
  }
  return pictures;
}
