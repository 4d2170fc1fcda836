import path from 'node:path';
import type { PageView } from '../views/pages.ts';
import { openStore, type Store } from './store.ts';

let opened: { folder: string; store: Store } | undefined;

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
  return currentStore().listPaths();
}

/** The one record a page is made from, or undefined where the archive has no such page. */
export function readView(at: string): PageView | undefined {
  return readPage(currentStore(), at);
}

/** The same from a store that is open. */
export function readPage(store: Store, at: string): PageView | undefined {
  const json = store.readView(at);
  return json === undefined ? undefined : (JSON.parse(json) as PageView);
}
