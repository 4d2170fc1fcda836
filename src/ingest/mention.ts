import type { TagMention } from '../archive/article.ts';
import { tagKey } from '../archive/tags.ts';
import { toSlug } from '../site/slugs.ts';

/** A tag by its name as written. */
export function toMention(name: string): TagMention {
  return { name, slug: toSlug(name), key: tagKey(name) };
}
