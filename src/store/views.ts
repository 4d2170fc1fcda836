import path from 'node:path';
import { markParagraphs } from '../markdown/anchors.ts';
import { fillBody, type FilledLink, type FilledPicture } from '../markdown/body.ts';
import { listLines } from '../markdown/lines.ts';
import type { PageView } from '../views/pages.ts';
import { openStore, type Store } from './store.ts';

/** What an article's text is filled with when its page is made. */
export interface ViewText {
  /** The article's file, under which its text is kept. */
  file: string;
  /** Place by place; null where a link leads nowhere, or a picture is missing. */
  links: (FilledLink | null)[];
  pictures: (FilledPicture | null)[];
}

export type Reader = (path: string) => PageView | undefined;

let given: Reader | undefined;
let opened: { folder: string; store: Store } | undefined;

/** From now on views are read through `reader`. */
export function readViewsFrom(reader: Reader): void {
  given = reader;
}

/** The views' folder: `BACKFILE_CACHE`, or `.cache` of the project. */
function currentStore(): Store {
  const folder = path.resolve(process.env['BACKFILE_CACHE'] ?? '.cache');
  if (opened?.folder !== folder) {
    opened?.store.close();
    opened = { folder, store: openStore(folder) };
  }
  return opened.store;
}

/** The path of every page, in code-unit order. */
export function listPaths(): string[] {
  return currentStore().listViews().map((view) => view.path);
}

/** The one record a page is made from, or undefined where the archive has no such page. */
export function readView(at: string): PageView | undefined {
  return given ? given(at) : readPage(currentStore(), at);
}

/** The same from a store that is open. */
export function readPage(store: Store, at: string): PageView | undefined {
  const page = openPage(store, at);
  return page && (page.text === undefined || page.view.kind !== 'article' ? page.view : { ...page.view, body: page.readBody() });
}

/** The view without its text. */
export function readBare(store: Store, at: string): PageView | undefined {
  const stored = store.readView(at);
  return stored && (JSON.parse(stored.json) as PageView);
}

/** The text of an article without its marks, a line for each paragraph; undefined where the page has no text of an article. */
export function readPlainText(store: Store, at: string): string | undefined {
  const kept = store.readPlain(at);
  const text = kept === undefined ? store.readView(at)?.text : undefined;
  return text === undefined ? kept : listLines(fillText(store, JSON.parse(text) as ViewText, (html) => html)).join('\n');
}

function fillText(store: Store, { file, links, pictures }: ViewText, change: (html: string) => string): string {
  return fillBody(change(store.readPart(file, 'body') ?? ''), links, pictures);
}

/** A view whose text is filled in when it is asked for. */
export interface OpenPage {
  view: PageView;
  /** What its text is filled with; absent where that stands in the view. */
  text?: ViewText;
  /** The HTML of an article, each paragraph with its anchor, every link resolved. */
  readBody: () => string;
  /** The same without anchors. */
  readPlainBody: () => string;
  /** Its text without its marks, a line for each paragraph. */
  readPlainText: () => string;
}

export function openPage(store: Store, at: string): OpenPage | undefined {
  const stored = store.readView(at);
  if (!stored) return undefined;
  const view = JSON.parse(stored.json) as PageView;
  const text = stored.text === undefined ? undefined : JSON.parse(stored.text) as ViewText;
  const fill = (change: (html: string) => string): string => (text ? fillText(store, text, change) : '');
  return { view, text, readBody: () => fill(markParagraphs), readPlainBody: () => fill((html) => html), readPlainText: () => readPlainText(store, at) ?? '' };
}
