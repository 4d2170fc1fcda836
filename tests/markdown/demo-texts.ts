import fs from 'node:fs';
import path from 'node:path';
import { splitSource } from '../../src/ingest/source-file.ts';
import { projectRoot } from '../support/backfile.ts';

/** The text of every article of the demo. */
export function readDemoTexts(): string[] {
  const root = path.join(projectRoot, 'content/articles');
  return fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).map((file) => {
    const split = splitSource({ file, bytes: fs.readFileSync(path.join(root, file)) });
    if ('problems' in split) throw new TypeError(`${file} has no text.`);
    return split.body;
  });
}

/** The blocks of texts, parted by blank lines. */
export function listBlocks(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/\n{2,}/)).map((block) => block.replace(/^\n|\n$/g, '')).filter((block) => block !== '');
}
