import { findNeighbours, sortKeys } from '../archive/archive.ts';
import type { DayText } from '../archive/article.ts';
import { daysOfMonth, monthOf, yearOf, type MonthText, type YearText } from '../archive/days.ts';
import { dayPath, homePath, monthPath, yearPath, yearsPath } from '../site/addresses.ts';
import { formatCount, words } from '../site/wording.ts';
import { buildCalendar } from './calendar.ts';
import type { Keys } from './keys.ts';
import type { DayView, MonthView, PlannedView, YearsView, YearView } from './pages.ts';
import { buildBase, decadesOf, gapBetween, noteOf, toNeighbours, toTeaser, underDays, type Site } from './site.ts';

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
    yield { path: monthPath(month), kind: 'month', key: keys && (() => keys.list(month, ...besides(periods.months, month), articles)), build: () => buildMonth(site, month, periods.months) };
    for (const day of daysOfMonth(month)) {
      yield { path: dayPath(day), kind: 'day', key: keys && (() => keys.list(day, ...besides(periods.days, day), counts, archive.days.get(day) ?? [])), build: () => buildDay(site, day, periods.days) };
    }
  }
}

function besides(keys: readonly string[], key: string): (string | undefined)[] {
  const { earlier, later } = findNeighbours(keys, key);
  return [earlier, later];
}

function buildYears(site: Site): YearsView {
  return {
    kind: 'years',
    ...buildBase(site, yearsPath, words.archive, `${words.archive}: every year with articles.`, [[site.settings.name, homePath]]),
    note: noteOf(site.archive.all),
    decades: decadesOf(site),
  };
}

function buildYear(site: Site, year: YearText, years: readonly YearText[]): YearView {
  const articles = site.archive.years.get(year) ?? [];
  const days = new Set(articles.map((article) => article.date)).size;
  const note = `${formatCount(articles.length, 'article')} on ${formatCount(days, 'day')}`;
  return {
    kind: 'year',
    ...buildBase(site, yearPath(year), year, `${note} in ${year}.`, [[words.byDate, yearsPath]]),
    year,
    note,
    neighbours: toNeighbours(site, findNeighbours(years, year), yearPath, (key) => key, (key) => yearGap(Number(key) - Number(year))),
    calendars: Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
      .map((month) => buildCalendar(site, month, site.formats.monthName(month))),
  };
}

function yearGap(years: number): string {
  return `${formatCount(Math.abs(years), 'year')} ${years < 0 ? 'earlier' : 'later'}`;
}

function buildMonth(site: Site, month: MonthText, months: readonly MonthText[]): MonthView {
  const articles = site.archive.months.get(month) ?? [];
  const heading = site.formats.month(month);
  const days = underDays(site, articles);
  const note = `${formatCount(articles.length, 'article')} on ${formatCount(days.length, 'day')}`;
  return {
    kind: 'month',
    ...buildBase(site, monthPath(month), heading, `${note} in ${heading}.`, [[words.byDate, yearsPath], [yearOf(month), yearPath(yearOf(month))]]),
    heading,
    note,
    neighbours: toNeighbours(site, findNeighbours(months, month), monthPath, site.formats.month, (key) => monthGap(month, key)),
    calendar: buildCalendar(site, month, heading),
    days,
  };
}

function monthGap(from: MonthText, to: MonthText): string {
  const months = (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5));
  const count = Math.abs(months);
  const length = count < 24 ? formatCount(count, 'month') : formatCount(Math.floor(count / 12), 'year');
  return `${length} ${months < 0 ? 'earlier' : 'later'}`;
}

function buildDay(site: Site, day: DayText, days: readonly DayText[]): DayView {
  const { archive, formats } = site;
  const articles = archive.days.get(day) ?? [];
  const month = monthOf(day);
  const heading = formats.full(day);
  const note = articles.length === 0 ? 'No articles on this day' : formatCount(articles.length, 'article');
  return {
    kind: 'day',
    ...buildBase(site, dayPath(day), heading, `${note}: ${heading}.`, [
      [words.byDate, yearsPath], [yearOf(day), yearPath(yearOf(day))], [formats.monthName(month), monthPath(month)],
    ]),
    noindex: articles.length === 0 || undefined,
    date: day,
    heading,
    note,
    neighbours: toNeighbours(site, findNeighbours(days, day), dayPath, formats.full, (key) => gapBetween(day, key)),
    calendar: buildCalendar(site, month, formats.month(month), day),
    articles: articles.map((article) => toTeaser(site, article)),
  };
}

