import type { DayText } from '../archive/article.ts';
import { weekday, type DayOfYear, type MonthText, type YearText } from '../archive/days.ts';
import { spokenLanguage, wordsOf } from './wording.ts';
import type { DayParts, Words } from './words/en.ts';
import { languageOf } from './words/language.ts';

/** Writes days in one language, in its own digits, English where the language has no dictionary. Output never depends on the machine. */
export interface DateFormats {
  /** Tuesday 28 October 2025 */
  full: (day: DayText) => string;
  /** Tue 28 October 2025 */
  short: (day: DayText) => string;
  /** Tuesday 28 October */
  dayMonth: (day: DayText) => string;
  /** Tuesday 28 */
  weekdayDay: (day: DayText) => string;
  /** 28 */
  day: (day: DayText) => string;
  /** 28 October */
  dayOfYear: (day: DayOfYear) => string;
  /** October 2025 */
  month: (month: MonthText) => string;
  /** October */
  monthName: (month: MonthText) => string;
  /** 2025, in a sentence or a list; a numeral that stands alone is `words.digits('2025')`. */
  year: (year: YearText) => string;
  /** Narrow and full names of the days, in the order of the week. */
  weekdays: { short: string; name: string }[];
  /** 0 is Sunday. */
  weekStart: number;
}

export function dateFormats(language: string): DateFormats {
  const words = wordsOf(language);
  const { dates } = words;
  // A day is written on many pages; formatting it costs far more than looking it up.
  const write = (form: (parts: DayParts) => string): ((day: DayText) => string) => {
    const written = new Map<DayText, string>();
    return (day) => {
      const known = written.get(day) ?? form(partsOf(words, day));
      written.set(day, known);
      return known;
    };
  };
  const writeDayOfYear = write(dates.dayOfYear);
  const writeMonth = write(dates.month);
  const weekStart = findWeekStart(language, dates.weekStart);
  return {
    full: write(dates.full),
    short: write(dates.short),
    dayMonth: write(dates.dayMonth),
    weekdayDay: write(dates.weekdayDay),
    day: write(({ day }) => day),
    // A year that has every day.
    dayOfYear: (day) => writeDayOfYear(`2000-${day}`),
    month: (month) => writeMonth(`${month}-01`),
    monthName: (month) => dates.months[Number(month.slice(5)) - 1] ?? '',
    year: (year) => dates.year(words.digits(year)),
    weekdays: Array.from({ length: 7 }, (_, index) => (weekStart + index) % 7).map((day) => ({ short: dates.letters[day] ?? '', name: dates.weekdays[day] ?? '' })),
    weekStart,
  };
}

function partsOf({ dates, digits }: Words, day: DayText): DayParts {
  const [year = '', month = '', date = ''] = day.split('-');
  const at = weekday(day);
  return {
    weekday: dates.weekdays[at] ?? '', shortWeekday: dates.shortWeekdays[at] ?? '', month: dates.months[Number(month) - 1] ?? '',
    day: digits(String(Number(date))), year: digits(year),
  };
}

/** The countries whose calendars begin on Sunday or Saturday though their language is one of those here, by CLDR; elsewhere a named country begins on Monday. */
const weekStarts: Record<string, number> = {
  ...Object.fromEntries(['BR', 'CA', 'CO', 'DO', 'GT', 'HK', 'HN', 'IL', 'IN', 'KE', 'MO', 'MX', 'NI', 'PA', 'PE', 'PH', 'PY', 'PK', 'PR', 'SA', 'SG', 'SV', 'TW', 'US', 'VE', 'YE', 'ZA'].map((country) => [country, 0])),
  ...Object.fromEntries(['BH', 'DJ', 'DZ', 'EG', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SD', 'SY'].map((country) => [country, 6])),
};

function findWeekStart(language: string, usual: number): number {
  const { region } = languageOf(spokenLanguage(language));
  return region === undefined ? usual : weekStarts[region] ?? 1;
}
