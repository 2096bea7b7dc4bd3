import { describe, expect, it } from 'vitest';
import type { Band } from '@/lib/features/health/metrics';
import type { RuleCondition } from './contract';
import { type AccountHistory, type Closing, type Firing, firesAt, firingsOf, type Sighting } from './fires';

/** A history that begins on day 1. */
const history = (values: readonly (string | null)[], bands: readonly (Band | null)[] = []): AccountHistory => ({
  value: (_metric, day) => values[day - 1] ?? null,
  band: (day) => bands[day - 1] ?? null,
  sightings: () => [],
});
const MS_A_DAY = 86_400_000;
const endOf = (day: number): Closing => ({ on: day, at: (day + 1) * MS_A_DAY - 1 });
const inTime = { last: null, closed: endOf };
const daysOf = (looks: ReturnType<typeof firingsOf>) => looks.map(({ day }) => day);
const fired = (condition: RuleCondition, past: AccountHistory, to: number) =>
  daysOf(firingsOf({ conditions: [condition], delayDays: 1, checked: 'daily' }, past, { from: 1, to, ...inTime }));

describe('a condition', () => {
  it.each([
    ['at least', { kind: 'figure', metric: 'm', op: 'gte', figure: 2.5 }, ['2.4', '2.50', '3', null, 'word'], [2, 3]],
    ['at most', { kind: 'figure', metric: 'm', op: 'lte', figure: -1 }, ['0', '-1', '-1.5', null], [2, 3]],
    ['one of some words', { kind: 'category', metric: 'm', values: ['poor', 'average'] }, ['good', 'poor', null, 'average'], [2, 4]],
    ['a fall by a figure', { kind: 'change', metric: 'm', direction: 'falls', by: 2, unit: 'figure', days: 1 }, ['5', '3', '2', null, '0'], [2]],
    ['a fall by 30 %', { kind: 'change', metric: 'm', direction: 'falls', by: 30, unit: 'percent', days: 2 }, ['10', '10', '7', '7.01'], [3]],
    [
      'a rise by 10 % of what was negative',
      { kind: 'change', metric: 'm', direction: 'rises', by: 10, unit: 'percent', days: 1 },
      ['-10', '-9', '-9'],
      [2],
    ],
    ['no percentage of nothing', { kind: 'change', metric: 'm', direction: 'rises', by: 1, unit: 'percent', days: 1 }, ['0', '5', '6'], [3]],
  ] as const)('of %s holds on the days of which it is so', (_, condition, values, days) => {
    expect(fired(condition as unknown as RuleCondition, history(values), values.length)).toEqual(days);
  });

  it('of a band holds while it is so, or on the days after it turned', () => {
    const bands: (Band | null)[] = ['good', 'poor', 'poor', null, 'poor', 'poor'];
    expect(fired({ kind: 'band', bands: ['poor'], days: null }, history([], bands), 6)).toEqual([2, 3, 5, 6]);
    expect(fired({ kind: 'band', bands: ['poor'], days: 2 }, history([], bands), 6)).toEqual([3]);
  });

  it('is only one of all that must hold', () => {
    const low: RuleCondition = { kind: 'figure', metric: 'm', op: 'lte', figure: 3 };
    const high: RuleCondition = { kind: 'figure', metric: 'm', op: 'gte', figure: 3 };
    const terms = { conditions: [low, high], delayDays: 1 };
    expect(daysOf(firingsOf({ ...terms, checked: 'daily' }, history(['2', '3', '4']), { from: 1, to: 3, ...inTime }))).toEqual([2]);
  });
});

describe('a rule speaks again', () => {
  const always: RuleCondition = { kind: 'figure', metric: 'm', op: 'gte', figure: 0 };
  const past = history(Array.from({ length: 20 }, () => '1'));
  const days = (delayDays: number, last: Firing | null, closedOn: (day: number) => number | null) =>
    daysOf(
      firingsOf({ conditions: [always], delayDays, checked: 'daily' }, past, {
        ...{ from: 1, to: 20, last },
        closed: (day) => {
          const on = closedOn(day);
          return on === null ? null : endOf(on);
        },
      }),
    );

  it('not before its delay has passed since the last alert', () => {
    expect(days(7, null, (day) => day)).toEqual([1, 8, 15]);
  });

  it('not before the last alert is closed', () => {
    expect(days(2, null, (day) => day + 5)).toEqual([1, 6, 11, 16]);
    expect(days(2, null, () => null)).toEqual([1]);
  });

  it('minding what it raised before', () => {
    expect(days(7, { firedOn: -2, closed: endOf(0) }, (day) => day)).toEqual([5, 12, 19]);
    expect(days(7, { firedOn: -30, closed: null }, (day) => day)).toEqual([]);
  });
});

describe('a rule that looks as soon as something changed', () => {
  const HOUR = 3_600_000;
  const seen = (day: number, hour: number, value: string): Sighting => ({ at: day * MS_A_DAY + hour * HOUR, seen: { m: value }, band: null });
  const many: RuleCondition = { kind: 'figure', metric: 'm', op: 'gte', figure: 5 };
  const rose: RuleCondition = { kind: 'change', metric: 'm', direction: 'rises', by: 3, unit: 'figure', days: 1 };
  const past: AccountHistory = {
    ...history(['1', '1', '5', '1']),
    sightings: (day) => (day === 2 ? [seen(2, 9, '4'), seen(2, 10, '6'), seen(2, 11, '7')] : day === 4 ? [seen(4, 9, '6')] : []),
  };
  const looks = (condition: RuleCondition, checked: 'daily' | 'on_change', closed: (day: number) => Closing | null) =>
    firingsOf({ conditions: [condition], delayDays: 1, checked }, past, { from: 1, to: 4, last: null, closed }).map(({ day, sighting }) => [
      day,
      sighting && (sighting.at - day * MS_A_DAY) / HOUR,
    ]);

  it('fires at the first sighting that meets it, once a day, and at the ends of days', () => {
    const atOnce = (day: number) => ({ on: day, at: 0 });
    expect(looks(many, 'on_change', atOnce)).toEqual([
      [2, 10],
      [3, null],
      [4, 9],
    ]);
    expect(looks(many, 'daily', atOnce)).toEqual([[3, null]]);
  });

  it('compares what it saw with the end of an earlier day', () => {
    expect(looks(rose, 'on_change', () => null)).toEqual([[2, 9]]);
  });

  it('fires within a day only once the earlier alert is closed by then', () => {
    const terms = { conditions: [many], delayDays: 1 };
    const look = { day: 4, sighting: seen(4, 9, '6') };
    const closedAt = (hour: number): Firing => ({ firedOn: 2, closed: { on: 4, at: 4 * MS_A_DAY + hour * HOUR } });
    expect([8, 9, 10].map((hour) => firesAt(terms, past, look, closedAt(hour)))).toEqual([true, true, false]);
  });

  it('meets nothing by what it could not see', () => {
    const blind = { at: 0, seen: {}, band: null };
    expect(firesAt({ conditions: [{ ...many, op: 'lte' }], delayDays: 1 }, past, { day: 2, sighting: blind }, null)).toBe(false);
  });
});
