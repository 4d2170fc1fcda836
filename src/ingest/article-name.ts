import { yearOf } from '../archive/days.ts';
import type { DayText } from '../archive/article.ts';
import { isDeviceName, reservedSegments, toSlug } from '../site/slugs.ts';

/** Where a new article goes, relative to the content folder: `articles/2025/2025-10-28-talks.md`; or why its title can make no address. */
export function articleName(date: DayText, title: string): { name: string } | { reason: string } {
  const slug = toSlug(title);
  if (slug === '') return { reason: 'The title has no letter or figure to make an address of.' };
  if (isDeviceName(slug) || reservedSegments.has(slug)) return { reason: `The headline makes the address \`${slug}\`, which is reserved; it needs another word.` };
  return { name: `articles/${yearOf(date)}/${date}-${slug}.md` };
}
