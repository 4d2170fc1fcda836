import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { tellDisk } from './write-article.ts';

/** What becomes of a file of the content folder: no `before` makes it, no `after` removes it. */
export interface Rewrite {
  file: string;
  before?: string;
  after?: string;
}

/**
 * Changes files of a content folder, all of them or none: where one cannot be changed the others become what they were.
 * A file that is another than `before` is not touched, and no link is followed.
 */
export function rewriteFiles(root: string, rewrites: readonly Rewrite[]): { reason: string } | undefined {
  for (const { file, before } of rewrites) {
    const status = fs.lstatSync(path.join(root, file), { throwIfNoEntry: false });
    if (before === undefined ? status !== undefined : !status?.isFile() || fs.readFileSync(path.join(root, file), 'utf8') !== before) {
      return { reason: before === undefined ? `\`${file}\` is there already.` : `\`${file}\` was changed meanwhile.` };
    }
  }
  const done: Rewrite[] = [];
  for (const rewrite of rewrites) {
    try {
      putFile(path.join(root, rewrite.file), rewrite.after);
      done.push(rewrite);
    } catch (error) {
      for (const { file, before } of done.reverse()) putFile(path.join(root, file), before);
      return { reason: `\`${rewrite.file}\` could not be written: ${tellDisk(error)}` };
    }
  }
  return undefined;
}

function putFile(place: string, text: string | undefined): void {
  if (text === undefined) {
    fs.rmSync(place);
    return;
  }
  const unfinished = path.join(path.dirname(place), `.${randomUUID()}.part`);
  try {
    fs.mkdirSync(path.dirname(place), { recursive: true });
    const status = fs.statSync(place, { throwIfNoEntry: false });
    fs.writeFileSync(unfinished, text, { flag: 'wx', flush: true, mode: status?.mode });
    fs.renameSync(unfinished, place);
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}
