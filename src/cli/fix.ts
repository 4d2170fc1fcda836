import fs from 'node:fs';
import path from 'node:path';
import { indexTagNames } from '../archive/tags.ts';
import { fixText, type Fix } from '../ingest/fix.ts';
import { readTag } from '../ingest/registry-files.ts';
import { count } from '../ingest/report.ts';
import { readBytes, scanContent } from '../ingest/scan.ts';
import { largestText } from '../ingest/source-file.ts';

/** A file that was mended, relative to the content folder, and what was mended in it. */
export interface FixedFile {
  file: string;
  fixes: Fix[];
}

/** Mends what is safe to mend in every text of a content folder, and leaves every other byte as it is. Each file is put in place whole. */
export function fixContent(root: string): FixedFile[] {
  const scan = scanContent(root);
  const tags = scan.tags.flatMap(({ file }) => {
    const reading = readTag({ file, bytes: readBytes(root, file, largestText) });
    return 'value' in reading ? [reading.value] : [];
  });
  const slugs = indexTagNames(tags);
  const names = new Map(tags.map(({ slug, name }) => [slug, name]));
  const nameOf = (key: string): string | undefined => names.get(slugs.get(key) ?? '');
  return [...scan.articles, ...scan.tags, ...scan.stories, ...scan.pages].flatMap(({ file, size }) => {
    if (size > largestText) return [];
    const fixed = fixText(readBytes(root, file, largestText), file.startsWith('articles/') ? nameOf : () => undefined);
    if (fixed.fixes.length === 0) return [];
    replaceFile(path.join(root, file), fixed.bytes);
    return [{ file, fixes: fixed.fixes }];
  });
}

function replaceFile(file: string, bytes: Uint8Array): void {
  const beside = path.join(path.dirname(file), `.${path.basename(file).slice(0, 100)}.fixed`);
  fs.rmSync(beside, { force: true });
  fs.writeFileSync(beside, bytes, { flag: 'wx', mode: fs.statSync(file).mode });
  fs.renameSync(beside, file);
}

/** What was mended, a line each. */
export function formatFixes(fixed: readonly FixedFile[], folder: string): string {
  const lines = fixed.flatMap(({ file, fixes }) => fixes.map(({ line, told }) => `${folder}/${file}:${line} ${told}`));
  return [...lines, `${count(lines.length, 'mend')} in ${count(fixed.length, 'file')}.`].join('\n');
}
