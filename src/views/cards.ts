import { isWithdrawn, type Article, type DayText } from '../archive/article.ts';
import { yearOf } from '../archive/days.ts';
import { putLeadFirst } from '../archive/order.ts';
import type { Story } from '../archive/stories.ts';
import type { Tag } from '../archive/tags.ts';
import { articlePath, cardPath, dayPath, homePath, picturePath, storyPath, tagPath, type Addresses } from '../site/addresses.ts';
import { cardsOf, type Settings } from '../site/settings.ts';
import { isSettable, toSettable } from '../site/signs.ts';
import { capitalise, formatSpan, spokenLanguage } from '../site/wording.ts';
import { directionOf } from '../site/words/grammar.ts';
import type { Site } from './site.ts';
import type { Card, SharedPicture } from './view.ts';

/** What a page has where it is shared: a card of its own, or the picture of another. */
export interface Shared {
  card?: Card;
  shared?: SharedPicture;
}

const cardSize = { width: 1200, height: 630 };

/** Cards carry the nameplate, so an archive whose name the fonts do not have draws none. */
export function drawsCards(settings: Settings): boolean {
  return cardsOf(settings) !== 'none' && isSettable(nameplateOf(settings));
}

function nameplateOf({ name, nameplate }: Settings): string {
  return nameplate ?? name;
}

function pictureOf({ settings, addresses }: Pick<Site, 'settings' | 'addresses'>, path: string, told: readonly string[]): SharedPicture {
  return { address: addresses.absolute(cardPath(path)), alt: [...told, settings.name].join(', '), ...cardSize };
}

/** The archive's own card, for every page that has none. */
export function sharedOfArchive(settings: Settings, addresses: Addresses): SharedPicture | undefined {
  return drawsCards(settings) ? pictureOf({ settings, addresses }, homePath, []) : undefined;
}

export function cardOfArchive({ settings }: Site): Card | undefined {
  if (!drawsCards(settings)) return undefined;
  const motto = settings.motto !== undefined && isSettable(settings.motto) ? settings.motto : '';
  return { kind: 'archive', ...spokenBy(settings.language), foot: toSettable(motto) };
}

function spokenBy(language: string): Pick<Card, 'lang' | 'dir'> {
  const lang = spokenLanguage(language);
  return { lang, dir: directionOf(lang) };
}

/** A day's card bears the day and the headline that leads it. */
export function shareDay(site: Site, day: DayText, articles: readonly Article[]): Shared {
  if (!drawsCards(site.settings) || articles.length === 0) return {};
  const lead = putLeadFirst(articles).find((article) => !isWithdrawn(article));
  const titled = lead && isSettable(lead.title) ? { title: toSettable(lead.title), lang: lead.lang, dir: directionOf(lead.lang) } : spokenBy(site.settings.language);
  return { card: { kind: 'day', ...titled, ...dateOf(site, day) }, shared: sharedOfDay(site, day) };
}

function sharedOfDay(site: Site, day: DayText): SharedPicture {
  return pictureOf(site, dayPath(day), [site.formats.full(day)]);
}

/** A day with its year apart, in figures where the fonts do not have its words. */
function dateOf({ formats, words, frame }: Site, day: DayText): Pick<Card, 'foot' | 'years'> {
  const [foot, years] = [capitalise(formats.dayMonth(day), frame.lang), words.digits(yearOf(day))];
  return isSettable(foot) ? { foot, years } : { foot: day.slice(5), years: yearOf(day) };
}

export function shareStory(site: Site, story: Story): Shared {
  const [first, latest] = [story.articles[0], story.articles.at(-1)];
  if (!drawsCards(site.settings) || !first || !latest || !isSettable(story.title)) return {};
  const years = formatSpan(site.words, yearOf(first.date), yearOf(latest.date));
  return { card: toNamed(site, story.title, site.words.story, years), shared: sharedOfStory(site, story) };
}

function sharedOfStory(site: Site, story: Story): SharedPicture {
  return pictureOf(site, storyPath(story.slug), [story.title]);
}

/** A tag's card bears its name and the years it spans; the pages of its years and months show the same. */
export function shareTag(site: Site, tag: Tag): Required<Shared> | undefined {
  const [latest, first] = [tag.articles[0], tag.articles.at(-1)];
  if (!drawsCards(site.settings) || !first || !latest || !isSettable(tag.name)) return undefined;
  const years = formatSpan(site.words, yearOf(first.date), yearOf(latest.date));
  return { card: toNamed(site, tag.name, site.words.types[tag.type], years), shared: pictureOf(site, tagPath(tag.slug), [tag.name]) };
}

function toNamed(site: Site, title: string, label: string, years: string): Card {
  const settable = isSettable(label) && isSettable(years);
  return { kind: 'named', title: toSettable(title), ...spokenBy(site.settings.language), foot: settable ? label : '', years: settable ? years : years.replace(/\P{Nd}+/gu, '–').replace(/^–|–$/g, '') };
}

/** An article shows its own card where all articles have one, else its picture, else the card of its story or of its day. */
export function shareArticle(site: Site, article: Article): Shared {
  if (isWithdrawn(article)) return {};
  const own = cardsOf(site.settings) === 'articles' && drawsCards(site.settings) && isSettable(article.title);
  if (own) return { card: cardOfArticle(site, article), shared: pictureOf(site, articlePath(article), [article.title, site.formats.full(article.date)]) };
  if (article.image) {
    const { file, alt, width, height } = article.image;
    return { shared: { address: site.addresses.absolute(picturePath(article, file)), alt, width, height } };
  }
  if (!drawsCards(site.settings)) return {};
  const story = site.archive.storiesOf(article).find(({ title }) => isSettable(title));
  return { shared: story ? sharedOfStory(site, story) : sharedOfDay(site, article.date) };
}

function cardOfArticle(site: Site, article: Article): Card {
  const section = article.section?.name;
  return {
    kind: 'article', title: toSettable(article.title), lang: article.lang, dir: directionOf(article.lang), ...dateOf(site, article.date),
    kicker: section !== undefined && isSettable(section) ? toSettable(section).toLocaleUpperCase(site.settings.language) : undefined,
  };
}

/** What all cards of a site bear. */
export function cardFrameOf(settings: Settings): { nameplate: string; accent?: string; lang: string; dir: 'ltr' | 'rtl' } {
  return { nameplate: toSettable(nameplateOf(settings)), accent: settings.accent?.light, ...spokenBy(settings.language) };
}
