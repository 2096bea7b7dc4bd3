import { readBilling, readLifetimes } from '@/lib/features/money/queries';
import { dayNumber } from '@/lib/kit/day';
import { decimalMoney } from '@/lib/kit/money';
import type { MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

/** What the account pays, in whole units of the organization's currency, and owes. */
export const readBillingMetrics: SourceReader<MetricOf<'billing'>> = async (ctx, accountIds, asOf) => {
  const { currency } = ctx.organization;
  const values = [...(await readBilling(ctx, accountIds, asOf))].map(([id, { mrr, nextRenewalOn, renewalAmount, overdueInvoices, overdueDays }]) => {
    const paid = {
      mrr: metricValue(mrr === null ? null : decimalMoney(mrr, currency)),
      renewalDays: metricValue(nextRenewalOn === null ? null : dayNumber(nextRenewalOn) - asOf.number),
      renewalAmount: metricValue(renewalAmount === null ? null : decimalMoney(renewalAmount, currency)),
    };
    return [id, { ...paid, overdueInvoices: metricValue(overdueInvoices), overdueDays: metricValue(overdueDays) }] as const;
  });
  return new Map(values);
};

/** What the account was ever invoiced, in whole units of the organization's currency. */
export const readInvoiceMetrics: SourceReader<MetricOf<'invoices'>> = async (ctx, accountIds, asOf) => {
  const lifetimes = await readLifetimes(ctx, accountIds, asOf);
  return new Map(
    accountIds.map((id) => {
      const lifetime = lifetimes.has(id) ? (lifetimes.get(id) ?? null) : 0;
      return [id, { lifetimeRevenue: metricValue(lifetime === null ? null : decimalMoney(lifetime, ctx.organization.currency)) }];
    }),
  );
};
