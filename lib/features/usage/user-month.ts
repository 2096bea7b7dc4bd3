import { monthOf, monthStart } from '@/lib/kit/day';

/** A stored month of one user, as table usage_user_month holds it: one array entry a set bit, ascending. */
export interface UserMonthRow {
  accountId: number;
  userRef: number;
  month: number;
  activeDays: number;
  ms: number[];
  firstMs: number[];
  lastMs: number[];
  items: number[];
  itemDays: number[];
  itemAmounts: number[];
}

/** What a user did on one day, or (item other than 0) with one module or feature on it. Mergeable: sum, min, max. */
export interface Fact {
  accountId: number;
  userRef: number;
  /** Days since 1970-01-01 in the organization's zone. */
  day: number;
  /** 0: the day itself; else name id × 2 (module) or × 2 + 1 (feature). */
  item: number;
  /** Σ durationMs of the day or module; Σ count of a feature. */
  amount: number;
  /** First and last event, ms after the local day's first instant. */
  firstMs: number;
  lastMs: number;
}

/** The whole day; every fact of an event has one of these beside those of its module and feature. */
export const WHOLE_DAY = 0;

/** A user's facts by item and day: what rows decode to and encode from. */
export type UserDays = Map<number, Map<number, Fact>>;

/** Merges one fact into a user's days. */
export function addFact(days: UserDays, fact: Fact): void {
  let ofItem = days.get(fact.item);
  if (!ofItem) {
    ofItem = new Map();
    days.set(fact.item, ofItem);
  }
  const known = ofItem.get(fact.day);
  if (!known) {
    ofItem.set(fact.day, { ...fact });
    return;
  }
  known.amount += fact.amount;
  known.firstMs = Math.min(known.firstMs, fact.firstMs);
  known.lastMs = Math.max(known.lastMs, fact.lastMs);
}

function* bits(mask: number): Generator<number> {
  for (let index = 0; index < 31; index++) if (mask & (1 << index)) yield index;
}

/** The facts that a stored month holds. */
export function* factsOf(row: UserMonthRow): Generator<Fact> {
  const start = monthStart(row.month);
  const { accountId, userRef } = row;
  let at = 0;
  for (const index of bits(row.activeDays)) {
    yield {
      accountId,
      userRef,
      day: start + index,
      item: WHOLE_DAY,
      amount: row.ms[at] ?? 0,
      firstMs: row.firstMs[at] ?? 0,
      lastMs: row.lastMs[at] ?? 0,
    };
    at++;
  }
  at = 0;
  for (const [position, item] of row.items.entries()) {
    for (const index of bits(row.itemDays[position] ?? 0)) {
      yield { accountId, userRef, day: start + index, item, amount: row.itemAmounts[at] ?? 0, firstMs: 0, lastMs: 0 };
      at++;
    }
  }
}

const ascending = (a: number, b: number) => a - b;

/** A user's rows of the given months, from their days. */
export function rowsOf(accountId: number, userRef: number, days: UserDays, months: ReadonlySet<number>): UserMonthRow[] {
  const rows = new Map<number, UserMonthRow>();
  for (const month of months) {
    rows.set(month, { accountId, userRef, month, activeDays: 0, ms: [], firstMs: [], lastMs: [], items: [], itemDays: [], itemAmounts: [] });
  }
  for (const item of [...days.keys()].sort(ascending)) {
    const ofItem = days.get(item) as Map<number, Fact>;
    for (const day of [...ofItem.keys()].sort(ascending)) {
      const { month, index } = monthOf(day);
      const row = rows.get(month);
      if (row) append(row, ofItem.get(day) as Fact, 1 << index);
    }
  }
  return [...rows.values()];
}

function append(row: UserMonthRow, fact: Fact, bit: number): void {
  if (fact.item === WHOLE_DAY) {
    row.activeDays |= bit;
    row.ms.push(fact.amount);
    row.firstMs.push(fact.firstMs);
    row.lastMs.push(fact.lastMs);
    return;
  }
  if (row.items.at(-1) !== fact.item) {
    row.items.push(fact.item);
    row.itemDays.push(0);
  }
  row.itemDays[row.itemDays.length - 1] = (row.itemDays.at(-1) ?? 0) | bit;
  row.itemAmounts.push(fact.amount);
}
