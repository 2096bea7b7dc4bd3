import { describe, expect, it } from 'vitest';
import { type NoticeWish, noticeDue } from './notice-times';

const ZONE = 'Europe/Amsterdam';
const preference = (rest: Partial<NoticeWish>): NoticeWish => ({
  delivery: 'at_once',
  dailyAt: 8,
  quietFrom: null,
  quietTo: null,
  ...rest,
});
const due = (rest: Partial<NoticeWish>, raisedAt: string) => noticeDue(preference(rest), new Date(raisedAt), ZONE)?.toISOString() ?? null;

describe('a notice is mailed', () => {
  it.each([
    ['never to those who want none', { delivery: 'off' }, '2026-06-01T10:00:00.000Z', null],
    ['at once', {}, '2026-06-01T10:00:00.000Z', '2026-06-01T10:00:00.000Z'],
    ['with the mail of the day that is still to come', { delivery: 'daily' }, '2026-06-01T05:59:00.000Z', '2026-06-01T06:00:00.000Z'],
    ['with the mail of the next day', { delivery: 'daily' }, '2026-06-01T06:00:00.000Z', '2026-06-02T06:00:00.000Z'],
    ['an hour later on the clock of UTC once summer is over', { delivery: 'daily' }, '2026-10-24T20:00:00.000Z', '2026-10-25T07:00:00.000Z'],
    ['when quiet hours over midnight end, from the evening', { quietFrom: 20, quietTo: 7 }, '2026-06-01T18:00:00.000Z', '2026-06-02T05:00:00.000Z'],
    ['when quiet hours over midnight end, from the morning', { quietFrom: 20, quietTo: 7 }, '2026-06-02T04:59:00.000Z', '2026-06-02T05:00:00.000Z'],
    ['at once after quiet hours', { quietFrom: 20, quietTo: 7 }, '2026-06-02T05:00:00.000Z', '2026-06-02T05:00:00.000Z'],
    ['when quiet hours within a day end', { quietFrom: 12, quietTo: 14 }, '2026-06-01T10:30:00.000Z', '2026-06-01T12:00:00.000Z'],
    ['on the Monday that follows', { delivery: 'weekly' }, '2026-06-03T10:00:00.000Z', '2026-06-08T06:00:00.000Z'],
    ['on this Monday before its hour', { delivery: 'weekly' }, '2026-06-01T05:00:00.000Z', '2026-06-01T06:00:00.000Z'],
    ['on the next Monday from its hour on', { delivery: 'weekly' }, '2026-06-01T06:00:00.000Z', '2026-06-08T06:00:00.000Z'],
    [
      'after the quiet hours that the mail of the day falls into',
      { delivery: 'daily', quietFrom: 6, quietTo: 9 },
      '2026-06-01T20:00:00.000Z',
      '2026-06-02T07:00:00.000Z',
    ],
  ] as const)('%s', (_, rest, raisedAt, expected) => {
    expect(due(rest, raisedAt)).toBe(expected);
  });
});
