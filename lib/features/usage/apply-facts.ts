import { monthOf } from '@/lib/kit/day';
import type { Ledger } from './ledger';
import { addFact, type Fact, type UserDays, WHOLE_DAY } from './user-month';
import { monthToDate, newlyCovered, type Reach, trailing, weekToDate } from './windows';

const ACCOUNT_WINDOWS = [
  ['dau', trailing(1)],
  ['wau', trailing(7)],
  ['mau', trailing(30)],
  ['weekToDate', weekToDate],
  ['monthToDate', monthToDate],
] as const satisfies [string, Reach][];

const ITEM_WINDOWS = [
  ['users', trailing(1)],
  ['users30', trailing(30)],
] as const satisfies [string, Reach][];

/** Days around a new one whose activity decides whether a 30-day reading already counted the user. */
export const REACH_DAYS = 30;

const ascending = (a: number, b: number) => a - b;

/**
 * Merges new facts of one user into their days and books what that changes for the account and its items.
 * `days` must hold the user's facts from REACH_DAYS before the first new day to REACH_DAYS after the last.
 * @returns the months whose rows of this user changed
 */
export function applyFacts(days: UserDays, facts: readonly Fact[], ledger: Ledger): Set<number> {
  const months = new Set<number>();
  const added = new Map<number, Set<number>>();
  for (const fact of facts) {
    months.add(monthOf(fact.day).month);
    if (!days.get(fact.item)?.has(fact.day)) added.set(fact.item, (added.get(fact.item) ?? new Set()).add(fact.day));
  }
  for (const [item, set] of added)
    cover(item, facts[0] as Fact, [...(days.get(item)?.keys() ?? [])].sort(ascending), [...set].sort(ascending), ledger);
  for (const fact of facts) {
    addFact(days, fact);
    if (fact.item === WHOLE_DAY) {
      ledger.addToAccount(fact.accountId, fact.day, 'ms', fact.amount);
      ledger.seen(fact.accountId, fact.day, fact.lastMs);
    } else ledger.addToItem(fact.accountId, fact.item, fact.day, 'amount', fact.amount);
  }
  return months;
}

function cover(item: number, { accountId }: Fact, before: number[], added: number[], ledger: Ledger): void {
  if (item === WHOLE_DAY) {
    for (const [sum, reach] of ACCOUNT_WINDOWS) newlyCovered(before, added, reach, (day) => ledger.addToAccount(accountId, day, sum, 1));
    return;
  }
  for (const [sum, reach] of ITEM_WINDOWS) newlyCovered(before, added, reach, (day) => ledger.addToItem(accountId, item, day, sum, 1));
}
