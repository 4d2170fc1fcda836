import type { Article } from '../archive/article.ts';
import { daysOfYear, type DayOfYear } from '../archive/days.ts';
import { groupBy } from '../archive/group.ts';
import { dayPath, homePath, onThisDayPath, onThisDaysPath } from '../site/addresses.ts';
import { capitalise, formatSentences } from '../site/wording.ts';
import type { Keys } from './keys.ts';
import type { OnThisDaysView, OnThisDayView, PlannedView } from './pages.ts';
import { buildBase, noteOf, toTeaser, type Site } from './site.ts';
import type { Link } from './view.ts';

/** A year shows so many articles of its day, and leads to the rest. */
const mostOfYear = 5;

/** The 366 days of the year and their index, which counts nothing: one more article changes the page of its day alone. */
export function* planOnThisDayViews(site: Site, keys?: Keys): Generator<PlannedView> {
  const byDay = groupBy(site.archive.articles, ({ date }) => date.slice(5));
  const days = daysOfYear();
  yield { path: onThisDaysPath, kind: 'on-this-days', key: keys && (() => keys.list()), build: () => buildIndex(site, days) };
  for (const [at, day] of days.entries()) {
    const articles = byDay.get(day) ?? [];
    // 31 December stands before 1 January.
    const besides = [days.at(at - 1), days[(at + 1) % days.length]];
    yield { path: onThisDayPath(day), kind: 'on-this-day', key: keys && (() => keys.list(day, articles)), build: () => buildDayOfYear(site, day, articles, besides) };
  }
}

function buildIndex(site: Site, days: readonly DayOfYear[]): OnThisDaysView {
  const { addresses, formats, words } = site;
  return {
    kind: 'on-this-days',
    ...buildBase(site, onThisDaysPath, words.onThisDay, formatSentences(words, [`${words.onThisDay}${words.marks.colon}${words.onThisDayAbout}`]), [[site.settings.name, homePath]]),
    months: [...Map.groupBy(days, (day) => day.slice(0, 2))].map(([month, part]) => ({
      name: capitalise(formats.monthName(`2000-${month}`), site.frame.lang),
      days: part.map((day) => ({ day: formats.day(`2000-${day}`), label: formats.dayOfYear(day), href: addresses.href(onThisDayPath(day)) })),
    })),
  };
}

function buildDayOfYear(site: Site, day: DayOfYear, articles: readonly Article[], [earlier, later]: (DayOfYear | undefined)[]): OnThisDayView {
  const { addresses, formats, words } = site;
  const heading = formats.dayOfYear(day);
  const title = `${words.onThisDay}${words.marks.comma}${heading}`;
  const linkTo = (other: DayOfYear | undefined): Link | undefined => (other === undefined ? undefined : { text: formats.dayOfYear(other), href: addresses.href(onThisDayPath(other)) });
  const note = articles.length === 0 ? words.nothingThatDay : noteOf(site, articles);
  return {
    kind: 'on-this-day',
    ...buildBase(site, onThisDayPath(day), title, `${title}${words.marks.colon}${note}`, [[words.onThisDay, onThisDaysPath]]),
    noindex: articles.length === 0 || undefined,
    heading,
    note,
    years: [...groupBy(articles, ({ date }) => date)].map(([date, part]) => ({
      year: words.digits(date.slice(0, 4)), date, when: capitalise(formats.full(date), site.frame.lang), href: addresses.href(dayPath(date)), count: part.length,
      articles: part.slice(0, mostOfYear).map((article) => toTeaser(site, article)),
    })),
    neighbours: { earlier: linkTo(earlier), later: linkTo(later) },
  };
}
