import { isWithdrawn, lastUpdate, type Article, type Picture, type Update } from '../archive/article.ts';
import { findDifferences } from '../archive/relations/differences.ts';
import type { RelatedArticle } from '../archive/relations/related.ts';
import { articlePath, dayPath, groupPath, picturePath, storyPath, tagPath } from '../site/addresses.ts';
import { sourcesOf } from '../site/pictures.ts';
import { capitalise, formatDifferences, formatReasons, formatSentences } from '../site/wording.ts';
import { directionOf } from '../site/words/grammar.ts';
import type { ArticleView, RelatedLink, Turn, VariantLink } from './pages.ts';
import { shareArticle } from './cards.ts';
import { buildBase, fillTitles, gapBetween, shorten, summaryOf, toDated, toTranslation, trailTo, type Site } from './site.ts';
import { buildStorySoFar } from './stories.ts';
import type { Named, UpdateNotice } from './view.ts';

const wordsAMinute = 230;

/** What an article's own text is asked from: its HTML with links resolved, its plain paragraphs. */
interface Texts {
  ofArticle: (article: Article) => string;
  paragraphsOf: (article: Article) => string[];
}

/** The article's own page; `neighbours` stand beside it in the archive's order. */
export function buildArticleView(site: Site, article: Article, texts: Texts, neighbours: { earlier?: Article; later?: Article }): ArticleView {
  const { archive, addresses, formats } = site;
  const withdrawn = isWithdrawn(article);
  const related = archive.relations.relatedOf(article);
  const notices = article.updates.map((update) => toNotice(site, article, update)).sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return {
    kind: 'article',
    ...buildBase(site, articlePath(article), article.title, describe(site, article), trailTo(site, article.date)),
    ...shareArticle(site, article),
    noindex: withdrawn || undefined,
    lang: article.lang,
    dir: directionOf(article.lang),
    translations: withdrawn ? [] : archive.translationsOf(article).map((other) => toTranslation(site, other)),
    date: article.date,
    instant: article.instant,
    when: formats.full(article.date),
    dayHref: addresses.href(dayPath(article.date)),
    section: article.section && linkTo(site, article.section.name, groupPath('sections', article.section.slug), archive.sections.has(article.section.slug)),
    summary: withdrawn ? undefined : article.summary,
    dateline: article.dateline,
    byline: article.byline.map(({ name, slug }) => linkTo(site, name, groupPath('bylines', slug), archive.bylines.has(slug))),
    agency: article.agency,
    source: article.source && {
      ...linkTo(site, article.source.name, groupPath('sources', article.source.slug), archive.sources.has(article.source.slug)),
      url: article.source.url, archived: article.source.archived,
      retrieved: article.source.retrieved === undefined ? undefined : { date: article.source.retrieved, when: formats.full(article.source.retrieved) },
    },
    rights: article.rights ?? site.settings.rights,
    minutes: Math.max(1, Math.round(article.words / wordsAMinute)),
    modified: lastUpdate(article),
    corrections: notices.filter(({ type }) => type === 'correction' || type === 'clarification' || type === 'withdrawal'),
    notes: notices.filter(({ type }) => type === 'update' || type === 'note'),
    withdrawn,
    picture: withdrawn || !article.image ? undefined : showPicture(site, article, article.image),
    body: withdrawn ? '' : texts.ofArticle(article),
    stories: withdrawn ? [] : archive.storiesOf(article).map((story) => ({
      title: story.title, href: addresses.href(storyPath(story.slug)), found: story.found, entries: buildStorySoFar(site, story, article), count: story.articles.length,
    })),
    variants: withdrawn ? [] : buildVariants(site, article, texts),
    earlier: related.earlier.map((entry) => toRelated(site, entry)),
    later: related.later.map((entry) => toRelated(site, entry)),
    mentionedIn: withdrawn ? [] : (archive.backlinks.get(article.id) ?? []).map(({ article: other, sentence }) => ({ ...toDated(site, other), sentence: fillTitles(site, sentence) })),
    tags: withdrawn ? [] : archive.tagsOf(article).map((tag) => ({ text: tag.name, href: addresses.href(tagPath(tag.slug)), type: tag.type })),
    neighbours: { earlier: neighbours.earlier && toTurn(site, article, neighbours.earlier, 'earlier'), later: neighbours.later && toTurn(site, article, neighbours.later, 'later') },
    digest: article.digest,
  };
}

function showPicture({ addresses }: Site, article: Article, { file, animated, ...picture }: Picture): ArticleView['picture'] {
  const src = addresses.href(picturePath(article, file));
  return { src, ...picture, sources: sourcesOf(src, { file, animated, width: picture.width }) };
}

/** How a neighbour stands in time. Of two articles of one day only their hours tell which was the earlier. */
function toTurn(site: Site, article: Article, other: Article, side: 'earlier' | 'later'): Turn {
  const { words } = site;
  const hours = article.instant !== undefined && other.instant !== undefined;
  const sameDay = hours ? (side === 'earlier' ? words.earlierThatDay : words.laterThatDay) : words.alsoThatDay;
  return { ...toDated(site, other), ...(other.date === article.date ? { sameDay } : { gap: gapBetween(site, article.date, other.date) }) };
}

function describe(site: Site, article: Article): string {
  if (isWithdrawn(article)) return formatSentences(site.words, [site.words.articleWithdrawn]);
  return summaryOf(site, article) ?? shorten(article.title);
}

function linkTo(site: Site, text: string, path: string, exists: boolean): Named {
  return { text, href: exists ? site.addresses.href(path) : undefined };
}

export function toNotice(site: Site, article: Article, update: Update): UpdateNotice {
  return { lang: article.lang, dir: directionOf(article.lang), type: update.type, label: site.words.updates[update.type], date: update.date, when: site.formats.full(update.date), text: update.text };
}

function toRelated(site: Site, { article, reasons, rank }: RelatedArticle): RelatedLink {
  return { ...toDated(site, article), why: capitalise(formatReasons(site.words, reasons), site.frame.lang), reasons, rank };
}

/** The other reports of the article's text, the fullest first, each with what differs. */
function buildVariants(site: Site, article: Article, { paragraphsOf }: Texts): VariantLink[] {
  const group = site.archive.relations.variantsOf(article);
  if (group.length === 0) return [];
  const here = paragraphsOf(article);
  return group.filter((other) => other !== article).map((other) => ({
    ...toDated(site, other), fullest: other === group[0] || undefined,
    differences: formatDifferences(site.words, findDifferences(article, other, { here, there: paragraphsOf(other) })),
  }));
}
