import { describe, expect, it } from 'vitest';
import { findNearestDays, readAskedDay } from '../../src/components/nearest-days.ts';

describe('readAskedDay', () => {
  it.each([
    ['/2025/10/26/', '/', '2025-10-26'],
    ['/2025/10/26/an-article/', '/', '2025-10-26'],
    ['/2025/1/', '/', '2025-01-01'],
    ['/2025', '/', '2025-01-01'],
    ['/archive/1969/07/', '/archive/', '1969-07-01'],
    ['/archive/1969/07/', '/archive', '1969-07-01'],
  ])('reads %s under %s as %s', (pathname, base, day) => {
    expect(readAskedDay(pathname, base)).toBe(day);
  });

  it.each(['/', '/tags/2025/', '/20251/', '/2025-10-26/', '/2025/02/30/', '/2025/13/'])('finds no day in %s', (pathname) => {
    expect(readAskedDay(pathname, '/')).toBeUndefined();
  });
});

describe('findNearestDays', () => {
  const days = { '2025-11-08': 1, '2025-10-25': 2, '2025-10-27': 0, '2025-10-28': 7 };

  it('finds the day before and the day after, passing over empty ones', () => {
    expect(findNearestDays(days, '2025-10-26')).toEqual({ earlier: { day: '2025-10-25', count: 2 }, later: { day: '2025-10-28', count: 7 } });
  });

  it('leaves out what lies beyond the ends', () => {
    expect(findNearestDays(days, '2026-01-01')).toEqual({ earlier: { day: '2025-11-08', count: 1 } });
    expect(findNearestDays({}, '2026-01-01')).toEqual({});
  });
});
