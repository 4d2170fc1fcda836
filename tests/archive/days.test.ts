import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, daysOfMonth, isDay, monthOf, weekday, yearOf } from '../../src/archive/days.ts';

describe('isDay', () => {
  it.each(['2024-02-29', '2000-02-29', '1851-09-18', '1000-01-01', '9999-12-31', '2025-10-28', '2011-12-30'])('takes %s', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each(['2023-02-29', '1900-02-29', '2024-02-30', '2024-04-31', '2024-00-01', '2024-13-01', '2024-01-00', '2024-01-32', '0999-12-31', '24-01-01', '2024-1-1', '20240101', '2024-01-01T00:00:00Z', ' 2024-01-01', '2024-01-01\n', '+2024-01-01', '', 'today', '２０２４-01-01'])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

const anyDay = fc.integer({ min: -300_000, max: 300_000 }).map((count) => addDays('1970-01-01', count));

describe('days', () => {
  it('are counted between two days with their sign', () => {
    expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2024-03-01', '2024-02-28'), daysBetween('2024-03-01', '2024-03-01')]).toEqual([2, -2, 0]);
  });

  it('are counted over centuries', () => {
    expect(daysBetween('1851-09-18', '2025-10-28')).toBe(63_593);
  });

  it('are counted where clocks change', () => {
    expect([daysBetween('2025-03-29', '2025-03-31'), daysBetween('2025-10-25', '2025-10-27')]).toEqual([2, 2]);
  });

  it('are added as they are counted', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -100_000, max: 100_000 }), (day, count) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
    }));
  });

  it('are days of the calendar after any addition', () => {
    fc.assert(fc.property(anyDay, (day) => {
      expect(isDay(day)).toBe(true);
    }));
  });

  it('follow each other through the week', () => {
    fc.assert(fc.property(anyDay, (day) => {
      expect(weekday(addDays(day, 1))).toBe((weekday(day) + 1) % 7);
    }));
  });

  it.each([['2025-10-28', 2], ['1851-09-18', 4], ['1970-01-04', 0], ['2024-02-29', 4]])('know their weekday: %s', (day, number) => {
    expect(weekday(day)).toBe(number);
  });

  it('belong to the month and the year they are written with', () => {
    expect([monthOf('2024-02-29'), yearOf('2024-02-29')]).toEqual(['2024-02', '2024']);
  });

  it.each([['2024-02', 29], ['2023-02', 28], ['1900-02', 28], ['1851-09', 30], ['2024-12', 31]])('of %s are listed first to last', (month, count) => {
    const days = daysOfMonth(month);
    expect([days.length, days[0], days.at(-1)]).toEqual([count, `${month}-01`, `${month}-${count}`]);
  });
});

describe('days in any time zone', () => {
  // 30 December 2011 did not exist in Samoa; Kiritimati skipped 1 January 1995; Los Angeles and Kabul lie on either side of UTC.
  const zones = ['UTC', 'America/Los_Angeles', 'Asia/Kabul', 'Pacific/Kiritimati', 'Pacific/Apia', 'Africa/Monrovia'];
  const script = `
    import { addDays, daysBetween, daysOfMonth, isDay, weekday } from ${JSON.stringify(path.join(import.meta.dirname, '../../src/archive/days.ts'))};
    const days = ['1851-09-18', '1994-12-31', '1995-01-01', '2011-12-30', '2024-02-29', '2024-03-10', '2025-10-26'];
    console.log(JSON.stringify(days.map((day) => [isDay(day), weekday(day), addDays(day, 1), addDays(day, -1), daysBetween('1850-01-01', day), daysOfMonth(day.slice(0, 7)).length])));`;
  const tell = (zone: string): string => execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-e', script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' });

  it.each(zones)('are what they are in UTC: %s', (zone) => {
    expect(JSON.parse(tell(zone))).toEqual([
      [true, 4, '1851-09-19', '1851-09-17', 625, 30], [true, 6, '1995-01-01', '1994-12-30', 52_959, 31], [true, 0, '1995-01-02', '1994-12-31', 52_960, 31],
      [true, 5, '2011-12-31', '2011-12-29', 59_167, 31], [true, 4, '2024-03-01', '2024-02-28', 63_611, 29], [true, 0, '2024-03-11', '2024-03-09', 63_621, 31], [true, 0, '2025-10-27', '2025-10-25', 64_216, 31],
    ]);
  });
});
