import path from 'node:path';
import { fillBody, type FilledLink, type FilledPicture } from '../markdown/body.ts';
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
  const stored = store.readView(at);
  if (!stored) return undefined;
  const view = JSON.parse(stored.json) as PageView;
  return stored.text === undefined || view.kind !== 'article' ? view : { ...view, body: fillText(store, JSON.parse(stored.text) as ViewText) };
}

/** The view without its text. */
export function readBare(store: Store, at: string): PageView | undefined {
  const stored = store.readView(at);
  return stored && (JSON.parse(stored.json) as PageView);
}

function fillText(store: Store, { file, links, pictures }: ViewText): string {
  return fillBody(store.readPart(file, 'body') ?? '', links, pictures);
}
