import type { Metadata } from 'next';
import { changeBook } from '@/app/(app)/accounts/[accountId]/_records/alert/actions';
import { alertAsks, USUAL_SNOOZE_DAYS } from '@/app/(app)/accounts/[accountId]/_records/alert/fields';
import { Asides } from '@/app/(app)/alerts/asides';
import { Nothing } from '@/app/(app)/alerts/nothing';
import { alertsPlace, type SearchParams } from '@/app/(app)/alerts/place';
import { AlertTable } from '@/components/alert/alert-table';
import { PageHeader } from '@/components/layout/page-header';
import { ButtonLink } from '@/components/ui/button';
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
  const place = alertsPlace(caller, await searchParams);
  const { which, filter, table, everybodys, mayWrite } = place;
  const { sort, cursor } = table.state;
  const [{ rows, ...page }, members] = await Promise.all([
    readForPage(listBookAlerts, caller, { filter, sort, cursor }),
    readForPage(listMembers, caller, {}),
  ]);
  const t = await getTranslator('alert');
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
        everything={filter}
        choices={{ assignee: members.map(({ id, name }) => ({ value: id, label: name })) }}
        change={mayWrite ? changeBook : undefined}
        asks={await alertAsks(members)}
        snoozeUntil={addDays(localDay(clock.now(), caller.organization.timezone), USUAL_SNOOZE_DAYS)}
        aside={<Asides place={place} />}
        empty={<Nothing which={which} everybodys={everybodys} />}
      />
    </Messages>
  );
}
