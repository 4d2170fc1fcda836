import type { Archive } from '../archive/archive.ts';
import { sortKeys } from '../archive/archive.ts';

/** Days with articles and how many, oldest first, as JSON: `{"2025-10-28": 3}`. */
export function formatDaysJson(archive: Archive): string {
  return `${JSON.stringify(Object.fromEntries(sortKeys(archive.days).map((day) => [day, archive.days.get(day)?.length ?? 0])))}\n`;
}
