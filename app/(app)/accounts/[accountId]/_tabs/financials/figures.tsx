import Link from 'next/link';
import { FIGURES, trendOf } from '@/app/(app)/accounts/[accountId]/_tabs/financials/charts';
import { rowsOf } from '@/app/(app)/accounts/[accountId]/_tabs/financials/shown';
import { KeyFacts } from '@/components/account/key-facts';
import { LineChart } from '@/components/charts/line-chart';
import { Panel } from '@/components/panel/panel';
import type { Financials } from '@/lib/features/money/contract';
import { grossRetention, netRetention, periodOf } from '@/lib/features/money/metrics';
import { formatDay, formatMonth } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { formatPercent, NO_VALUE } from '@/lib/kit/number-format';
import { bucketEnd } from '@/lib/kit/time-bucket';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface FiguresProps {
  place: AccountPlace;
  asOf: string;
  financials: Financials;
}

const YEAR = 12;

/** Lifetime revenue, the four figures of the day's month and retention; each opens the rows that make it. */
export async function Figures({ place, asOf, financials }: FiguresProps) {
  const t = await getTranslator('money');
  const { locale } = place;
  const { currency, months, mrrHistory, lifetimeRevenue } = financials;
  const month = months.at(-1);
  const rows = rowsOf(place, month ? `${month.month}-01` : null, asOf);
  const year = periodOf(mrrHistory.slice(-YEAR));
  const share = (value: number | null) => (value === null ? NO_VALUE : formatPercent(value, locale));
  const link = (href: string) => (
    <Link className="link" href={href} scroll={false}>
      {t('rows')}
    </Link>
  );
  const targets = {
    recurringInvoiceRevenue: rows.invoices,
    nonRecurringInvoiceRevenue: rows.invoices,
    subscriptionMrr: rows.subscriptions,
    payments: rows.payments,
  };
  const explained = (id: 'lifetimeRevenue' | (typeof FIGURES)[number] | 'retention', window: string) => ({
    name: t(`figure.${id}`),
    definition: t(`definition.${id}`),
    window,
  });
  const inMonth = month ? formatMonth(`${month.month}-01`, locale) : undefined;
  const facts = [
    {
      id: 'lifetimeRevenue',
      label: t('figure.lifetimeRevenue'),
      value: formatMoney(lifetimeRevenue, currency, locale),
      hint: t('upTo', { day: formatDay(asOf, locale) }),
      explanation: explained('lifetimeRevenue', t('upTo', { day: formatDay(asOf, locale) })),
      aside: link(rowsOf(place, null, asOf).invoices),
    },
    ...FIGURES.map((id) => ({
      id,
      label: t(`figure.${id}`),
      value: month ? formatMoney(month[id], currency, locale) : NO_VALUE,
      hint: inMonth,
      explanation: explained(id, inMonth ?? ''),
      aside: link(targets[id]),
    })),
    {
      id: 'retention',
      label: t('figure.retention'),
      value: `${share(grossRetention(year))} / ${share(netRetention(year))}`,
      hint: t('lastMonths', { count: Math.min(YEAR, mrrHistory.length) }),
      explanation: explained('retention', t('lastMonths', { count: Math.min(YEAR, mrrHistory.length) })),
    },
  ];
  return <KeyFacts facts={facts} />;
}

/** The monthly trend of each figure. */
export async function Trends({ place, asOf, financials }: FiguresProps) {
  const t = await getTranslator('money');
  const isPartial = bucketEnd(asOf, 'month') > asOf;
  return (
    <div className="grid grid-cols-2 gap-gap phone:grid-cols-[minmax(0,1fr)]">
      {FIGURES.map((id) => (
        <Panel key={id} title={t(`figure.${id}`)} meta={financials.currency}>
          <LineChart title={t(`figure.${id}`)} data={trendOf(financials, id, t(`figure.${id}`), isPartial, place.locale)} height={132} />
        </Panel>
      ))}
    </div>
  );
}
