import { dayNumber, dayOf, monthOf, monthStart } from '@/lib/kit/day';
import { type Fraction, rounded, times } from '@/lib/kit/exact';
import type { Cycle, SubscriptionChange } from './contract';

/** Recurring revenue as metrics.md ("Money") defines it. Days are YYYY-MM-DD in the organization's zone. */

/** Billing cycles a month. */
const MONTHLY: Record<Cycle, Fraction> = {
  week: { n: 52n, d: 12n },
  month: { n: 1n, d: 1n },
  quarter: { n: 1n, d: 3n },
  year: { n: 1n, d: 12n },
};

/** A change with what a minor unit of its currency was worth, in the organization's, on its day. */
export type PricedChange = SubscriptionChange & { rate: Fraction };

/** When a subscription is paid for, and how often. */
export interface Coverage {
  startOn: string;
  /** The first day no longer covered. */
  endOn: string | null;
  /** The first day that is no trial any more. */
  trialEndsOn: string | null;
  billingCycle: Cycle;
}

/** A subscription's revenue a month, step by step: each holds from its day to the next one's. */
export interface Revenue extends Pick<Coverage, 'startOn' | 'endOn' | 'trialEndsOn'> {
  /** Minor units of the organization's currency, by day. */
  steps: readonly { from: string; mrr: number }[];
}

/** (quantity × unit amount − discount) × factor × rate, rounded once. */
function monthly({ quantity, unitAmount, discountAmount, rate }: PricedChange, cycle: Cycle): number {
  const amount = { n: BigInt(quantity) * BigInt(unitAmount) - BigInt(discountAmount), d: 1n };
  return rounded(times(times(amount, MONTHLY[cycle]), rate), 0);
}

/** The steps that a subscription's changes make. @param changes by day */
export function revenueOf({ billingCycle, startOn, endOn, trialEndsOn }: Coverage, changes: readonly PricedChange[]): Revenue {
  return { startOn, endOn, trialEndsOn, steps: changes.map((change) => ({ from: change.effectiveOn, mrr: monthly(change, billingCycle) })) };
}

/** MRR of a subscription at an instant of a day: 0 before its start, from its end on, before its first change, in a trial. */
export function mrrAt({ startOn, endOn, trialEndsOn, steps }: Revenue, day: string): number {
  if (day < startOn || (endOn !== null && day >= endOn) || (trialEndsOn !== null && day < trialEndsOn)) return 0;
  return steps.findLast(({ from }) => from <= day)?.mrr ?? 0;
}

/** How a month's MRR came about. */
export interface MrrMonth {
  /** YYYY-MM */
  month: string;
  starting: number;
  new: number;
  expansion: number;
  contraction: number;
  churn: number;
  reactivation: number;
  ending: number;
}

type Movement = 'new' | 'expansion' | 'contraction' | 'churn' | 'reactivation';

/** What a month's MRR is told by, in the order of a waterfall. */
export const MRR_STEPS = ['starting', 'new', 'expansion', 'reactivation', 'contraction', 'churn', 'ending'] as const;

/** What happened to one subscription between two instants. @param paidBefore whether it had MRR at an earlier boundary */
function movementOf(before: number, after: number, paidBefore: () => boolean): { movement: Movement; by: number } | null {
  if (before === after) return null;
  if (before === 0) return { movement: paidBefore() ? 'reactivation' : 'new', by: after };
  if (after === 0) return { movement: 'churn', by: before };
  return after > before ? { movement: 'expansion', by: after - before } : { movement: 'contraction', by: before - after };
}

/** The name of a month index. */
export const monthName = (month: number) => dayOf(monthStart(month)).slice(0, 7);

/** Month indices from a day's month to another's; none when the first lies after the second. */
export function monthsBetween(from: string, to: string): number[] {
  const [first, last] = [monthOf(dayNumber(from)).month, monthOf(dayNumber(to)).month];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The day at whose beginning a month has ended; of the running one the day as of which is asked, as it ends. */
export function endingDay(month: number, asOf: string): string {
  const next = dayOf(monthStart(month + 1));
  return dayOf(dayNumber(next) - 1) <= asOf ? next : asOf;
}

/** A month without MRR. */
const noMonth = (month: number): MrrMonth => {
  return { month: monthName(month), starting: 0, new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0, ending: 0 };
};

/** A month's first day, and the one at whose beginning it has ended. */
export interface Boundary {
  month: number;
  start: string;
  end: string;
}

const startOf = (month: number) => dayOf(monthStart(month));

/** The boundaries of months without a gap, as of a day: worked out once, as every subscription is asked on each of them. */
export const boundariesOf = (months: readonly number[], asOf: string): Boundary[] =>
  months.map((month) => ({ month, start: startOf(month), end: endingDay(month, asOf) }));

type See = (index: number, before: number, after: number, moved: ReturnType<typeof movementOf>) => void;

/** Whether a subscription had MRR when a month began, of those from a first one up to, not including, another. */
function paidIn(subscription: Revenue, from: number, until: number): boolean {
  for (let month = from; month < until; month += 1) if (mrrAt(subscription, startOf(month)) > 0) return true;
  return false;
}

/**
 * Follows a subscription over months, with what happened to it between each month's first instant and the next one's.
 * @param created index of the account's creation month: MRR at an earlier boundary makes nothing a reactivation. It is
 *   asked only where revenue begins, as it costs more than all else
 */
function follow(subscription: Revenue, boundaries: readonly Boundary[], created: () => number, see: See): void {
  const first = boundaries[0]?.month ?? 0;
  const began = monthOf(dayNumber(subscription.startOn)).month;
  let lastPaid = Number.NEGATIVE_INFINITY;
  const paidBefore = () => (lastPaid >= first && lastPaid >= created()) || (began < first && paidIn(subscription, Math.max(created(), began), first));
  let [at, worth] = ['', 0];
  for (const [index, { month, start, end }] of boundaries.entries()) {
    const before = at === start ? worth : mrrAt(subscription, start);
    const after = mrrAt(subscription, end);
    see(index, before, after, movementOf(before, after, paidBefore));
    if (before > 0) lastPaid = month;
    [at, worth] = [end, after];
  }
}

/** MRR month by month, with the movements of each. @param created as `follow` has it */
function historyOf(subscriptions: readonly Revenue[], boundaries: readonly Boundary[], created: () => number): MrrMonth[] {
  const history = boundaries.map(({ month }) => noMonth(month));
  for (const subscription of subscriptions) {
    follow(subscription, boundaries, created, (index, before, after, moved) => {
      const row = history[index] as MrrMonth;
      row.starting += before;
      row.ending += after;
      if (moved) row[moved.movement] += moved.by;
    });
  }
  return history;
}

/** The same of months by their indices, without a gap; without a word of the account's creation from the first of them on. */
export function mrrHistory(subscriptions: readonly Revenue[], months: readonly number[], asOf: string, created = months[0] ?? 0): MrrMonth[] {
  return historyOf(subscriptions, boundariesOf(months, asOf), () => created);
}

/** Sums of movements over a period, and the MRR at its start and its end. */
export type Period = Omit<MrrMonth, 'month'>;

/** A period of months as one. */
export function periodOf(months: readonly MrrMonth[]): Period {
  const sum = (of: (month: MrrMonth) => number) => months.reduce((total, month) => total + of(month), 0);
  return {
    starting: months[0]?.starting ?? 0,
    new: sum((month) => month.new),
    expansion: sum(({ expansion }) => expansion),
    contraction: sum(({ contraction }) => contraction),
    churn: sum(({ churn }) => churn),
    reactivation: sum(({ reactivation }) => reactivation),
    ending: months.at(-1)?.ending ?? 0,
  };
}

/** What `periodOf` makes of an account's months, without telling them apart: for many accounts. @param created as `follow` has it */
export function periodThrough(subscriptions: readonly Revenue[], boundaries: readonly Boundary[], created: () => number): Period {
  const period = periodOf([]);
  for (const subscription of subscriptions) {
    follow(subscription, boundaries, created, (index, before, after, moved) => {
      if (index === 0) period.starting += before;
      if (index === boundaries.length - 1) period.ending += after;
      if (moved) period[moved.movement] += moved.by;
    });
  }
  return period;
}

/** The same period of several accounts as one. */
export function sumOfPeriods(periods: readonly Period[]): Period {
  const total = periodOf([]);
  for (const period of periods) for (const step of MRR_STEPS) total[step] += period[step];
  return total;
}

const RATE_DECIMALS = 4;
const share = (part: number, starting: number) => (starting === 0 ? null : rounded({ n: BigInt(part), d: BigInt(starting) }, RATE_DECIMALS));

/** What is left of the revenue that a period began with, as shares; null when it began with nothing. */
export interface Retention {
  gross: number | null;
  net: number | null;
}

/** Gross and net revenue retention over the accounts that had MRR at the period's start; net counts what grew and came back. */
export function retentionOf(accounts: readonly Period[]): Retention {
  const { starting, contraction, churn, expansion, reactivation } = sumOfPeriods(accounts.filter((account) => account.starting > 0));
  const kept = starting - contraction - churn;
  return { gross: share(kept, starting), net: share(kept + expansion + reactivation, starting) };
}

/** What decides when a subscription is renewed. */
export interface Renewal extends Pick<Coverage, 'startOn' | 'endOn'> {
  renewal: 'auto' | 'manual' | 'none' | null;
  renewsOn: string | null;
  termMonths: number | null;
  /** Cancelled before the end of the day as of which is asked. */
  isCancelled: boolean;
}

const DAYS_A_MONTH = (month: number) => monthStart(month + 1) - monthStart(month);

/** A day so many months later; the month's last where it has no such day. */
export function addMonths(day: string, months: number): string {
  const { month, index } = monthOf(dayNumber(day));
  return dayOf(monthStart(month + months) + Math.min(index, DAYS_A_MONTH(month + months) - 1));
}

/** The next renewal after a day: as stated, else by the term counted from the start; null for what doesn't renew. */
export function nextRenewal({ startOn, endOn, renewal, renewsOn, termMonths, isCancelled }: Renewal, asOf: string): string | null {
  if (renewal === 'none' || isCancelled || (endOn !== null && endOn <= asOf)) return null;
  if (renewsOn !== null || termMonths === null) return renewsOn;
  const passed = Math.max(0, monthOf(dayNumber(asOf)).month - monthOf(dayNumber(startOn)).month);
  for (let term = Math.max(1, Math.floor(passed / termMonths)); ; term += 1) {
    const day = addMonths(startOn, term * termMonths);
    if (day > asOf) return day;
  }
}

interface DatedAmount {
  on: string | null;
  amount: number | null;
}

/** The first renewal after a day among several, and what all that renews on that day comes to; null without one. */
export function earliestRenewal(renewals: readonly DatedAmount[], after: string): { on: string; amount: number | null } | null {
  const [on] = renewals.flatMap((renewal) => (renewal.on !== null && renewal.on > after ? [renewal.on] : [])).sort();
  if (on === undefined) return null;
  const sum = (total: number | null, { amount }: DatedAmount) => (total === null || amount === null ? null : total + amount);
  return { on, amount: renewals.filter((renewal) => renewal.on === on).reduce(sum, 0) };
}
