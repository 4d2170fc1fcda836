import type { PageView } from '../views/pages.ts';
import type { PageBase } from '../views/view.ts';

/** What other sites show of a page that is shared there: Open Graph (https://ogp.me) by property, Twitter's cards by name. */
export type SharingTag = { property: string; content: string } | { name: string; content: string };

/** Pictures this wide are shown wide, above the text. */
const wide = 600;

/** The tags of a page; none for what is no page to be shared. */
export function sharingTags(view: PageBase & Partial<Pick<PageView, 'kind'>>): SharingTag[] {
  if (view.kind === 'redirect' || view.kind === 'not-found') return [];
  const article = isArticle(view) ? view : undefined;
  if (article?.withdrawn) return [];
  const picture = view.shared ?? view.frame.shared;
  const property = (name: string, content: string | undefined): SharingTag[] => (content === undefined ? [] : [{ property: name, content }]);
  const size = picture && picture.width >= wide && picture.width > picture.height ? 'summary_large_image' : 'summary';
  return [
    ...property('og:type', article ? 'article' : 'website'),
    ...property('og:site_name', view.frame.name),
    ...property('og:title', view.title),
    ...property('og:description', view.description),
    ...property('og:url', view.canonical),
    ...property('og:locale', localeOf(article?.lang ?? view.frame.lang)),
    ...(article?.translations ?? []).flatMap(({ lang }) => property('og:locale:alternate', localeOf(lang))),
    ...(picture ? [
      ...property('og:image', picture.address), ...property('og:image:width', String(picture.width)),
      ...property('og:image:height', String(picture.height)), ...property('og:image:alt', picture.alt || undefined),
    ] : []),
    ...(article ? tellArticle(article) : []),
    { name: 'twitter:card', content: size },
  ];
}

type ArticlePage = Extract<PageView, { kind: 'article' }>;

function isArticle(view: object): view is ArticlePage {
  return 'kind' in view && view.kind === 'article';
}

/** A day where no hour is known; modified is the latest entry of its updates. */
function tellArticle({ date, instant, modified, section, tags }: ArticlePage): SharingTag[] {
  return [
    { property: 'article:published_time', content: instant ?? date },
    ...(modified === undefined ? [] : [{ property: 'article:modified_time', content: modified }]),
    ...(section ? [{ property: 'article:section', content: section.text }] : []),
    ...tags.map(({ text }) => ({ property: 'article:tag', content: text })),
  ];
}

const locales = new Map<string, string>();

/** Language and country, the likeliest where none is named: `en_US`, `ur_PK`. */
function localeOf(language: string): string {
  const known = locales.get(language);
  if (known !== undefined) return known;
  const { language: spoken, region } = new Intl.Locale(language).maximize();
  const locale = region === undefined ? spoken : `${spoken}_${region}`;
  locales.set(language, locale);
  return locale;
}
