import type { ChartData } from '@/components/charts/chart-data';
import type { Financials } from '@/lib/features/money/contract';
import { formatMonth } from '@/lib/kit/date-format';
import { decimalMoney } from '@/lib/kit/money';

/** Months that a trend shows. */
const SHOWN = 24;

export const FIGURES = ['recurringInvoiceRevenue', 'nonRecurringInvoiceRevenue', 'subscriptionMrr', 'payments'] as const;
export type Figure = (typeof FIGURES)[number];

/** A figure's monthly trend, in whole units of the organization's currency. */
export function trendOf({ months, currency }: Financials, figure: Figure, name: string, isPartial: boolean, locale: string): ChartData {
  const shown = months.slice(-SHOWN);
  return {
    kind: 'number',
    points: shown.map(({ month }) => ({ key: month, label: formatMonth(`${month}-01`, locale) })),
    series: [{ id: figure, name, values: shown.map((month) => Number(decimalMoney(month[figure], currency))) }],
    // MRR stands at the month's beginning; the other figures of the running month still grow.
    partialLast: isPartial && figure !== 'subscriptionMrr',
  };
}
