import { UTCDate } from '@date-fns/utc';
import { addDays as addCalendarDays } from 'date-fns/addDays';
import { getDay } from 'date-fns/getDay';
import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { isValid } from 'date-fns/isValid';
import type { DayText } from './article.ts';

/** `YYYY-MM` and `YYYY`: the periods by which every listing is keyed. */
export type MonthText = string;
export type YearText = string;
/** `MM-DD`: a day of whichever year. */
export type DayOfYear = string;

export function monthOf(day: DayText): MonthText {
  return day.slice(0, 7);
}

export function yearOf(day: DayText): YearText {
  return day.slice(0, 4);
}

// UTCDate keeps date-fns off the machine's own time zone, in which some days do not exist.
function toDate(day: DayText): UTCDate {
  return new UTCDate(`${day}T00:00:00Z`);
}

function toText(date: Date): DayText {
  return date.toISOString().slice(0, 10);
}

/** Whether `text` is a day of the calendar from the year 1000 on, such as `2024-02-29`. */
export function isDay(text: string): boolean {
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && isValid(toDate(text)) && toText(toDate(text)) === text;
}

const dayLength = 24 * 60 * 60 * 1000;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: DayText, to: DayText): number {
  // A date without a time is read as UTC, where every day has the same length.
  return (Date.parse(to) - Date.parse(from)) / dayLength;
}

export function addDays(day: DayText, count: number): DayText {
  return toText(addCalendarDays(toDate(day), count));
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: DayText): number {
  return getDay(toDate(day));
}

/** Every day of a month, first to last. */
export function daysOfMonth(month: MonthText): DayText[] {
  const count = getDaysInMonth(toDate(`${month}-01`));
  return Array.from({ length: count }, (_, index) => `${month}-${String(index + 1).padStart(2, '0')}`);
}

/** The 366 days a year can have, 29 February among them. */
export function daysOfYear(): DayOfYear[] {
  return Array.from({ length: 12 }, (_, index) => `2000-${String(index + 1).padStart(2, '0')}`).flatMap(daysOfMonth).map((day) => day.slice(5));
}

const epoch = '1970-01-01';

/** Days since 1970-01-01, each day of the calendar counted once: archives ask for the same days again and again. */
export function openDayNumbers(): (day: DayText) => number {
  const numbers = new Map<DayText, number>();
  return (day) => {
    const known = numbers.get(day) ?? daysBetween(epoch, day);
    numbers.set(day, known);
    return known;
  };
}
