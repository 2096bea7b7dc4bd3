import type { Metadata } from 'next';
import { readTable } from '@/app/(app)/accounts/_list/read-list';
import { MissingRates } from '@/app/(app)/accounts/[accountId]/_tabs/financials/missing-rates';
import { MrrWaterfall } from '@/app/(app)/accounts/[accountId]/_tabs/financials/mrr-waterfall';
import { AccountRows } from '@/app/(app)/revenue/_revenue/account-rows';
import { GroupChoice, PeriodChoice } from '@/app/(app)/revenue/_revenue/choices';
import { Figures } from '@/app/(app)/revenue/_revenue/figures';
import { figureHref, revenuePlace, type SearchParams, segmentAt } from '@/app/(app)/revenue/_revenue/place';
import { readRevenuePage } from '@/app/(app)/revenue/_revenue/read-page';
import { SegmentChoice } from '@/app/(app)/revenue/_revenue/segment-choice';
import { SegmentTable } from '@/app/(app)/revenue/_revenue/segment-table';
import { PageHeader } from '@/components/layout/page-header';
import { Panel } from '@/components/panel/panel';
import { may } from '@/lib/core/actor';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('revenue'))('title') };
}

/** What the recurring revenue of all accounts, or of some, did over some months. */
export default async function RevenuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const place = await revenuePlace(await searchParams);
  const [{ reading, accounts, renewals, choices, views }, spec] = await Promise.all([readRevenuePage(place), readTable(place.caller)]);
  const t = await getTranslator('revenue');
  const { revenue, missing } = reading;
  return (
    <Messages areas={['accounts', 'money', 'revenue', 'table']}>
      <PageHeader title={t('title')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <SegmentChoice {...segmentAt(place)} columns={spec.columns} choices={choices} views={views} />
          <PeriodChoice place={place} />
        </div>
        {revenue ? (
          <>
            <Figures place={place} revenue={revenue} renewals={renewals} />
            <MrrWaterfall
              period={revenue.total}
              from={revenue.from}
              to={revenue.to}
              currency={revenue.currency}
              locale={place.locale}
              toRows={(step) => figureHref(place, step)}
            />
            <GroupChoice place={place} columns={spec.columns} />
            <Panel title={t('segments')} meta={t('asOf', { day: formatDay(reading.asOf, place.locale) })} flush>
              <SegmentTable place={place} revenue={revenue} />
            </Panel>
            <AccountRows place={place} revenue={revenue} page={accounts} />
          </>
        ) : (
          <MissingRates missing={missing} locale={place.locale} mayAdd={may(place.caller.actor, 'money:admin')} />
        )}
      </div>
    </Messages>
  );
}
