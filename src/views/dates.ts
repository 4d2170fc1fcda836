import { findNeighbours, sortKeys } from '../archive/archive.ts';
import type { Article, DayText } from '../archive/article.ts';
import { putLeadFirst } from '../archive/order.ts';
import { daysOfMonth, monthOf, yearOf, type MonthText, type YearText } from '../archive/days.ts';
import { dayPath, homePath, monthPath, onThisDayPath, yearPath, yearsPath } from '../site/addresses.ts';
import { hasFeed } from '../site/settings.ts';
import { capitalise, formatLength, formatSentences } from '../site/wording.ts';
import type { Length } from '../site/words/grammar.ts';
import { buildCalendar, heatLegend } from './calendar.ts';
import { shareDay } from './cards.ts';
import { coverYears } from './coverage.ts';
import { buildMonthFeed, feedIdOf } from './feeds.ts';
import type { Keys } from './keys.ts';
import type { DayView, DecadeRow, MonthView, PlannedView, YearCell, YearsView, YearView } from './pages.ts';
import { buildBase, gapBetween, noteOf, toNeighbours, toTeaser, trailTo, underDays, type Site } from './site.ts';

/** Every date page: the index of years, years, months, days, and the empty days of months that have articles. */
export function* planDateViews(site: Site, keys?: Keys): Generator<PlannedView> {
  const { archive } = site;
  const periods = { years: sortKeys(archive.years), months: sortKeys(archive.months), days: sortKeys(archive.days) };
  yield { path: yearsPath, kind: 'years', build: () => buildYears(site) };
  for (const year of periods.years) {
    const counts = (): string => (archive.years.get(year) ?? []).map(({ date }) => date).join(' ');
    yield { path: yearPath(year), kind: 'year', key: keys && (() => keys.list(year, ...besides(periods.years, year), counts())), build: () => buildYear(site, year, periods.years) };
  }
  for (const month of periods.months) {
    const articles = archive.months.get(month) ?? [];
    const counts = articles.map(({ date }) => date.slice(8)).join(' ');
    const key = keys && ((): string => keys.list(month, ...besides(periods.months, month), articles));
    yield { path: monthPath(month), kind: 'month', key, build: () => buildMonth(site, month, periods.months), ...planFeed(site, keys, key, month, articles, findNeighbours(periods.months, month).earlier) };
    for (const day of daysOfMonth(month)) {
      yield { path: dayPath(day), kind: 'day', key: keys && (() => keys.list(day, ...besides(periods.days, day), counts, archive.days.get(day) ?? [])), build: () => buildDay(site, day, periods.days) };
    }
  }
}

/** The month's part of the archive's feed. */
function planFeed(site: Site, keys: Keys | undefined, key: (() => string) | undefined, month: MonthText, articles: readonly Article[], earlier: MonthText | undefined): Partial<PlannedView> {
  if (!hasFeed(site.settings, 'archive')) return {};
  return { key: keys && (() => (key?.() ?? '') + keys.feed(feedIdOf(site, monthPath(month)), articles)), feed: () => buildMonthFeed(site, month, articles, earlier) };
}

function besides(keys: readonly string[], key: string): (string | undefined)[] {
  const { earlier, later } = findNeighbours(keys, key);
  return [earlier, later];
}

function buildYears(site: Site): YearsView {
  const { words } = site;
  return {
    kind: 'years',
    ...buildBase(site, yearsPath, words.archive, formatSentences(words, [`${words.archive}${words.marks.colon}${words.archiveAbout}`]), [[site.settings.name, homePath]]),
    note: noteOf(site, site.archive.all),
    coverage: coverYears(new Map([...site.archive.years].map(([year, articles]) => [year, articles.length])), words, (year) => site.addresses.href(yearPath(year))),
    centuries: buildCenturies(site),
    mostOfMonth: Math.max(0, ...[...site.archive.months.values()].map((articles) => articles.length)),
  };
}

/** Decades of the archive under their century, oldest first; decades without articles are one row. */
function buildCenturies(site: Site): YearsView['centuries'] {
  const { dates, digits } = site.words;
  const decades = [...new Set(sortKeys(site.archive.years).map((year) => year.slice(0, 3)))];
  const centuries = new Map<string, DecadeRow[]>();
  for (const [at, decade] of decades.entries()) {
    const before = decades[at - 1];
    const rows = centuries.get(decade.slice(0, 2)) ?? [];
    if (before !== undefined && Number(decade) - Number(before) > 1) rows.push(tellSilence(site, Number(before) + 1, Number(decade) - 1));
    rows.push({ decade: dates.decade(digits(`${decade}0`)), years: Array.from({ length: 10 }, (_, index) => buildYearCell(site, `${decade}${index}`)) });
    centuries.set(decade.slice(0, 2), rows);
  }
  return [...centuries].map(([century, rows]) => ({ heading: dates.span(digits(`${century}00`), digits(`${century}99`)), rows }));
}

function tellSilence({ words }: Site, first: number, last: number): DecadeRow {
  const { dates, digits } = words;
  const [from, to] = [dates.decade(digits(`${first}0`)), dates.decade(digits(`${last}0`))];
  return { decade: first === last ? from : `${from}–${to}`, silence: words.noArticlesFor({ unit: 'year', count: (last - first + 1) * 10 }) };
}

function buildYearCell({ archive, addresses, words }: Site, year: YearText): YearCell | null {
  const articles = archive.years.get(year);
  if (!articles) return null;
  const months = Array.from({ length: 12 }, (_, index) => archive.months.get(`${year}-${String(index + 1).padStart(2, '0')}`)?.length ?? 0);
  const text = words.digits(year);
  return { text, href: addresses.href(yearPath(year)), count: articles.length, label: `${text}${words.marks.comma}${words.articleCount(articles.length)}`, months };
}

function buildYear(site: Site, year: YearText, years: readonly YearText[]): YearView {
  const { words, formats } = site;
  const articles = site.archive.years.get(year) ?? [];
  const days = new Set(articles.map((article) => article.date)).size;
  const note = words.articlesOnDays(articles.length, days);
  return {
    kind: 'year',
    ...buildBase(site, yearPath(year), formats.year(year), tellPeriod(site, formats.year(year), note), [[words.byDate, yearsPath]]),
    year: words.digits(year),
    note,
    neighbours: toNeighbours(site, findNeighbours(years, year), yearPath, formats.year, (key) => formatLength(words, { unit: 'year', count: Number(key) - Number(year) })),
    calendars: Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
      .map((month) => buildCalendar(site, month, capitalise(formats.monthName(month), site.frame.lang))),
    legend: heatLegend(words),
  };
}

/** What a page of a period says of itself to search engines. */
function tellPeriod({ words }: Site, period: string, note: string): string {
  return formatSentences(words, [`${period}${words.marks.colon}${note}`]);
}

function buildMonth(site: Site, month: MonthText, months: readonly MonthText[]): MonthView {
  const articles = site.archive.months.get(month) ?? [];
  const { words, formats } = site;
  const heading = capitalise(formats.month(month), site.frame.lang);
  const days = underDays(site, articles);
  const note = words.articlesOnDays(articles.length, days.length);
  return {
    kind: 'month',
    ...buildBase(site, monthPath(month), heading, tellPeriod(site, heading, note), [[words.byDate, yearsPath], [formats.year(yearOf(month)), yearPath(yearOf(month))]]),
    heading,
    note,
    neighbours: toNeighbours(site, findNeighbours(months, month), monthPath, formats.month, (key) => formatLength(words, measureMonths(month, key))),
    calendar: buildCalendar(site, month, heading),
    days,
  };
}

/** Months between two, from two years on in years; negative where the second is earlier. */
function measureMonths(from: MonthText, to: MonthText): Length {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));
  return Math.abs(months) < 24 ? { unit: 'month', count: months } : { unit: 'year', count: Math.trunc(months / 12) };
}

function buildDay(site: Site, day: DayText, days: readonly DayText[]): DayView {
  const { archive, formats, words } = site;
  const articles = archive.days.get(day) ?? [];
  const month = monthOf(day);
  const heading = capitalise(formats.full(day), site.frame.lang);
  const note = articles.length === 0 ? words.noArticles : words.articleCount(articles.length);
  return {
    kind: 'day',
    ...buildBase(site, dayPath(day), heading, tellPeriod(site, heading, note), [[words.byDate, yearsPath], ...trailTo(site, day).slice(0, -1)]),
    ...shareDay(site, day, articles),
    noindex: articles.length === 0 || undefined,
    date: day,
    heading,
    note,
    neighbours: toNeighbours(site, findNeighbours(days, day), dayPath, formats.full, (key) => gapBetween(site, day, key)),
    onThisDay: { text: words.otherYears, href: site.addresses.href(onThisDayPath(day.slice(5))) },
    calendar: buildCalendar(site, month, capitalise(formats.month(month), site.frame.lang), day),
    articles: putLeadFirst(articles).map((article) => toTeaser(site, article)),
  };
}

