import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correctedTime, oldestAccepted, parseTime } from './clock-rule';

describe('parseTime', () => {
  it.each([
    ['2026-03-04T05:06:07.089Z', '2026-03-04T05:06:07.089Z'],
    ['2026-03-04T05:06:07.0899999Z', '2026-03-04T05:06:07.089Z'],
    ['2026-03-04T05:06:07+05:30', '2026-03-03T23:36:07.000Z'],
    ['2026-03-04T05:06:07-0800', '2026-03-04T13:06:07.000Z'],
    ['2026-03-04 05:06', '2026-03-04T05:06:00.000Z'],
    ['2026-03-04', '2026-03-04T00:00:00.000Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('reads %s', (text, iso) => expect(new Date(parseTime(text) ?? 0).toISOString()).toBe(iso));

  it.each(['', 'now', '2026', '2023-02-29', '2026-13-01', '2026-01-01T24:00:00Z', '2026-01-01T00:60:00Z', '0026-01-01', ' 2026-01-01', 1, null, {}])(
    'refuses %j',
    (value) => {
      expect(parseTime(value)).toBeNull();
    },
  );

  it('reads back every time that Date writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => parseTime(date.toISOString()) === date.getTime(),
      ),
    );
  });
});

describe('correctedTime', () => {
  const MINUTE = 60_000;
  it.each([
    ['no sentAt', null, 0],
    ['exactly 5 minutes off', -5 * MINUTE, 0],
    ['a clock that is behind', -5 * MINUTE - 1, 5 * MINUTE + 1],
    ['a clock that is ahead', 5 * MINUTE + 1, -5 * MINUTE - 1],
  ])('with %s', (_, offset, moved) => {
    const receivedAt = 1_000 * MINUTE;
    expect(correctedTime(100, offset === null ? null : receivedAt + offset, receivedAt)).toBe(100 + moved);
  });
});

it('keeps whole calendar years', () => {
  expect(new Date(oldestAccepted(Date.parse('2026-11-22T10:00:00Z'), 10)).toISOString()).toBe('2016-11-22T10:00:00.000Z');
});
