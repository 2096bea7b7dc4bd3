import { describe, expect, test } from 'vitest';
import { formatDay, formatInstant, formatMonth, formatShortDay } from '@/lib/kit/date-format';
import { formatDuration } from '@/lib/kit/duration-format';
import { formatCompact, formatNumber, formatPercent } from '@/lib/kit/number-format';

test('numbers follow the locale and have a real minus sign', () => {
  expect(formatNumber(-1234.5, 'en')).toBe('−1,234.5');
  expect(formatNumber(1234.5, 'de')).toBe('1.234,5');
  expect(formatPercent(0.4267, 'en')).toBe('42.7%');
  expect(formatCompact(1234, 'en')).toBe('1.2K');
  expect(formatNumber(null, 'en')).toBe('—');
});

test.each([
  [0, '0s'],
  [820, '820ms'],
  [1000, '1s'],
  [59_999, '59s'],
  [61_000, '1m 1s'],
  [3_600_000, '1h'],
  [12_030_000, '3h 20m'],
  [90_000_000, '1d 1h'],
  [-61_000, '−1m 1s'],
  [null, '—'],
])('%s ms is %s', (ms, text) => {
  expect(formatDuration(ms, 'en')).toBe(text);
});

describe('dates', () => {
  test('a day is the same day in every zone', () => {
    expect(formatDay('2026-07-14', 'en-GB')).toBe('14 Jul 2026');
    expect(formatShortDay('2026-07-14', 'en-GB')).toBe('14 Jul');
    expect(formatMonth('2026-07-01', 'en-GB')).toBe('Jul 2026');
    expect(formatDay(null, 'en-GB')).toBe('—');
  });

  test('an instant is written in the zone given', () => {
    expect(formatInstant('2026-03-17T20:00:00Z', 'en-GB', 'UTC')).toBe('17 Mar 2026, 20:00');
    expect(formatInstant('2026-03-17T20:00:00Z', 'en-GB', 'Asia/Kolkata')).toBe('18 Mar 2026, 01:30');
    expect(formatInstant(null, 'en-GB', 'UTC')).toBe('—');
  });
});
