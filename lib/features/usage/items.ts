import type { AsOf } from '@/lib/core/as-of';
import { dayOf, monthOf, monthStart } from '@/lib/kit/day';
import { meanRatio } from '@/lib/kit/exact';
import type { FeatureRow, ModuleRow } from './contract';
import { DAYS, type ItemMonth } from './ledger';

/** Days that module and feature figures look back on (seed 002). */
export const ITEM_DAYS = 30;

/** Stored months of one item with its name. */
export interface NamedItem {
  name: string;
  months: Map<number, Pick<ItemMonth, 'amount' | 'users' | 'users30'>>;
}

export interface ItemFigures {
  name: string;
  total: number;
  /** Mean over the days used of that day's amount ÷ its users, two decimals; 0 when unused. */
  perUserPerDayUsed: number;
  daysUsed: number;
  users: number;
  nonUsers: number;
  lastUsed: string;
}

function lastUsed(item: NamedItem, asOf: AsOf): string | null {
  const descending = [...item.months.keys()].filter((month) => month <= asOf.month).sort((a, b) => b - a);
  for (const month of descending) {
    const users = item.months.get(month)?.users ?? [];
    for (let index = month === asOf.month ? asOf.index : DAYS - 1; index >= 0; index--) {
      if ((users[index] ?? 0) > 0) return dayOf(monthStart(month) + index);
    }
  }
  return null;
}

/** One module's or feature's figures as of a day; null when it was never used up to then. */
export function itemFigures(item: NamedItem, asOf: AsOf, productUsers: number): ItemFigures | null {
  const last = lastUsed(item, asOf);
  if (last === null) return null;
  const used: [number, number][] = [];
  for (let day = asOf.number - ITEM_DAYS + 1; day <= asOf.number; day++) {
    const { month, index } = monthOf(day);
    const users = item.months.get(month)?.users[index] ?? 0;
    if (users > 0) used.push([item.months.get(month)?.amount[index] ?? 0, users]);
  }
  const users = item.months.get(asOf.month)?.users30[asOf.index] ?? 0;
  return {
    name: item.name,
    total: used.reduce((sum, [amount]) => sum + amount, 0),
    perUserPerDayUsed: meanRatio(used, 2) ?? 0,
    daysUsed: used.length,
    users,
    nonUsers: productUsers - users,
    lastUsed: last,
  };
}

/** Figures of a module under the API's names: its amount is time. */
export function moduleRow(figures: ItemFigures): ModuleRow {
  const { name, total, perUserPerDayUsed, daysUsed, users, nonUsers, lastUsed: last } = figures;
  return { name, totalTimeMs: total, timePerUserPerDayUsedMs: perUserPerDayUsed, totalDaysUsed: daysUsed, users, nonUsers, lastUsed: last };
}

/** Figures of a feature under the API's names: its amount is a count. */
export function featureRow(figures: ItemFigures): FeatureRow {
  const { name, total, perUserPerDayUsed, daysUsed, users, nonUsers, lastUsed: last } = figures;
  return { name, totalCount: total, countPerUserPerDayUsed: perUserPerDayUsed, totalDaysUsed: daysUsed, users, nonUsers, lastUsed: last };
}
