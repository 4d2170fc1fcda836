import type { DayText } from '../archive/article.ts';
import { daysOfMonth, weekday, type MonthText } from '../archive/days.ts';
import { dayPath, monthPath } from '../site/addresses.ts';
import type { Words } from '../site/words/en.ts';
import type { Site } from './site.ts';
import type { Calendar, CalendarCell } from './view.ts';

const rows = 6;

/** Fixed steps, so that one more article shades one day and no other. */
function heatOf(count: number): CalendarCell['heat'] {
  return count === 0 ? 0 : count === 1 ? 1 : count < 4 ? 2 : count < 8 ? 3 : 4;
}

/** The counts that the shades of a calendar stand for, from the lightest on. */
export function heatLegend({ digits }: Words): string[] {
  return ['1', '2–3', '4–7', '8+'].map(digits);
}

/**
 * One month as six weeks of seven cells, weeks beginning as the language does. Beside a day, `current`, the others are
 * told by their shade alone: one more article on a busy day then changes no page of another day.
 */
export function buildCalendar(site: Site, month: MonthText, caption: string, current?: DayText): Calendar {
  const { archive, addresses, formats, words } = site;
  const days = daysOfMonth(month);
  const before = (weekday(days[0] ?? '') - formats.weekStart + 7) % 7;
  const cells: (CalendarCell | null)[] = [
    ...Array.from({ length: before }, () => null),
    ...days.map((date): CalendarCell => {
      const count = archive.days.get(date)?.length ?? 0;
      return {
        day: formats.day(date), date, heat: heatOf(count),
        label: `${formats.full(date)}${words.marks.comma}${current === undefined ? words.articleCount(count) : words.heat[heatOf(count)] ?? ''}`,
        href: count > 0 ? addresses.href(dayPath(date)) : undefined,
        current: date === current || undefined,
      };
    }),
  ];
  const total = archive.months.get(month)?.length ?? 0;
  return {
    caption, count: current === undefined ? total : 0, weekdays: formats.weekdays,
    href: total > 0 ? addresses.href(monthPath(month)) : undefined,
    weeks: Array.from({ length: rows }, (_, row) => Array.from({ length: 7 }, (_unused, column) => cells[row * 7 + column] ?? null)),
  };
}
