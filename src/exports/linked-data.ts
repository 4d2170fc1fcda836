import type { Article, BreadcrumbList, CollectionPage, CorrectionComment, CreativeWorkSeries, NewsArticle, NewsMediaOrganization, Organization, Person, Place, SearchAction, Thing, WebSite, WithActionConstraints, WithContext } from 'schema-dts';
import type { TagType } from '../archive/tags.ts';
import { readRights } from '../site/rights.ts';
import { tagOf } from '../site/wording.ts';
import type { ArticleView, GroupView, PageView } from '../views/pages.ts';
import type { PageBase } from '../views/view.ts';

/** A page as it is shown: its kind is known where it is one of the archive's. */
type Shown = PageBase & Partial<Pick<PageView, 'kind'>>;

const lists: ReadonlySet<PageView['kind'] | undefined> = new Set<PageView['kind']>(['years', 'year', 'month', 'day', 'on-this-day', 'on-this-days', 'group', 'index', 'stories', 'story', 'corrections']);

/** What a page is to search engines and archives, as schema.org has it: texts of JSON-LD, safe within a `script` element. */
export function listLinkedData(view: Shown): string[] {
  if (view.noindex) return [];
  const trail = toTrail(view);
  if (isOf(view, 'article')) return [formatLinkedData(view), ...(trail ? [formatThing({ '@context': 'https://schema.org', ...trail })] : [])];
  if (isOf(view, 'home')) return [formatThing({ '@context': 'https://schema.org', ...toWebSite(view), potentialAction: view.search && toSearch(view.search.address) })];
  return lists.has(view.kind) ? [formatThing(toCollection(view, trail))] : [];
}

function isOf<Kind extends PageView['kind']>(view: Shown, kind: Kind): view is Extract<PageView, { kind: Kind }> {
  return view.kind === kind;
}

function formatThing(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}

/** An address of the site in full. */
function complete({ canonical }: PageBase, href: string): string {
  return new URL(href, canonical).href;
}

/** The way from the top of the archive to a page, the page itself last. */
function toTrail(view: Shown): BreadcrumbList | undefined {
  const steps = [...view.breadcrumbs.filter(({ href }) => complete(view, href) !== view.canonical).map(({ text, href }) => ({ name: text, item: complete(view, href) })), { name: view.title, item: view.canonical }];
  return steps.length < 2 ? undefined : { '@type': 'BreadcrumbList', itemListElement: steps.map(({ name, item }, at) => ({ '@type': 'ListItem', position: at + 1, name, item: { '@type': 'WebPage', '@id': item } })) };
}

function toWebSite(view: PageBase): WebSite & { '@type': 'WebSite' } {
  const address = complete(view, view.frame.home);
  return { '@type': 'WebSite', '@id': address, name: view.frame.name, url: address };
}

/** https://schema.org/SearchAction, in the form that search engines document. */
function toSearch(address: string): WithActionConstraints<SearchAction> {
  return { '@type': 'SearchAction', target: { '@type': 'EntryPoint', urlTemplate: `${address}?q={words}` }, 'query-input': 'required name=words' };
}

/** A page that leads to articles. That of a tag tells what it is about. */
function toCollection(view: Shown, trail: BreadcrumbList | undefined): WithContext<CollectionPage> {
  return {
    '@context': 'https://schema.org', '@type': 'CollectionPage', '@id': view.canonical, name: view.title, description: view.description, url: view.canonical, inLanguage: tagOf(view.frame.lang),
    isPartOf: toWebSite(view), breadcrumb: trail, about: isOf(view, 'group') ? toSubject(view) : undefined,
  };
}

function toSubject({ type, heading, sameAs }: GroupView): Thing | undefined {
  return type === undefined || sameAs.length === 0 ? undefined : toThing(type, { name: heading, sameAs });
}

/** A tag by what it names; a topic is no more than a thing. */
function toThing(type: string, facts: { '@id'?: string; name: string; url?: string; sameAs?: string[] }): Thing {
  switch (type as TagType) {
    case 'place': return { '@type': 'Place', ...facts };
    case 'person': return { '@type': 'Person', ...facts };
    case 'organisation': return { '@type': 'Organization', ...facts };
    case 'event': return { '@type': 'Event', ...facts };
    case 'topic': return { '@type': 'Thing', ...facts };
  }
}

/** Left out where there is nothing. */
function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}

/** The article as schema.org describes news: JSON-LD, safe within a `script` element. */
export function formatLinkedData(view: ArticleView): string {
  const { title, summary, lang, date, instant, modified, minutes, byline, agency, source, section, dateline, rights, canonical, frame, tags, stories, corrections, picture, earlier, later, translations } = view;
  const absolute = (href: string): string => complete(view, href);
  const organisation = (name: string): NewsMediaOrganization => ({ '@type': 'NewsMediaOrganization', name });
  const { holder, licence } = rights === undefined ? {} : readRights(rights);
  const subjects = tags.map(({ text, href, type }) => ({ type, address: absolute(href), name: text }));
  const linked = [...earlier, ...later].filter(({ reasons }) => reasons.some(({ kind }) => kind === 'linked'));
  const data: WithContext<NewsArticle> = {
    '@context': 'https://schema.org', '@type': 'NewsArticle', mainEntityOfPage: canonical, headline: title, abstract: summary, inLanguage: tagOf(lang),
    datePublished: instant ?? date, dateModified: modified, timeRequired: `PT${minutes}M`, isAccessibleForFree: true,
    author: some(byline.map(({ text, href }): Person => ({ '@type': 'Person', name: text, url: href && absolute(href) }))),
    publisher: organisation(source?.text ?? frame.name), provider: organisation(frame.name), sourceOrganization: agency === undefined ? undefined : organisation(agency),
    articleSection: section?.text, dateline, locationCreated: dateline === undefined ? undefined : { '@type': 'Place', name: dateline },
    copyrightNotice: rights, copyrightHolder: holder === undefined ? undefined : { '@type': 'Organization', name: holder } satisfies Organization, license: licence,
    isBasedOn: source?.url, archivedAt: source?.archived,
    image: picture && { '@type': 'ImageObject', url: absolute(picture.src), width: { '@type': 'QuantitativeValue', value: picture.width, unitCode: 'E37' }, height: { '@type': 'QuantitativeValue', value: picture.height, unitCode: 'E37' }, caption: picture.caption, creditText: picture.credit },
    about: some(subjects.map(({ type, address, name }) => toThing(type, { '@id': address, name, url: address }))),
    contentLocation: some(subjects.filter(({ type }) => type === 'place').map(({ address }): Place => ({ '@type': 'Place', '@id': address }))),
    mentions: some(linked.map(({ text, href }): Article => ({ '@type': 'NewsArticle', headline: text, url: absolute(href) }))),
    isPartOf: [...stories.map(({ title: name, href }): CreativeWorkSeries => ({ '@type': 'CreativeWorkSeries', name, url: absolute(href) })), toWebSite(view)],
    workTranslation: some(translations.map(({ lang: other, address }): Article => ({ '@type': 'NewsArticle', inLanguage: tagOf(other), url: address }))),
    correction: some(corrections.map(({ text, date: day }): CorrectionComment => ({ '@type': 'CorrectionComment', text, datePublished: day }))),
    // SHA-256 of the text, as the page gives it.
    identifier: { '@type': 'PropertyValue', propertyID: 'sha256', value: view.digest },
  };
  return formatThing(data);
}
