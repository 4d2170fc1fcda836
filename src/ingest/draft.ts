import { stringify } from 'yaml';
import type { DayText } from '../archive/article.ts';

/** What is known of an article beside its title and day, by the names of front matter. */
export interface DraftFields {
  byline?: string[];
  source?: { name: string; url?: string; retrieved?: DayText };
  stories?: string[];
  lang?: string;
  translation_of?: string;
}

/** The text of an article about to be written: its title and day, what else is known, and the fields most often wanted as comments. */
export function formatDraft(title: string, date: DayText, fields: DraftFields = {}): string {
  return `---
${stringify({ title, date, ...fields }, { lineWidth: 0 })}# summary: One or two sentences under the title.
# dateline: The place it was filed from.
# section: Where in the paper.
# tags: []
---

Write here.
`;
}
