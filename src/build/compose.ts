import { buildArchive, type Archive } from '../archive/archive.ts';
import { isPublished, isWithdrawn, type Article } from '../archive/article.ts';
import { resolveReference } from '../archive/references.ts';
import type { RelationMemory } from '../archive/relations/memory.ts';
import { packMemory, unpackMemory } from '../archive/relations/packed.ts';
import { readContent, type Content, type IngestedArticle } from '../ingest/content.ts';
import type { Problem } from '../ingest/problem.ts';
import { fillBody, listParagraphs, type Body, type FilledLink } from '../markdown/body.ts';
import { addressesOf, articlePath, picturePath } from '../site/addresses.ts';
import { basePath, type Settings } from '../site/settings.ts';
import type { Store } from '../store/store.ts';
import { buildViews } from '../views/build-views.ts';
import type { PageView } from '../views/pages.ts';
import { pipelineVersion } from './fingerprint.ts';
import { rememberIn } from './remember.ts';

/** How many files became what. The parts always add up to `files`. */
export interface Tally {
  files: number;
  published: number;
  drafts: number;
  embargoed: number;
  refused: number;
}

/** What a build is made of, or why there is none. */
export interface Composition {
  problems: Problem[];
  tally: Tally;
  settings?: Settings;
  archive?: Archive;
  /** Files to stand beside their articles: path of the page's file below `dist/` → file below `content/`. */
  pictures: Map<string, string>;
  views: { total: number; changed: number };
}

export interface ComposeOptions {
  /** The content folder. */
  content: string;
  store: Store;
  /** Milliseconds since 1970: what embargoes are held against. */
  now: number;
}

/** Content → archive → views in the store. With a problem the store's views stay as they were. */
export function compose({ content: root, store, now }: ComposeOptions): Composition {
  const content = readRemembered(root, store);
  const tally = countFiles(content, now);
  const { problems, archive, views } = prepare(content, now, recallRelations(store));
  if (!archive || !content.settings) return { problems, tally, pictures: new Map(), views: { total: 0, changed: 0 } };
  const written = store.replaceViews(views.map((view) => ({ path: view.path, json: JSON.stringify(view) })));
  store.writeRelations(pipelineVersion(), packMemory(archive.relations.memory));
  const published = content.articles.filter(({ article }) => isPublished(article, now));
  return { problems, tally, settings: content.settings, archive, pictures: findPictures(published), views: written };
}

/** What the last build's relations were found from, where this very code found them. */
export function recallRelations(store: Store): RelationMemory | undefined {
  const packed = store.readRelations(pipelineVersion());
  return packed && unpackMemory(packed);
}

/**
 * Every problem of a content folder, those that only the finished pages show included. With one there is no archive.
 * `memory` saves time and changes nothing.
 */
export function prepare(content: Content, now: number, memory?: RelationMemory): { problems: Problem[]; archive?: Archive; views: PageView[] } {
  const refused = content.problems.some((problem) => problem.severity === 'problem');
  if (refused || !content.settings) return { problems: content.problems, views: [] };
  const published = content.articles.filter(({ article }) => isPublished(article, now));
  const archive = buildArchive(published.map(({ article }) => article), content.tags, content.stories, memory);
  const views = [...composeViews(archive, content.settings, published, content)];
  const texts = [...published.map(({ article, body, bodyLine }) => ({ file: article.file, body, bodyLine })), ...content.pages];
  const found = [...checkPaths(views, content), ...checkPathLinks(views, content), ...checkHiddenTitles(texts, archive)];
  const problems = [...content.problems, ...found];
  return found.length > 0 ? { problems, views: [] } : { problems, archive, views };
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
export function readRemembered(root: string, store: Store): Content {
  let content: Content | undefined;
  store.transaction(() => {
    content = readContent(root, rememberIn(store, pipelineVersion(), () => Date.now()));
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

function composeViews(archive: Archive, settings: Settings, published: readonly IngestedArticle[], content: Content): Generator<PageView> {
  const { href } = addressesOf(settings, basePath(settings));
  const files = new Map(published.map((file) => [file.article.id, file]));
  const resolve = (body: Body): (FilledLink | undefined)[] => body.links.map(({ reference, path }) => {
    if (path !== undefined) return { href: href(path), title: path };
    const target = resolveReference(reference, archive.references);
    return target && { href: href(articlePath(target)), title: target.title };
  });
  const ofArticle = (article: Article): string => {
    const file = files.get(article.id);
    if (!file) return '';
    const pictures = file.measured.map((picture) => picture && { src: href(picturePath(article, picture.file)), width: picture.width, height: picture.height });
    return fillBody(file.body, resolve(file.body), pictures);
  };
  const pages = content.pages.map(({ slug, title, summary, body }) => ({ slug, title, summary, html: fillBody(body, resolve(body), []) }));
  const paragraphsOf = (article: Article): string[] => {
    const file = files.get(article.id);
    return file ? listParagraphs(file.body) : [];
  };
  return buildViews(archive, settings, { ofArticle, paragraphsOf, pages });
}

/** Two pages at one address: an alias or an old slug of a tag or story that stands where a page is. */
function checkPaths(views: readonly PageView[], { articles, tags, stories }: Content): Problem[] {
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
function checkPathLinks(views: readonly PageView[], content: Content): Problem[] {
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

function findPictures(published: readonly IngestedArticle[]): Map<string, string> {
  const pictures = new Map<string, string>();
  for (const { article, measured } of published.filter((file) => !isWithdrawn(file.article))) {
    for (const picture of [article.image, ...measured]) if (picture) pictures.set(picturePath(article, picture.file).slice(1), picture.file);
  }
  return pictures;
}
