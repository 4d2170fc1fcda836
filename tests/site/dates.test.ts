import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateFormats } from '../../src/site/dates.ts';
import { directionOf } from '../../src/site/words/grammar.ts';

const file = path.join(import.meta.dirname, '../../src/site/dates.ts');

/** What the formats write in a process that runs in another time zone. */
function writtenIn(zone: string): unknown {
  const script = `
    import { dateFormats } from ${JSON.stringify(file)};
    const { full, short, dayMonth, weekdayDay, month, monthName, weekdays, weekStart } = dateFormats('en');
    console.log(JSON.stringify([full('2025-10-28'), full('1851-09-18'), full('2024-02-29'), full('2011-12-30'), full('1995-01-01'), short('2025-10-28'), dayMonth('2025-10-28'), weekdayDay('2025-10-28'), month('2025-10'), monthName('2025-01'), weekdays[0].name, weekdays.length, weekStart]));`;
  return JSON.parse(execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-e', script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }));
}

describe('a day in words', () => {
  it.each(['UTC', 'America/Los_Angeles', 'Asia/Kabul', 'Pacific/Kiritimati'])('is the same in %s', (zone) => {
    expect(writtenIn(zone)).toEqual([
      'Tuesday 28 October 2025', 'Thursday 18 September 1851', 'Thursday 29 February 2024', 'Friday 30 December 2011', 'Sunday 1 January 1995',
      'Tue 28 October 2025', 'Tuesday 28 October', 'Tuesday 28', 'October 2025', 'January', 'Monday', 7, 1,
    ]);
  });

  it.each([
    ['tr', '28 Ekim 2025 Salı'], ['de', 'Dienstag, 28. Oktober 2025'], ['fr', 'mardi 28 octobre 2025'], ['es', 'martes 28 de octubre de 2025'], ['ar', 'الثلاثاء ٢٨ أكتوبر ٢٠٢٥'], ['ar-MA', 'الثلاثاء 28 أكتوبر 2025'],
    ['ar-u-nu-latn', 'الثلاثاء 28 أكتوبر 2025'], ['ur', 'منگل 28 اکتوبر 2025'], ['ur-u-nu-arabext', 'منگل ۲۸ اکتوبر ۲۰۲۵'], ['zh', '2025年10月28日 星期二'], ['en-US', 'Tuesday 28 October 2025'], ['xx', 'Tuesday 28 October 2025'],
  ])('is written in %s, or in English where there are no formats', (language, written) => {
    const { full } = dateFormats(language);
    expect(full('2025-10-28')).toBe(written);
  });

  it.each([['en', 'Monday'], ['en-US', 'Sunday'], ['en-GB', 'Monday'], ['tr', 'Pazartesi'], ['ar', 'السبت'], ['ar-SA', 'الأحد'], ['ar-MA', 'الاثنين'], ['ur', 'اتوار'], ['zh', '星期一'], ['zh-TW', '星期日']])('of a week in %s begins with %s', (language, first) => {
    const { weekdays } = dateFormats(language);
    expect(weekdays[0]?.name).toBe(first);
  });
});

describe('directionOf', () => {
  it.each(['ar', 'fa', 'he', 'ur', 'ps', 'ar-EG', 'UR'])('is from right to left for %s', (language) => {
    expect(directionOf(language)).toBe('rtl');
  });

  it.each(['en', 'tr', 'zh-Hant', 'arn', 'psx'])('is from left to right for %s', (language) => {
    expect(directionOf(language)).toBe('ltr');
  });
});
