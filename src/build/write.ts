import fs from 'node:fs';
import path from 'node:path';
import { hasManifest } from './manifest.ts';

export function isInside(root: string, target: string): boolean {
  const relative = path.relative(root, target);
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** What every front page says of itself, by which a folder is known for a site of ours. A shard is known by its manifest. */
const mark = '<meta name="generator" content="Backfile"';

/** Why a folder cannot be the output, or undefined where it can: what was not built here is never replaced. */
export function refuseOutput(out: string, others: readonly string[]): string | undefined {
  const target = path.resolve(out);
  for (const other of others.map((folder) => path.resolve(folder))) {
    if (target === other || isInside(target, other)) return `The folder \`${out}\` holds \`${path.relative(target, other) || '.'}\` and cannot be replaced by a site.`;
    if (isInside(other, target) && path.basename(other) !== '' && fs.existsSync(path.join(other, 'archive.yaml'))) return `The folder \`${out}\` lies inside the content.`;
  }
  const status = fs.lstatSync(target, { throwIfNoEntry: false });
  if (!status) return undefined;
  if (!status.isDirectory()) return `\`${out}\` is not a folder.`;
  if (fs.readdirSync(target).length === 0) return undefined;
  if (hasManifest(target)) return undefined;
  const front = path.join(target, 'index.html');
  if (fs.statSync(front, { throwIfNoEntry: false })?.isFile() && fs.readFileSync(front, 'utf8').includes(mark)) return undefined;
  return `The folder \`${out}\` holds files that were not built here. Name another, or empty it.`;
}

/** Why a folder cannot be the cache, or undefined where it can. It stands apart from the content, or from another folder by its name. */
export function refuseCache(cache: string, content: string, name = 'content'): string | undefined {
  const [at, kept] = [path.resolve(cache), path.resolve(content)];
  if (at === path.parse(at).root || at === kept || isInside(kept, at) || isInside(at, kept)) return `The folder \`${cache}\` cannot be the cache: name one apart from the ${name}.`;
  let near = at;
  while (!fs.existsSync(near)) near = path.dirname(near);
  if (!fs.statSync(near).isDirectory()) return `\`${near}\` is not a folder.`;
  try {
    fs.accessSync(near, fs.constants.W_OK);
    return near.startsWith('/proc') ? `\`${cache}\` cannot be written.` : undefined;
  } catch {
    return `\`${near}\` cannot be written.`;
  }
}

/** Why a folder cannot be read as content, or undefined where it can. */
export function refuseContent(content: string): string | undefined {
  return fs.statSync(content, { throwIfNoEntry: false })?.isDirectory() ? undefined : `The content folder \`${content}\` is not there.`;
}
