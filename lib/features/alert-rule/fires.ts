import type { Band } from '@/lib/features/health/metrics';
import { compare, decimal, type Fraction, minus, times, whole } from '@/lib/kit/exact';
import type { RuleCondition, RuleTerms } from './contract';

/** What is kept of an account, by day number. */
export interface AccountHistory {
  /** A decimal number or a category's name; null when there was none, or nothing is kept. */
  value(metric: string, day: number): string | null;
  /** Null when nothing is kept. */
  band(day: number): Band | null;
}

/** An earlier alert of a rule on an account, by day numbers. */
export interface Firing {
  firedOn: number;
  /** Null while it is open. */
  closedOn: number | null;
}

type Of<Kind extends RuleCondition['kind']> = Extract<RuleCondition, { kind: Kind }>;

const isNumber = (text: string | null): text is string => text !== null && /^-?\d+(\.\d+)?$/.test(text);
const figure = (value: number) => decimal(String(value));
const size = (value: Fraction): Fraction => (value.n < 0n ? { n: -value.n, d: value.d } : value);

function reaches({ op, figure: bound }: Of<'figure'>, value: string | null): boolean {
  if (!isNumber(value)) return false;
  const order = compare(decimal(value), figure(bound));
  return op === 'gte' ? order >= 0 : order <= 0;
}

/** A percentage of nothing is nothing that one can compare with. */
function changes({ direction, by, unit }: Of<'change'>, before: string | null, after: string | null): boolean {
  if (!isNumber(before) || !isNumber(after)) return false;
  const [was, is] = [decimal(before), decimal(after)];
  const way = direction === 'falls' ? minus(was, is) : minus(is, was);
  if (unit === 'figure') return compare(way, figure(by)) >= 0;
  return was.n !== 0n && compare(times(way, whole(100)), times(figure(by), size(was))) >= 0;
}

function stands({ bands, days }: Of<'band'>, history: AccountHistory, day: number): boolean {
  const band = history.band(day);
  if (band === null || !bands.includes(band)) return false;
  if (days === null) return true;
  const before = history.band(day - days);
  return before !== null && !bands.includes(before);
}

function holds(condition: RuleCondition, history: AccountHistory, day: number): boolean {
  switch (condition.kind) {
    case 'figure':
      return reaches(condition, history.value(condition.metric, day));
    case 'category': {
      const value = history.value(condition.metric, day);
      return value !== null && condition.values.includes(value);
    }
    case 'change':
      return changes(condition, history.value(condition.metric, day - condition.days), history.value(condition.metric, day));
    case 'band':
      return stands(condition, history, day);
  }
}

/** B4: once the earlier alert is closed, and not before the delay since that fired has passed. */
function isFree(last: Firing | null, day: number, delayDays: number): boolean {
  if (last === null) return true;
  return last.closedOn !== null && last.closedOn <= day && day - last.firedOn >= delayDays;
}

interface Stretch {
  /** Day numbers, both included. */
  from: number;
  to: number;
  /** The latest alert before. */
  last: Firing | null;
  /** The day on which an alert that fired on a day was closed; null: not yet. */
  closedOn: (firedOn: number) => number | null;
}

/**
 * The days of a stretch on which a rule raises an alert on an account. The one definition: the nightly evaluation asks it
 * of one day, a dry run of many.
 */
export function firingsOf(
  { conditions, delayDays }: Pick<RuleTerms, 'conditions' | 'delayDays'>,
  history: AccountHistory,
  { from, to, last: before, closedOn }: Stretch,
): number[] {
  const fired: number[] = [];
  let last = before;
  for (let day = from; day <= to; day += 1) {
    if (!isFree(last, day, delayDays) || !conditions.every((condition) => holds(condition, history, day))) continue;
    fired.push(day);
    last = { firedOn: day, closedOn: closedOn(day) };
  }
  return fired;
}

/** What met each condition on a day: the value, and what it was compared with. */
export function evidenceOf(conditions: readonly RuleCondition[], history: AccountHistory, day: number) {
  return conditions.map((condition) => {
    const read = (on: number) => (condition.kind === 'band' ? history.band(on) : history.value(condition.metric, on));
    const days = 'days' in condition ? condition.days : null;
    return { condition, value: read(day), before: days === null ? null : read(day - days) };
  });
}

/** How many days before the one evaluated conditions look at. */
export const daysBack = (conditions: readonly RuleCondition[]): number =>
  Math.max(0, ...conditions.map((condition) => ('days' in condition ? (condition.days ?? 0) : 0)));

/** The metrics that conditions ask for; the band of the health is none. */
export const metricsAsked = (conditions: readonly RuleCondition[]): string[] => [
  ...new Set(conditions.flatMap((condition) => (condition.kind === 'band' ? [] : [condition.metric]))),
];
