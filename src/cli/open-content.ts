import path from 'node:path';
import { findReferenced, indexReferences } from '../archive/references.ts';
import type { RelationMemory } from '../archive/relations/memory.ts';
import { readRemembered, recallRelations } from '../build/compose.ts';
import { refuseCache, refuseContent } from '../build/write.ts';
import type { Content, IngestedArticle } from '../ingest/content.ts';
import { readPath } from '../site/addresses.ts';
import { openStore } from '../store/store.ts';

/** The folders a command works on, as typed. */
export interface Folders {
  content: string;
  cache: string;
}

/** Reads a content folder with what the last build remembered of it, or says why it cannot be read. */
export function openContent({ content: contentFolder, cache }: Folders, cwd: string): { root: string; content: Content; memory?: RelationMemory } | { unusable: string } {
  const [root, kept] = [path.resolve(cwd, contentFolder), path.resolve(cwd, cache)];
  const unusable = refuseContent(root) ?? refuseCache(kept, root);
  if (unusable !== undefined) return { unusable };
  // It stays open: the texts of articles are read from it when they are asked for.
  const store = openStore(kept);
  return { root, content: readRemembered(root, store), memory: recallRelations(store) };
}

/** The articles someone may mean by a slug, an id, an address or a file: none, one or several. Drafts are among them. */
export function findTyped(typed: string, articles: readonly IngestedArticle[], { root, cwd, base }: { root: string; cwd: string; base: string }): IngestedArticle[] {
  const file = path.relative(root, path.resolve(cwd, typed)).split(path.sep).join('/');
  const byFile = articles.find(({ article }) => article.file === file || article.file === typed);
  if (byFile) return [byFile];
  const found = new Set(findReferenced(readPath(typed, base), indexReferences(articles.map(({ article }) => article))));
  return articles.filter(({ article }) => found.has(article));
}
