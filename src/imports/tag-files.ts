import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { findAncestors, indexTagNames, tagKey, type TagFile } from '../archive/tags.ts';
import { readTag } from '../ingest/registry-files.ts';
import { scanContent } from '../ingest/scan.ts';
import { writeNewFile } from '../ingest/write-article.ts';
import { toSlug } from '../site/slugs.ts';
import type { ToldTagFile } from './report.ts';

interface Wide {
  name: string;
  parents: string[];
}

/**
 * Gives each tag that stood below others a file that names them, and each of those a file too. `settle` is the spelling under which a
 * name is kept. Files that are there are left; what they lack is told.
 */
export function writeTagFiles(borne: ReadonlySet<string>, wider: ReadonlyMap<string, readonly string[]>, settle: (name: string) => string | undefined, { root, dryRun }: { root: string; dryRun: boolean }): ToldTagFile[] {
  const standing = readStanding(root);
  const names = indexTagNames(standing);
  const slugOf = (name: string): string => names.get(tagKey(name)) ?? standing.find(({ redirectFrom }) => redirectFrom.includes(toSlug(name)))?.slug ?? toSlug(name);
  const planned = linkTags(wider, settle, slugOf, standing);
  const needed = new Set([...borne].map(slugOf).filter((slug) => (planned.get(slug)?.parents.length ?? 0) > 0).flatMap((slug) => [slug, ...findAncestors(slug, planned)]));
  return [...needed].sort().flatMap((slug): ToldTagFile[] => {
    const { name, parents } = planned.get(slug) ?? { name: slug, parents: [] };
    const file = `tags/${slug}.md`;
    const left = (missing: string[], reason?: string): ToldTagFile[] => (missing.length === 0 ? [] : [{ name: file, parents: missing, fate: 'left', reason }]);
    const own = standing.find((each) => each.slug === slug);
    if (own) return left(parents.filter((parent) => !own.parents.includes(parent)));
    const text = `---\n${stringify({ name, ...(parents.length > 0 ? { parents } : {}) }, { lineWidth: 0 })}---\n`;
    const writing = dryRun ? 'written' : writeNewFile(root, file, text);
    return typeof writing === 'object' ? left(parents, writing.reason) : [{ name: file, parents, fate: 'written' }];
  });
}

/** Slug → its name and the slugs right above it. A link that would close a circle is left out. */
function linkTags(wider: ReadonlyMap<string, readonly string[]>, settle: (name: string) => string | undefined, slugOf: (name: string) => string, standing: readonly TagFile[]): Map<string, Wide> {
  const planned = new Map<string, Wide>();
  const files = new Map<string, { parents: readonly string[] }>(standing.map((file) => [file.slug, file]));
  const add = (name: string): { slug: string; wide: Wide } => {
    const slug = slugOf(name);
    const wide = planned.get(slug) ?? { name, parents: [] };
    planned.set(slug, wide);
    return { slug, wide };
  };
  for (const [below, parents] of wider) {
    for (const above of parents) {
      const [lower, upper] = [settle(below), settle(above)];
      if (lower === undefined || upper === undefined) continue;
      const { slug, wide } = add(lower);
      const parent = add(upper).slug;
      if (parent === slug || wide.parents.includes(parent) || findAncestors(parent, files).includes(slug)) continue;
      wide.parents.push(parent);
      files.set(slug, { parents: [...files.get(slug)?.parents ?? [], parent] });
    }
  }
  return planned;
}

function readStanding(root: string): TagFile[] {
  return scanContent(root).tags.flatMap(({ file }) => {
    const read = readTag({ file, bytes: fs.readFileSync(path.join(root, file)) });
    return 'value' in read ? [read.value] : [];
  });
}
