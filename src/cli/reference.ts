import fs from 'node:fs';
import path from 'node:path';
import { formatFieldTable, formatJsonSchema, replaceBetween } from '../ingest/reference.ts';
import { articleSchema, settingsSchema, storySchema, tagSchema } from '../ingest/schema.ts';
import type { Io } from './build.ts';

/** Files made from the schema: path below the project → text. `readme` is the README as it stands. */
export function buildReferences(readme: string): Map<string, string> {
  const tables = { article: articleSchema, tag: tagSchema, story: storySchema, settings: settingsSchema };
  const filled = Object.entries(tables).reduce((text, [name, schema]) => replaceBetween(text, name, formatFieldTable(schema)), readme);
  const schemas = Object.entries(tables).map(([name, schema]): [string, string] => [`docs/schema/${name}.schema.json`, formatJsonSchema(schema, name)]);
  return new Map([['README.md', filled], ...schemas]);
}

/** `npm run reference`: writes the tables of README and the JSON Schemas for editors from the schema. */
export function referenceCommand(_args: string[], io: Io): number {
  const files = buildReferences(fs.readFileSync(path.join(io.cwd, 'README.md'), 'utf8'));
  for (const [file, text] of files) {
    fs.mkdirSync(path.dirname(path.join(io.cwd, file)), { recursive: true });
    fs.writeFileSync(path.join(io.cwd, file), text);
  }
  io.out(`${files.size} files written from the schema.`);
  return 0;
}
