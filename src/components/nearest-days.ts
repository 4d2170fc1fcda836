/** A day with articles, as the list of days has it. */
export interface FoundDay {
  day: string;
  count: number;
}

/** The day, or the first day of the month or year, that an address asks for; nothing where it asks for none. */
export function readAskedDay(pathname: string, base: string): string | undefined {
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  const [, year, month = '01', day = '01'] = /^\/?(\d{4})(?:\/(\d{1,2}))?(?:\/(\d{1,2}))?(?:\/|$)/.exec(path) ?? [];
  if (!year) return undefined;
  const asked = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  // An impossible day has no nearest one.
  const instant = new Date(`${asked}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(asked) ? asked : undefined;
}

/** The last day before `asked` and the first on or after it, out of `{"2025-10-28": 3}`. */
export function findNearestDays(days: Record<string, number>, asked: string): { earlier?: FoundDay; later?: FoundDay } {
  const found: { earlier?: FoundDay; later?: FoundDay } = {};
  for (const [day, count] of Object.entries(days)) {
    if (count < 1) continue;
    if (day < asked && (!found.earlier || day > found.earlier.day)) found.earlier = { day, count };
    if (day >= asked && (!found.later || day < found.later.day)) found.later = { day, count };
  }
  return found;
}

/** `Tuesday 28 October 2025`, in the browser's words for a language; English as the archive writes it. */
export function formatDay(day: string, lang: string): string {
  const english = lang.split('-')[0] === 'en';
  const words = new Intl.DateTimeFormat(english ? 'en-GB' : lang, { dateStyle: 'full', timeZone: 'UTC', calendar: 'gregory' }).format(new Date(`${day}T00:00:00Z`));
  return english ? words.replace(',', '') : words;
}
