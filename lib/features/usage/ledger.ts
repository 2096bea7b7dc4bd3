import { monthOf } from '@/lib/kit/day';

export const DAYS = 31;
/** lastMs of a day without an event. */
export const NEVER = -1;

/** One account's month: entry d − 1 of each array is the reading as of day d. */
export interface AccountMonth {
  accountId: number;
  month: number;
  dau: number[];
  wau: number[];
  mau: number[];
  weekToDate: number[];
  monthToDate: number[];
  ms: number[];
  newUsers: number[];
  lastMs: number[];
}

/** One module's or feature's month in an account. */
export interface ItemMonth {
  accountId: number;
  month: number;
  item: number;
  amount: number[];
  users: number[];
  users30: number[];
}

const ACCOUNT_SUMS = ['dau', 'wau', 'mau', 'weekToDate', 'monthToDate', 'ms', 'newUsers'] as const;
const ITEM_SUMS = ['amount', 'users', 'users30'] as const;
export type AccountSum = (typeof ACCOUNT_SUMS)[number];
export type ItemSum = (typeof ITEM_SUMS)[number];

const zeros = () => new Array<number>(DAYS).fill(0);

/**
 * Changes to account and item months, gathered before they are added to the stored rows. Readings before `floor`
 * (a day number) are left alone: a partial recompute starts there.
 */
export class Ledger {
  readonly accounts = new Map<string, AccountMonth>();
  readonly items = new Map<string, ItemMonth>();

  constructor(private readonly floor = Number.NEGATIVE_INFINITY) {}

  addToAccount(accountId: number, day: number, sum: AccountSum, value: number): void {
    if (day < this.floor) return;
    const { month, index } = monthOf(day);
    const array = this.account(accountId, month)[sum];
    array[index] = (array[index] ?? 0) + value;
  }

  seen(accountId: number, day: number, lastMs: number): void {
    if (day < this.floor) return;
    const { month, index } = monthOf(day);
    const array = this.account(accountId, month).lastMs;
    array[index] = Math.max(array[index] ?? NEVER, lastMs);
  }

  addToItem(accountId: number, item: number, day: number, sum: ItemSum, value: number): void {
    if (day < this.floor) return;
    const { month, index } = monthOf(day);
    const key = `${accountId}/${month}/${item}`;
    let row = this.items.get(key);
    if (!row) {
      row = { accountId, month, item, amount: zeros(), users: zeros(), users30: zeros() };
      this.items.set(key, row);
    }
    row[sum][index] = (row[sum][index] ?? 0) + value;
  }

  private account(accountId: number, month: number): AccountMonth {
    const key = `${accountId}/${month}`;
    let row = this.accounts.get(key);
    if (!row) {
      row = {
        accountId,
        month,
        dau: zeros(),
        wau: zeros(),
        mau: zeros(),
        weekToDate: zeros(),
        monthToDate: zeros(),
        ms: zeros(),
        newUsers: zeros(),
        lastMs: new Array<number>(DAYS).fill(NEVER),
      };
      this.accounts.set(key, row);
    }
    return row;
  }
}

const plus = (a: readonly number[], b: readonly number[]) => a.map((value, index) => value + (b[index] ?? 0));

/** Adds a change to a stored account month. */
export function mergeAccountMonth(stored: AccountMonth, change: AccountMonth): AccountMonth {
  const merged = { ...change, lastMs: stored.lastMs.map((value, index) => Math.max(value, change.lastMs[index] ?? NEVER)) };
  for (const sum of ACCOUNT_SUMS) merged[sum] = plus(stored[sum], change[sum]);
  return merged;
}

/** Adds a change to a stored item month. */
export function mergeItemMonth(stored: ItemMonth, change: ItemMonth): ItemMonth {
  const merged = { ...change };
  for (const sum of ITEM_SUMS) merged[sum] = plus(stored[sum], change[sum]);
  return merged;
}

/** A month that says nothing has no row, so that folding and recomputing leave the same tables. */
export function isBlank(row: AccountMonth | ItemMonth): boolean {
  const arrays = 'item' in row ? ITEM_SUMS.map((sum) => row[sum]) : ACCOUNT_SUMS.map((sum) => row[sum]);
  return arrays.every((array) => array.every((value) => value === 0));
}
