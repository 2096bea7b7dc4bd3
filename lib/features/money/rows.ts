import type { Financials } from './contract';
import { MRR_STEPS } from './metrics';
import type { MrrRow, SubscriptionRow } from './table';

/** The subscriptions of a reading as a table shows them. */
export function subscriptionRows({ currency: home, subscriptions }: Financials): SubscriptionRow[] {
  const money = (amount: number) => ({ amount, currency: home });
  return subscriptions.map(({ monthlyRevenue, monthStartMrr, renewalAmount, ...row }) => ({
    ...row,
    monthlyRevenue: monthlyRevenue === null ? null : money(monthlyRevenue),
    mrr: money(monthStartMrr),
    renewalAmount: renewalAmount === null ? null : money(renewalAmount),
  }));
}

/** The MRR history of a reading as a table shows it. */
export function mrrRows({ currency, mrrHistory }: Financials): MrrRow[] {
  return mrrHistory.map((row) => {
    const steps = MRR_STEPS.map((step) => [step, { amount: row[step], currency }] as const);
    return { month: row.month, ...Object.fromEntries(steps) } as MrrRow;
  });
}
