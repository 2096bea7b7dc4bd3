import Link from 'next/link';
import { FIGURES, trendOf } from '@/app/(app)/accounts/[accountId]/_tabs/financials/charts';
import { MrrWaterfall } from '@/app/(app)/accounts/[accountId]/_tabs/financials/mrr-waterfall';
import { rowsOf } from '@/app/(app)/accounts/[accountId]/_tabs/financials/shown';
import { KeyFacts } from '@/components/account/key-facts';
import { LineChart } from '@/components/charts/line-chart';
import { Panel } from '@/components/panel/panel';
import { Explain } from '@/components/ui/explain';
import type { Financials } from '@/lib/features/money/contract';
import { earliestRenewal, periodOf, retentionOf } from '@/lib/features/money/metrics';
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

const nextRenewal = ({ subscriptions }: Financials, asOf: string) =>
  earliestRenewal(
    subscriptions.map(({ nextRenewalDate, renewalAmount }) => ({ on: nextRenewalDate, amount: renewalAmount })),
    asOf,
  );

/** Lifetime revenue, the four figures of the day's month, and what renews next; each opens the rows that make it. */
export async function Figures({ place, asOf, financials }: FiguresProps) {
  const t = await getTranslator('money');
  const { locale } = place;
  const { currency, months, lifetimeRevenue } = financials;
  const month = months.at(-1);
  const inMonth = month && formatMonth(`${month.month}-01`, locale);
  const rows = rowsOf(place, month ? `${month.month}-01` : null, asOf);
  const targets = {
    recurringInvoiceRevenue: rows.invoices,
    nonRecurringInvoiceRevenue: rows.invoices,
    subscriptionMrr: rows.subscriptions,
    payments: rows.payments,
  };
  const next = nextRenewal(financials, asOf);
  const day = formatDay(asOf, locale);
  const facts = [
    {
      id: 'lifetimeRevenue',
      value: formatMoney(lifetimeRevenue, currency, locale),
      window: t('upTo', { day }),
      href: rowsOf(place, null, asOf).invoices,
    },
    ...FIGURES.map((id) => ({ id, value: month ? formatMoney(month[id], currency, locale) : NO_VALUE, window: inMonth ?? '', href: targets[id] })),
    {
      id: 'renewal',
      value: formatDay(next?.on ?? null, locale),
      window: t('after', { day }),
      hint: next ? formatMoney(next.amount, currency, locale) : t('noRenewal'),
      href: next ? rows.renewing(next.on) : rows.subscriptions,
    },
  ] as const;
  return (
    <KeyFacts
      facts={facts.map(({ id, value, window, href, ...more }) => ({
        ...{ id, value, label: t(`figure.${id}`), hint: 'hint' in more ? more.hint : window },
        explanation: { name: t(`figure.${id}`), definition: t(`definition.${id}`), window },
        aside: (
          <Link className="link" href={href} scroll={false}>
            {t('rows')}
          </Link>
        ),
      }))}
    />
  );
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

/** How the MRR moved over the last twelve months, and what is left of it. */
export async function YearOfMrr({ place, asOf, financials: { mrrHistory, currency } }: FiguresProps) {
  const t = await getTranslator('money');
  const year = mrrHistory.slice(-YEAR);
  const [first, last] = [year[0], year.at(-1)];
  if (!first || !last) return null;
  const period = periodOf(year);
  const { gross, net } = retentionOf([period]);
  const shares = [gross, net].map((value) => formatPercent(value, place.locale));
  const href = rowsOf(place, null, asOf).movements(year);
  const name = t('figure.retention');
  const explanation = { name, definition: t('definition.retention'), window: t('lastMonths', { count: year.length }) };
  return (
    <MrrWaterfall
      {...{ period, currency, from: first.month, to: last.month, locale: place.locale }}
      toRows={() => href}
      footer={
        <>
          <span>
            <Explain explanation={explanation} words={name} /> <strong className="font-strong text-ink">{shares.join(' / ')}</strong>
          </span>
          <Link className="link inline-grid" href={href} scroll={false}>
            {t('rows')}
          </Link>
        </>
      }
    />
  );
}
