import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { StoryDraft } from '../archive/declare.ts';
import { writeNewFile } from './write-article.ts';

/** The text of a story file, which reads back as the same story. Fields that say nothing are left out. */
export function formatStory({ title, summary, status, events, articles, redirectFrom }: StoryDraft): string {
  const fields = {
    title, ...(summary === undefined ? {} : { summary }), status,
    ...(redirectFrom.length > 0 ? { redirect_from: redirectFrom } : {}),
    ...(events.length > 0 ? { events } : {}),
    ...(articles.length > 0 ? { articles } : {}),
  };
  return `---\n${stringify(fields, { lineWidth: 0 })}---\n`;
}

/** Where the file of a story lies below the content folder. */
export function storyFileName(slug: string): string {
  return `stories/${slug}.md`;
}

/** Writes new story files, all of them or none, and never over another file; gives the reason where none was written. */
export function writeStories(contentDir: string, stories: readonly StoryDraft[]): { reason: string } | undefined {
  const files = stories.map((story) => ({ name: storyFileName(story.slug), text: formatStory(story) }));
  const written: string[] = [];
  for (const { name, text } of files) {
    const writing = writeNewFile(contentDir, name, text);
    if (writing === 'written') written.push(name);
    else {
      for (const mine of written) fs.rmSync(path.join(contentDir, mine), { force: true });
      return writing === 'there' ? { reason: `\`${name}\` is there already.` } : writing;
    }
  }
  return undefined;
}
