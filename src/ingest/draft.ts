import { stringify } from 'yaml';
import type { DayText } from '../archive/article.ts';

/** The text of an article about to be written: its title and day, and the fields most often wanted as comments. */
export function formatDraft(title: string, date: DayText): string {
  return `---
${stringify({ title, date }, { lineWidth: 0 })}# summary: One or two sentences under the title.
# dateline: The place it was filed from.
# section: Where in the paper.
# tags: []
---

Write here.
`;
}
