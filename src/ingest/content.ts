import fs from 'node:fs';
import path from 'node:path';
import type { Picture } from '../archive/article.ts';
import { openLedger, type Ledger } from '../archive/ledger.ts';
import type { StoryFile } from '../archive/stories.ts';
import type { TagFile } from '../archive/tags.ts';
import type { Settings } from '../site/settings.ts';
import { mentionsOf, readArticle, readingManner, readName, type ArticleFile, type ArticleReading, type ReadingManner } from './article-file.ts';
import { checkTogether } from './cross-check.ts';
import { readLedgerFile } from './ledger-file.ts';
import { readPicture } from './pictures.ts';
import type { Problem } from './problem.ts';
import { readPage, readSettings, readStory, readTag, type PageFile, type Registered } from './registry-files.ts';
import { readBytes, scanContent, settingsFile, type FoundFile } from './scan.ts';
import { largestText, type SourceFile } from './source-file.ts';

/** An article file with its pictures measured. */
export interface IngestedArticle extends ArticleFile {
  measured: (Picture | undefined)[];
}

/** One archive's content, checked file by file and together. With a problem nothing may be published. */
export interface Content {
  settings?: Settings;
  articles: IngestedArticle[];
  tags: TagFile[];
  stories: StoryFile[];
  pages: PageFile[];
  ledger: Ledger;
  problems: Problem[];
  /** Markdown files under `articles/`, refused ones included. */
  files: number;
  refused: number;
}

/** Remembers readings between builds; `read` is called for what is not remembered. */
export type Remember = (found: FoundFile, manner: ReadingManner, open: () => Uint8Array, read: (bytes: Uint8Array) => ArticleReading) => ArticleReading;

const forgetful: Remember = (_found, _manner, open, read) => read(open());

/** Reads and checks a whole content folder. It throws nothing for what an editor wrote. */
export function readContent(root: string, remember: Remember = forgetful, scan = scanContent(root)): Content {
  const settings = readSettingsFile(root);
  const manner = readingManner('value' in settings ? settings.value : undefined);
  const { language } = manner;
  const ledger = readLedgerFile(root);
  const problems: Problem[] = ['problems' in settings ? settings.problems : [], scan.problems, ledger.problems].flat();
  const sourceOf = (file: string): SourceFile => ({ file, bytes: readBytes(root, file, largestText) });
  const files: ArticleFile[] = [];
  const refused = { articles: new Set<string>(), tags: new Set<string>(), stories: new Set<string>() };
  for (const found of scan.articles) {
    const reading = remember(found, manner, () => readBytes(root, found.file, largestText), (bytes) => readArticle({ file: found.file, bytes }, manner));
    if ('value' in reading) files.push(reading.value);
    else {
      refused.articles.add(readName(found.file).slug);
      for (const problem of reading.problems) problems.push(problem);
    }
  }
  const readAll = <T>(list: readonly FoundFile[], read: (source: SourceFile) => Registered<T> | { problems: Problem[] }, failed?: Set<string>): Registered<T>[] =>
    list.flatMap(({ file }) => {
      const reading = read(sourceOf(file));
      if (!('problems' in reading)) return [reading];
      failed?.add(path.posix.basename(file, '.md'));
      for (const problem of reading.problems) problems.push(problem);
      return [];
    });
  const tags = readAll(scan.tags, readTag, refused.tags);
  const stories = readAll(scan.stories, readStory, refused.stories);
  const pages = readAll(scan.pages, (source) => readPage(source, language));
  const sizes = new Map(scan.pictures.map(({ file, size }) => [file, size]));
  const ids = new Map(files.map(({ article }) => [article.file, article.id]));
  const articles = files.map((file) => measurePictures(root, nameByFile(file, ids), sizes, problems));
  for (const problem of checkTogether(articles, tags, stories, pages.map(({ value }) => value), refused)) problems.push(problem);
  const values = <T>(registered: Registered<T>[]): T[] => registered.map(({ value }) => value);
  return {
    settings: 'value' in settings ? settings.value : undefined,
    articles, tags: values(tags), stories: values(stories), pages: values(pages), ledger: openLedger(ledger.rows), problems,
    files: scan.articles.length, refused: scan.articles.length - files.length,
  };
}

/** Lets a relative `.md` link mean the very file it names, whatever slug that file has. */
function nameByFile(file: ArticleFile, ids: ReadonlyMap<string, string>): ArticleFile {
  if (!file.body.links.some((link) => link.file !== undefined)) return file;
  const links = file.body.links.map((link) => {
    const id = link.file === undefined ? undefined : ids.get(path.posix.join(path.posix.dirname(file.article.file), link.file));
    return id === undefined ? link : { ...link, reference: id };
  });
  return change(file, { body: change(file.body, { links }), article: change(file.article, { mentions: mentionsOf(links) }) });
}

/** Gives the file itself its measured pictures where there are none to measure, else a copy. */
function measurePictures(root: string, file: ArticleFile, sizes: ReadonlyMap<string, number>, problems: Problem[]): IngestedArticle {
  const measure = (wanted: ArticleFile['pictures'][number]): Picture | undefined => {
    const picture = readPicture(root, file.article.file, wanted, sizes);
    if (!('reason' in picture)) return picture;
    problems.push(picture);
    return undefined;
  };
  // Most articles have none.
  if (!file.lead && file.pictures.length === 0) return Object.assign(file, { measured: [] });
  const image = file.lead && measure(file.lead);
  return change(file, { article: image ? change(file.article, { image }) : file.article, measured: file.pictures.map(measure) });
}

/** A copy with other values. What its prototype reads when it is asked for stays unread. */
function change<T extends object, C extends object>(record: T, changes: C): T & C {
  return Object.assign(Object.create(Object.getPrototypeOf(record) as object | null) as object, record, changes);
}

/** How the articles of a content folder are read. */
export function readManner(root: string): ReadingManner {
  const settings = readSettingsFile(root);
  return readingManner('value' in settings ? settings.value : undefined);
}

/** The language of articles that name none. */
export function readLanguage(root: string): string {
  return readManner(root).language;
}

/** The settings of the archive, or why they cannot be read. */
export function readSettingsFile(root: string): { value: Settings } | { problems: Problem[] } {
  const refuse = (reason: string, hint: string): { problems: Problem[] } =>
    ({ problems: [{ severity: 'problem', file: settingsFile, line: 1, column: 1, field: 'file', rule: 'settings', reason, hint }] });
  const status = fs.lstatSync(path.join(root, settingsFile), { throwIfNoEntry: false });
  if (!status) return refuse('The settings of the archive are missing.', 'Add the file with `name: …` and `address: https://…/`.');
  if (!status.isFile()) return refuse('`archive.yaml` is not a regular file.', 'Put the file itself here.');
  return readSettings({ file: settingsFile, bytes: readBytes(root, settingsFile, largestText) });
}
