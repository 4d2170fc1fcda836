import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildReferences } from '../src/cli/reference.ts';
import { articleSchema } from '../src/ingest/schema.ts';
import { projectRoot } from './support/backfile.ts';

const read = (file: string): string => fs.readFileSync(path.join(projectRoot, file), 'utf8');

describe('the front-matter reference', () => {
  it.each([...buildReferences(read('README.md'))])('%s says what the schema says', (file, text) => {
    expect(read(file)).toBe(text);
  });

  it('names every field of an article in README', () => {
    expect(Object.keys(articleSchema.shape).filter((field) => !read('README.md').includes(`| \`${field}\` |`))).toEqual([]);
  });
});
