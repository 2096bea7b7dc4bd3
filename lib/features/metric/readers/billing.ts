import { readBilling } from '@/lib/features/money/queries';
import { dayNumber } from '@/lib/kit/day';
import { decimalMoney } from '@/lib/kit/money';
import type { MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

/** What the account pays, in whole units of the organization's currency, and owes. */
export const readBillingMetrics: SourceReader<MetricOf<'billing'>> = async (ctx, accountIds, asOf) => {
  const { currency } = ctx.organization;
  const values = [...(await readBilling(ctx, accountIds, asOf))].map(([id, { mrr, nextRenewalOn, overdueInvoices, overdueDays }]) => {
    const paid = {
      mrr: metricValue(mrr === null ? null : decimalMoney(mrr, currency)),
      renewalDays: metricValue(nextRenewalOn === null ? null : dayNumber(nextRenewalOn) - asOf.number),
    };
    return [id, { ...paid, overdueInvoices: metricValue(overdueInvoices), overdueDays: metricValue(overdueDays) }] as const;
  });
  return new Map(values);
};
