import type { ArticleView } from '../views/pages.ts';

const types: Readonly<Record<string, string>> = { place: 'Place', person: 'Person', organisation: 'Organization', event: 'Event' };

/** The article as schema.org describes news, for search engines and archives: JSON-LD, safe within a `script` element. */
export function formatLinkedData(view: ArticleView): string {
  const { title, summary, lang, date, instant, modified, minutes, byline, agency, source, section, dateline, rights, canonical, frame, tags, stories, corrections, picture } = view;
  const absolute = (href: string): string => new URL(href, canonical).href;
  const organisation = (name: string): object => ({ '@type': 'NewsMediaOrganization', name });
  const data = {
    '@context': 'https://schema.org', '@type': 'NewsArticle', mainEntityOfPage: canonical, headline: title, abstract: summary, inLanguage: lang,
    datePublished: instant ?? date, dateModified: modified, timeRequired: `PT${minutes}M`, isAccessibleForFree: true,
    author: byline.length > 0 ? byline.map(({ text, href }) => ({ '@type': 'Person', name: text, url: href && absolute(href) })) : undefined,
    publisher: organisation(source?.text ?? frame.name), provider: organisation(frame.name), sourceOrganization: agency === undefined ? undefined : organisation(agency),
    articleSection: section?.text, dateline, locationCreated: dateline === undefined ? undefined : { '@type': 'Place', name: dateline },
    copyrightNotice: rights, isBasedOn: source?.url, archivedAt: source?.archived,
    image: picture && { '@type': 'ImageObject', url: absolute(picture.src), width: picture.width, height: picture.height, caption: picture.caption, creditText: picture.credit },
    about: tags.length > 0 ? tags.map(({ text, href, type }) => ({ '@type': types[type] ?? 'Thing', name: text, url: absolute(href) })) : undefined,
    isPartOf: stories.length > 0 ? stories.map(({ title: name, href }) => ({ '@type': 'CreativeWorkSeries', name, url: absolute(href) })) : undefined,
    correction: corrections.length > 0 ? corrections.map(({ text, date: day }) => ({ '@type': 'CorrectionComment', text, datePublished: day })) : undefined,
    // SHA-256 of the text, as the page gives it.
    identifier: { '@type': 'PropertyValue', propertyID: 'sha256', value: view.digest },
  };
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
