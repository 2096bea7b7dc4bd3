import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  boundariesOf,
  type Coverage,
  earliestRenewal,
  MRR_STEPS,
  monthsBetween,
  mrrAt,
  mrrHistory,
  nextRenewal,
  type Period,
  type PricedChange,
  periodOf,
  periodThrough,
  type Revenue,
  retentionOf,
  revenueOf,
  sumOfPeriods,
} from '@/lib/features/money/metrics';
import { addDays, dayOf, localDay, monthStart, startOfDay } from '@/lib/kit/day';

const HISTORIES = 10_000;
const ONE = { n: 1n, d: 1n };
const CYCLES = ['week', 'month', 'quarter', 'year'] as const;
/** Zones whose days are 23, 24 and 25 hours long, one that skipped a day and one whose clocks jump over midnight. */
const ZONES = ['America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia', 'America/Santiago', 'Australia/Lord_Howe'];
/** Days that calendars stumble over. */
const EDGES = ['2024-02-29', '2023-02-28', '2024-01-31', '2024-03-31', '2024-12-31', '2025-01-01', '2024-03-10', '2024-10-27', '2011-12-30'];

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Subscription {
  coverage: Coverage;
  changes: PricedChange[];
}

function randomSubscription(next: () => number, around: string): Subscription {
  const whole = (most: number) => Math.floor(next() * (most + 1));
  const day = () => (next() < 0.4 ? (EDGES[whole(EDGES.length - 1)] as string) : addDays(around, whole(900) - 450));
  const startOn = day();
  const changes = new Map<string, PricedChange>();
  for (let left = whole(6); left >= 0; left--) {
    const effectiveOn = addDays(startOn, whole(3) === 0 ? 0 : whole(700));
    const [quantity, unitAmount] = [whole(4) === 0 ? 0 : whole(50), whole(90_000)];
    const rate = whole(2) === 0 ? { n: BigInt(1 + whole(20_000)), d: 10_000n } : ONE;
    changes.set(effectiveOn, { effectiveOn, quantity, unitAmount, discountAmount: whole(quantity * unitAmount), rate });
  }
  const endOn = whole(1) === 0 ? addDays(startOn, 1 + whole(800)) : null;
  const trialEndsOn = whole(4) === 0 ? addDays(startOn, whole(60)) : null;
  const coverage = { startOn, endOn, trialEndsOn, billingCycle: CYCLES[whole(3)] as Coverage['billingCycle'] };
  return { coverage, changes: [...changes.values()].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)) };
}

/** The definition once more, by another way: whole numbers of a common denominator, rounded half up. */
function oracle({ coverage, changes }: Subscription, day: string): number {
  const { startOn, endOn, trialEndsOn, billingCycle } = coverage;
  const change = changes.filter(({ effectiveOn }) => effectiveOn <= day).at(-1);
  if (!change || day < startOn || (endOn && endOn <= day) || (trialEndsOn && day < trialEndsOn)) return 0;
  const twelfths = { week: 52n, month: 12n, quarter: 4n, year: 1n }[billingCycle];
  const n = (BigInt(change.quantity) * BigInt(change.unitAmount) - BigInt(change.discountAmount)) * twelfths * change.rate.n;
  const d = 12n * change.rate.d;
  return Number((2n * n + d) / (2n * d));
}

/** What is wrong with a history, in words. */
function faultsOf(all: readonly Subscription[], created: string, asOf: string): string[] {
  const months = monthsBetween(created, asOf);
  const revenues = all.map(({ coverage, changes }) => revenueOf(coverage, changes));
  const history = mrrHistory(revenues, months, asOf);
  const total = (day: string) => all.reduce((sum, subscription) => sum + oracle(subscription, day), 0);
  const faults = history.flatMap((row, index) => [
    ...(row.starting + row.new + row.expansion + row.reactivation - row.contraction - row.churn === row.ending
      ? []
      : [`${row.month} doesn't add up`]),
    ...(row.starting === total(dayOf(monthStart(months[index] as number))) ? [] : [`${row.month} starts wrong`]),
    ...(MRR_STEPS.every((step) => row[step] >= 0) ? [] : [`${row.month} has a negative figure`]),
    ...(index === 0 || row.starting === history[index - 1]?.ending ? [] : [`${row.month} doesn't begin where the one before ended`]),
  ]);
  const later = Math.floor(months.length / 2);
  const part = mrrHistory(revenues, months.slice(later), asOf, months[0]);
  if (!isDeepStrictEqual(part, history.slice(later))) faults.push('a part of it reads otherwise');
  const whole = periodThrough(revenues, boundariesOf(months.slice(later), asOf), () => months[0] as number);
  if (!isDeepStrictEqual(whole, periodOf(part))) faults.push('its months as one read otherwise');
  const tomorrow = addDays(asOf, 1);
  const last = history.at(-1);
  return last && last.ending !== total(tomorrow.endsWith('-01') ? tomorrow : asOf) ? [...faults, 'the end is wrong'] : faults;
}

it(`keeps the identity and each month's joint over ${HISTORIES} random histories`, () => {
  const wrong: string[] = [];
  for (let seed = 1; seed <= HISTORIES; seed++) {
    const next = randomFrom(seed);
    const zone = ZONES[seed % ZONES.length] as string;
    const asOf = next() < 0.3 ? (EDGES[seed % EDGES.length] as string) : addDays('2024-06-15', Math.floor(next() * 400));
    const created = localDay(new Date(startOfDay(addDays(asOf, -Math.floor(next() * 500)), zone).getTime() + Math.floor(next() * 86_400_000)), zone);
    const all = Array.from({ length: 1 + Math.floor(next() * 4) }, () => randomSubscription(next, asOf));
    wrong.push(...faultsOf(all, created, asOf).map((fault) => `seed ${seed}, ${created} to ${asOf}: ${fault}`));
  }
  expect(wrong).toEqual([]);
}, 120_000);

const coverage: Coverage = { startOn: '2024-01-31', endOn: null, trialEndsOn: null, billingCycle: 'month' };
const paying = (effectiveOn: string, unitAmount: number, quantity = 1): PricedChange => ({
  effectiveOn,
  quantity,
  unitAmount,
  discountAmount: 0,
  rate: ONE,
});

describe('MRR of a subscription', () => {
  it.each([
    ['week', 100, 433],
    ['month', 100, 100],
    ['quarter', 100, 33],
    ['quarter', 50, 17],
    ['year', 6, 1],
    ['year', 5, 0],
  ] as const)('of %s amounts is rounded half up once', (billingCycle, amount, mrr) => {
    expect(mrrAt(revenueOf({ ...coverage, billingCycle }, [paying('2024-01-31', amount)]), '2024-02-01')).toBe(mrr);
  });

  it('begins with its day, ends before its end, and is nothing in a trial or before the first change', () => {
    const revenue = revenueOf({ ...coverage, endOn: '2024-04-01', trialEndsOn: '2024-02-29' }, [
      paying('2024-01-31', 500),
      paying('2024-03-01', 700),
    ]);
    const at = ['2024-01-30', '2024-01-31', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-31', '2024-04-01'].map((day) => mrrAt(revenue, day));
    expect(at).toEqual([0, 0, 0, 500, 700, 700, 0]);
    expect(mrrAt(revenueOf(coverage, [paying('2024-03-01', 700)]), '2024-02-15')).toBe(0);
  });
});

describe('movements', () => {
  const monthly = (...changes: PricedChange[]): Revenue => revenueOf({ ...coverage, startOn: '2024-01-01' }, changes);
  const months = monthsBetween('2024-01-15', '2024-06-30');

  it('are new, expansion, contraction, churn and reactivation', () => {
    const one = monthly(
      paying('2024-01-10', 100),
      paying('2024-02-10', 150),
      paying('2024-03-10', 120),
      paying('2024-04-10', 0, 0),
      paying('2024-05-10', 90),
    );
    const moved = mrrHistory([one], months, '2024-06-30').map(({ month: _month, starting: _start, ending: _end, ...row }) => row);
    const none = { new: 0, expansion: 0, contraction: 0, churn: 0, reactivation: 0 };
    expect(moved).toEqual([
      { ...none, new: 100 },
      { ...none, expansion: 50 },
      { ...none, contraction: 30 },
      { ...none, churn: 120 },
      { ...none, reactivation: 90 },
      none,
    ]);
  });

  it('see nothing within a month, and one subscription for another as churn and new', () => {
    const blink = monthly(paying('2024-02-03', 100), paying('2024-02-20', 0, 0));
    const old = revenueOf({ ...coverage, startOn: '2024-01-01', endOn: '2024-02-15' }, [paying('2024-01-01', 80)]);
    const fresh = revenueOf({ ...coverage, startOn: '2024-02-15' }, [paying('2024-02-15', 80)]);
    expect(mrrHistory([blink, old, fresh], months, '2024-06-30')[1]).toMatchObject({ starting: 80, new: 80, churn: 80, expansion: 0, ending: 80 });
  });

  it('make retention as a share of the start, and none of nothing', () => {
    const history = mrrHistory([monthly(paying('2024-01-01', 300), paying('2024-02-10', 250), paying('2024-03-10', 400))], months, '2024-06-30');
    expect(retentionOf([periodOf(history.slice(1))])).toEqual({ gross: 0.8333, net: 1.3333 });
    expect(retentionOf([periodOf([])])).toEqual({ gross: null, net: null });
  });

  it('make retention over the accounts that paid at the start, whatever others did', () => {
    const period = (of: Partial<Period>) => ({ ...periodOf([]), ...of });
    const paying = period({ starting: 1000, expansion: 50, contraction: 100, churn: 200, reactivation: 10, ending: 760 });
    const newcomer = period({ new: 500, churn: 500 });
    expect(retentionOf([paying, newcomer])).toEqual({ gross: 0.7, net: 0.76 });
    expect(sumOfPeriods([paying, newcomer])).toMatchObject({ starting: 1000, new: 500, churn: 700, ending: 760 });
    expect(retentionOf([newcomer])).toEqual({ gross: null, net: null });
  });
});

describe('the next renewal', () => {
  const renewal = { startOn: '2024-01-31', endOn: null, renewal: 'auto', renewsOn: null, termMonths: 1, isCancelled: false } as const;

  it.each([
    ['2024-01-15', '2024-02-29'],
    ['2024-01-31', '2024-02-29'],
    ['2024-02-29', '2024-03-31'],
    ['2025-02-27', '2025-02-28'],
    ['2025-02-28', '2025-03-31'],
  ])('after %s by terms from the start is %s', (asOf, day) => {
    expect(nextRenewal(renewal, asOf)).toBe(day);
  });

  it('of several is the earliest after the day, with all that renews on it; without a term its amount is unknown', () => {
    const renewals = [
      { on: '2024-05-05', amount: 1 },
      { on: '2024-07-01', amount: 1200 },
      { on: '2024-06-01', amount: 500 },
      { on: null, amount: null },
      { on: '2024-06-01', amount: 70 },
    ];
    expect(earliestRenewal(renewals, '2024-05-05')).toEqual({ on: '2024-06-01', amount: 570 });
    expect(earliestRenewal([...renewals, { on: '2024-06-01', amount: null }], '2024-05-05')).toEqual({ on: '2024-06-01', amount: null });
    expect(earliestRenewal(renewals, '2024-07-01')).toBeNull();
  });

  it('is the one stated, and none for what was cancelled, has ended or does not renew', () => {
    const asOf = '2024-05-05';
    expect(nextRenewal({ ...renewal, renewsOn: '2024-09-09' }, asOf)).toBe('2024-09-09');
    expect(nextRenewal({ ...renewal, termMonths: 36 }, asOf)).toBe('2027-01-31');
    for (const change of [{ isCancelled: true }, { renewal: 'none' as const }, { endOn: asOf }, { termMonths: null }])
      expect(nextRenewal({ ...renewal, ...change }, asOf)).toBeNull();
  });
});
