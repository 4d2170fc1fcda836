import { addDays, daysBetween, monthOf, yearOf, type MonthText, type YearText } from '../archive/days.ts';
import type { Article, DayText } from '../archive/article.ts';
import type { DateFormats } from '../site/dates.ts';
import { capitalise } from '../site/wording.ts';
import type { Words } from '../site/words/en.ts';
import type { Coverage } from './view.ts';

const mostTicks = 6;
const yearSteps = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500];
/** A strip runs by day up to so many of them, then by month, then by year. */
const mostDays = 100;
const mostMonths = 144;
const mostYears = 500;

/** What writes the words of a strip. */
interface Speaker {
  formats: DateFormats;
  words: Pick<Words, 'digits'>;
  frame: { lang: string };
}

/** What a unit of time is called on a strip, and where it leads. */
interface Unit {
  list: (first: DayText, last: DayText) => string[];
  of: (day: DayText) => string;
  write: (unit: string) => string;
  tick: (unit: string, at: number) => string | undefined;
}

/**
 * Articles by year, from the first year to the last; none where one bar would stand alone, or too many would.
 * `counts` need not be in order.
 */
export function coverYears(counts: ReadonlyMap<YearText, number>, { digits }: Pick<Words, 'digits'>, hrefOf: (year: YearText) => string): Coverage | undefined {
  const sorted = [...counts.keys()].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined || first === last || Number(last) - Number(first) >= mostYears) return undefined;
  return cover(listYears(first, last), counts, digits, hrefOf, tickYears(first, last, digits));
}

/** Articles by day, month or year, as their span has it; each bar leads to its month or year by `hrefOf`. */
export function coverSpan(articles: readonly Article[], site: Speaker, hrefOf: (period: MonthText | YearText) => string): Coverage | undefined {
  const days = articles.map(({ date }) => date).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const unit = unitOf(first, last, site);
  const units = unit.list(first, last);
  if (units.length < 2 || units.length > mostYears) return undefined;
  const counts = new Map<string, number>();
  for (const day of days) counts.set(unit.of(day), (counts.get(unit.of(day)) ?? 0) + 1);
  return cover(units, counts, unit.write, (period) => hrefOf(period.slice(0, 7)), unit.tick);
}

function cover(units: readonly string[], counts: ReadonlyMap<string, number>, write: (unit: string) => string, hrefOf: (unit: string) => string, tick: (unit: string, at: number) => string | undefined): Coverage {
  const bars = units.map((unit): Coverage['bars'][number] => {
    const count = counts.get(unit) ?? 0;
    return count > 0 ? { text: write(unit), count, href: hrefOf(unit) } : { text: write(unit), count };
  });
  const ticks = units.flatMap((unit, at) => {
    const text = tick(unit, at);
    return text === undefined ? [] : [{ at, text }];
  });
  return { bars, ticks };
}

function unitOf(first: DayText, last: DayText, { formats, words, frame }: Speaker): Unit {
  const write = (form: (unit: string) => string) => (unit: string) => capitalise(form(unit), frame.lang);
  const days = daysBetween(first, last) + 1;
  const isFirstOf = (period: (day: DayText) => string) => (day: DayText, at: number) => at === 0 || period(day) !== period(addDays(day, -1));
  if (days <= mostDays) {
    const begins = isFirstOf(monthOf);
    return { list: () => Array.from({ length: days }, (_, at) => addDays(first, at)), of: (day) => day, write: write(formats.full), tick: (day, at) => (begins(day, at) ? write(formats.month)(monthOf(day)) : undefined) };
  }
  const months = listMonths(first, last);
  if (months.length > mostMonths) return { list: () => listYears(yearOf(first), yearOf(last)), of: yearOf, write: words.digits, tick: tickYears(yearOf(first), yearOf(last), words.digits) };
  const tick = tickYears(yearOf(first), yearOf(last), words.digits);
  return { list: () => months, of: monthOf, write: write(formats.month), tick: (month, at) => (at === 0 || month.endsWith('-01') ? tick(yearOf(month)) : undefined) };
}

function listYears(first: YearText, last: YearText): YearText[] {
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => String(Number(first) + index));
}

function listMonths(first: DayText, last: DayText): MonthText[] {
  return listYears(yearOf(first), yearOf(last))
    .flatMap((year) => Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`))
    .filter((month) => month >= monthOf(first) && month <= monthOf(last));
}

/** Names round years, so few that their words do not meet. */
function tickYears(first: YearText, last: YearText, write: (year: YearText) => string): (year: YearText) => string | undefined {
  const span = Number(last) - Number(first) + 1;
  const step = yearSteps.find((each) => span / each <= mostTicks) ?? 1000;
  return (year) => (Number(year) % step === 0 ? write(year) : undefined);
}
