import { toCsl } from './citations.ts';
import type { ArticleView, RelatedLink } from '../views/pages.ts';

/**
 * An article and what belongs with it, as JSON: its twin for programs. Addresses carry the site's base; `rank` orders
 * earlier and later coverage together, and `reasons` are the data that the words in `why` are made from.
 */
export function formatArticleJson(view: ArticleView): string {
  const related = ({ text, href, date, lang, why, reasons, rank }: RelatedLink): object => ({ title: text, href, date, lang, rank, why, reasons });
  return `${JSON.stringify({
    title: view.title, address: view.canonical, date: view.date, language: view.lang, dateline: view.dateline, agency: view.agency, source: view.source?.text,
    translations: view.translations.map(({ lang, href }) => ({ language: lang, href })),
    tags: view.tags.map(({ text, href, type }) => ({ name: text, href, type })),
    stories: view.stories.map(({ title, href, found, count }) => ({ title, href, found, articles: count })),
    variants: view.variants.map(({ text, href, date, fullest, differences }) => ({ title: text, href, date, fullest, differences })),
    earlier: view.earlier.map(related),
    later: view.later.map(related),
    mentionedIn: view.mentionedIn.map(({ text, href, date, sentence }) => ({ title: text, href, date, sentence })),
    citation: toCsl(view),
    sha256: view.digest,
  }, undefined, 1)}\n`;
}
