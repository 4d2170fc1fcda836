import type { Article } from '../../src/archive/article.ts';
import { readArticle, readingManner } from '../../src/ingest/article-file.ts';
import type { Problem } from '../../src/ingest/problem.ts';
import type { SourceFile } from '../../src/ingest/source-file.ts';

export const fields = 'title: Harbour wall holds\ndate: 2024-05-01';

export function textOf(frontMatter = fields, body = 'The wall held through the night.\n'): string {
  return `---\n${frontMatter}\n---\n\n${body}`;
}

/** An article's file as it lies on the disk. */
export function aSource(content: string | Uint8Array = textOf(), file = 'articles/2024-05-01-harbour-walls.md'): SourceFile {
  return { file, bytes: typeof content === 'string' ? Buffer.from(content) : content };
}

export function problemsOf(reading: object): Problem[] {
  return 'problems' in reading ? (reading.problems as Problem[]) : [];
}

/** The article of a file that has no problem. */
export function articleOf(content: string, file?: string): Article {
  const reading = readArticle(aSource(content, file), readingManner(undefined));
  if ('problems' in reading) throw new TypeError(reading.problems.map(({ reason }) => reason).join(' '));
  return reading.value.article;
}
