import { UTCDate } from '@date-fns/utc';
import type { Locale } from 'date-fns';
// One module at a time: the package's whole index costs more to load than a small archive to build.
import { format } from 'date-fns/format';
import { ar } from 'date-fns/locale/ar';
import { de } from 'date-fns/locale/de';
import { enGB } from 'date-fns/locale/en-GB';
import { es } from 'date-fns/locale/es';
import { fr } from 'date-fns/locale/fr';
import { tr } from 'date-fns/locale/tr';
import type { DayText } from '../archive/article.ts';
import type { MonthText } from '../archive/days.ts';

const locales: Record<string, Locale> = { ar, de, en: enGB, es, fr, tr };

/** Writes days in one language, English where the language has no formats here. Output never depends on the machine's time zone. */
export interface DateFormats {
  /** Tuesday 28 October 2025 */
  full: (day: DayText) => string;
  /** Tue 28 October 2025 */
  short: (day: DayText) => string;
  /** Tuesday 28 October */
  dayMonth: (day: DayText) => string;
  /** Tuesday 28 */
  weekdayDay: (day: DayText) => string;
  /** October 2025 */
  month: (month: MonthText) => string;
  /** October */
  monthName: (month: MonthText) => string;
  /** Narrow and full names of the days, in the order of the week. */
  weekdays: { short: string; name: string }[];
  /** 0 is Sunday. */
  weekStart: number;
}

export function dateFormats(language: string): DateFormats {
  const name = language.split('-')[0] ?? 'en';
  const locale = (Object.hasOwn(locales, name) ? locales[name] : undefined) ?? enGB;
  // A day is written on many pages; formatting it costs far more than looking it up.
  const write = (pattern: string): ((day: DayText) => string) => {
    const written = new Map<DayText, string>();
    return (day) => {
      const known = written.get(day) ?? format(new UTCDate(`${day}T00:00:00Z`), pattern, { locale });
      written.set(day, known);
      return known;
    };
  };
  const month = (pattern: string): ((text: MonthText) => string) => {
    const writeDay = write(pattern);
    return (text) => writeDay(`${text}-01`);
  };
  const weekStart = locale.options?.weekStartsOn ?? 1;
  // 4 January 1970 was a Sunday.
  const weekdays = Array.from({ length: 7 }, (_, index) => `1970-01-${String(4 + weekStart + index).padStart(2, '0')}`)
    .map((day) => ({ short: write('EEEEE')(day), name: write('EEEE')(day) }));
  return {
    full: write('EEEE d MMMM y'),
    short: write('EEE d MMMM y'),
    dayMonth: write('EEEE d MMMM'),
    weekdayDay: write('EEEE d'),
    month: month('LLLL y'),
    monthName: month('LLLL'),
    weekdays,
    weekStart,
  };
}

/** `rtl` for the scripts written from right to left. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return /^(ar|fa|he|ur|ps|sd|ug|yi|dv|ckb)(-|$)/i.test(lang) ? 'rtl' : 'ltr';
}
