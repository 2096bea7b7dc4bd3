import type { Band } from '@/lib/features/health/metrics';
import { compare, decimal, type Fraction, minus, times, whole } from '@/lib/kit/exact';
import type { RuleCondition, RuleTerms } from './contract';

/** What was seen of an account at an instant within a day. */
export interface Sighting {
  /** Milliseconds since 1970. */
  at: number;
  /** By metric; what is absent or null was not known. */
  seen: Readonly<Record<string, string | null>>;
  band: Band | null;
}

/** What is kept of an account, by day number: of the ends of days, and what was seen within them. */
export interface AccountHistory {
  /** A decimal number or a category's name; null when there was none, or nothing is kept. */
  value(metric: string, day: number): string | null;
  /** Null when nothing is kept. */
  band(day: number): Band | null;
  /** In their order. */
  sightings(day: number): readonly Sighting[];
}

/** The local day and the instant (ms since 1970) at which an alert was closed. */
export interface Closing {
  on: number;
  at: number;
}

/** An earlier alert of a rule on an account. */
export interface Firing {
  /** A day number. */
  firedOn: number;
  /** Null while it is open. */
  closed: Closing | null;
}

/** When a rule looks at an account: at what was seen within a day, or at what was kept of its end. */
export interface Look {
  day: number;
  sighting: Sighting | null;
}

const valueAt = (history: AccountHistory, metric: string, { day, sighting }: Look) =>
  sighting ? (sighting.seen[metric] ?? null) : history.value(metric, day);
const bandAt = (history: AccountHistory, { day, sighting }: Look) => (sighting ? sighting.band : history.band(day));

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

function stands({ bands, days }: Of<'band'>, history: AccountHistory, look: Look): boolean {
  const band = bandAt(history, look);
  if (band === null || !bands.includes(band)) return false;
  if (days === null) return true;
  const before = history.band(look.day - days);
  return before !== null && !bands.includes(before);
}

function holds(condition: RuleCondition, history: AccountHistory, look: Look): boolean {
  switch (condition.kind) {
    case 'figure':
      return reaches(condition, valueAt(history, condition.metric, look));
    case 'category': {
      const value = valueAt(history, condition.metric, look);
      return value !== null && condition.values.includes(value);
    }
    case 'change':
      return changes(condition, history.value(condition.metric, look.day - condition.days), valueAt(history, condition.metric, look));
    case 'band':
      return stands(condition, history, look);
  }
}

/** B4: once the earlier alert is closed, and not before the delay since that fired has passed. */
function isFree(last: Firing | null, { day, sighting }: Look, delayDays: number): boolean {
  if (last === null) return true;
  if (last.closed === null || day - last.firedOn < delayDays) return false;
  return sighting ? last.closed.at <= sighting.at : last.closed.on <= day;
}

/** Whether a rule raises an alert on an account when it looks. The one definition, live and in dry runs. */
export function firesAt(
  { conditions, delayDays }: Pick<RuleTerms, 'conditions' | 'delayDays'>,
  history: AccountHistory,
  look: Look,
  last: Firing | null,
): boolean {
  return isFree(last, look, delayDays) && conditions.every((condition) => holds(condition, history, look));
}

interface Stretch {
  /** Day numbers, both included. */
  from: number;
  to: number;
  /** The latest alert before. */
  last: Firing | null;
  /** When an alert that fired on a day was closed; null: not yet. */
  closed: (firedOn: number) => Closing | null;
}

/** The looks of a stretch at which a rule raises an alert on an account: one a day, as a delay is a day at least. */
export function firingsOf(
  terms: Pick<RuleTerms, 'conditions' | 'delayDays' | 'checked'>,
  history: AccountHistory,
  { from, to, last: before, closed }: Stretch,
): Look[] {
  const fired: Look[] = [];
  let last = before;
  for (let day = from; day <= to; day += 1) {
    const seen = terms.checked === 'on_change' ? history.sightings(day) : [];
    const look = [...seen, null].map((sighting) => ({ day, sighting })).find((one) => firesAt(terms, history, one, last));
    if (!look) continue;
    fired.push(look);
    last = { firedOn: day, closed: closed(day) };
  }
  return fired;
}

/** What met each condition: the value, and what it was compared with. */
export function evidenceOf(conditions: readonly RuleCondition[], history: AccountHistory, look: Look) {
  return conditions.map((condition) => {
    const read = (at: Look) => (condition.kind === 'band' ? bandAt(history, at) : valueAt(history, condition.metric, at));
    const days = 'days' in condition ? condition.days : null;
    return { condition, value: read(look), before: days === null ? null : read({ day: look.day - days, sighting: null }) };
  });
}

/** How many days before the one evaluated conditions look at. */
export const daysBack = (conditions: readonly RuleCondition[]): number =>
  Math.max(0, ...conditions.map((condition) => ('days' in condition ? (condition.days ?? 0) : 0)));

/** The metrics that conditions ask for; the band of the health is none. */
export const metricsAsked = (conditions: readonly RuleCondition[]): string[] => [
  ...new Set(conditions.flatMap((condition) => (condition.kind === 'band' ? [] : [condition.metric]))),
];
