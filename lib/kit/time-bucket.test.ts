import { expect, test } from 'vitest';
import { addDays } from '@/lib/kit/day';
import { bucketEnd, bucketStart, bucketsBetween, isPartial } from '@/lib/kit/time-bucket';

test('weeks begin on Monday, also over a new year', () => {
  expect(bucketStart('2026-11-22', 'week')).toBe('2026-11-16');
  expect(bucketStart('2026-11-23', 'week')).toBe('2026-11-23');
  expect(bucketStart('2027-01-01', 'week')).toBe('2026-12-28');
  expect(bucketEnd('2026-11-22', 'week')).toBe('2026-11-22');
});

test('months end on their last day', () => {
  expect(bucketEnd('2024-02-03', 'month')).toBe('2024-02-29');
  expect(bucketEnd('2026-12-31', 'month')).toBe('2026-12-31');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});

test('buckets cover both ends', () => {
  expect(bucketsBetween('2026-02-27', '2026-03-02', 'day')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']);
  expect(bucketsBetween('2026-11-22', '2026-11-23', 'week')).toEqual(['2026-11-16', '2026-11-23']);
  expect(bucketsBetween('2025-12-31', '2026-02-01', 'month')).toEqual(['2025-12-01', '2026-01-01', '2026-02-01']);
  expect(bucketsBetween('2026-01-02', '2026-01-01', 'day')).toEqual([]);
});

test('a bucket is partial until its last day counts', () => {
  expect(isPartial('2026-11-16', 'week', '2026-11-21')).toBe(true);
  expect(isPartial('2026-11-16', 'week', '2026-11-22')).toBe(false);
  expect(isPartial('2026-11-22', 'day', '2026-11-22')).toBe(false);
});
