import type { Metadata } from 'next';
import { changeBook } from '@/app/(app)/accounts/[accountId]/_records/alert/actions';
import { alertAsks, USUAL_SNOOZE_DAYS } from '@/app/(app)/accounts/[accountId]/_records/alert/fields';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { OpenClosed } from '@/app/(app)/accounts/[accountId]/_tabs/open-closed';
import { alertsPlace, type SearchParams } from '@/app/(app)/alerts/place';
import { AlertTable } from '@/components/alert/alert-table';
import { PageHeader } from '@/components/layout/page-header';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ButtonLink } from '@/components/ui/button';
import { SegmentedLinks } from '@/components/ui/segmented';
import { may } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { listBookAlerts } from '@/lib/features/alert/queries';
import { listMembers } from '@/lib/features/member/queries';
import { addDays, localDay } from '@/lib/kit/day';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';
import { readForPage } from '@/lib/next/read-for-page';
import { currentCaller } from '@/lib/next/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('alert'))('label') };
}

/** What warns of the accounts that the reader sees: what is laid before them, or all of it. */
export default async function AlertsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const caller = await currentCaller();
  const { which, filter, csvHref, table, views, mayWrite } = alertsPlace(caller, await searchParams);
  const { sort, cursor } = table.state;
  const [{ rows, ...page }, members] = await Promise.all([
    readForPage(listBookAlerts, caller, { filter, sort, cursor }),
    readForPage(listMembers, caller, {}),
  ]);
  const t = await getTranslator('alert');
  const items = views.map(({ id, href }) => ({ id, label: t(`book.which.${id}`), href }));
  const rules = may(caller.actor, 'alert:admin') && (
    <ButtonLink href="/settings/alerts" kind="quiet" icon="gear">
      {t('book.rules')}
    </ButtonLink>
  );
  return (
    <Messages areas={['alert', 'form', 'table']}>
      <PageHeader title={t('label')} meta={t('book.count', { count: page.total })} actions={rules} />
      <AlertTable
        {...table}
        rows={rows}
        page={page}
        choices={{ assignee: members.map(({ id, name }) => ({ value: id, label: name })) }}
        change={mayWrite ? changeBook : undefined}
        asks={await alertAsks()}
        snoozeUntil={addDays(localDay(clock.now(), caller.organization.timezone), USUAL_SNOOZE_DAYS)}
        aside={
          <>
            <SegmentedLinks label={t('show')} current={which} items={items} />
            <OpenClosed table={table} />
            <CsvLink href={csvHref} />
          </>
        }
        empty={<PanelEmpty title={t(which === 'mine' ? 'book.emptyMine' : 'book.emptyAll')} text={t('book.emptyText')} />}
      />
    </Messages>
  );
}
