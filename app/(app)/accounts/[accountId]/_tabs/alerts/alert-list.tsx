import type { ReactNode } from 'react';
import type * as z from 'zod';
import { changeMany } from '@/app/(app)/accounts/[accountId]/_records/alert/actions';
import { alertAsks, USUAL_SNOOZE_DAYS } from '@/app/(app)/accounts/[accountId]/_records/alert/fields';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { OpenClosed } from '@/app/(app)/accounts/[accountId]/_tabs/open-closed';
import { AlertTable } from '@/components/alert/alert-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { may } from '@/lib/core/actor';
import type { AlertTablePage } from '@/lib/features/alert/contract';
import { alertTable } from '@/lib/features/alert/table';
import type { Member } from '@/lib/features/member/contract';
import { addDays } from '@/lib/kit/day';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

interface AlertListProps {
  place: AccountPlace;
  page: z.infer<typeof AlertTablePage>;
  members: readonly Member[];
  aside: ReactNode;
}

/** The alerts of the account; what can be done with one can be done with several at once. */
export async function AlertList({ place, page: { rows, ...window }, members, aside }: AlertListProps) {
  const t = await getTranslator('alert');
  const { table } = tableAt(alertTable, place);
  return (
    <Messages areas={['alert']}>
      <AlertTable
        {...table}
        rows={rows}
        page={window}
        everything={table.state.filter}
        change={may(place.caller.actor, 'alert:write') ? changeMany.bind(null, place.accountId) : undefined}
        choices={{ assignee: members.map(({ id, name }) => ({ value: id, label: name })) }}
        asks={await alertAsks(members)}
        snoozeUntil={addDays(place.today, USUAL_SNOOZE_DAYS)}
        aside={<Asides place={place}>{aside}</Asides>}
        empty={<PanelEmpty title={t('empty')} text={t('emptyText')} />}
      />
    </Messages>
  );
}

/** The tab's other half, open or closed alerts, and all of them as a file. */
function Asides({ place, children }: { place: AccountPlace; children: ReactNode }) {
  const { table, csvHref } = tableAt(alertTable, place);
  return (
    <>
      {children}
      <OpenClosed table={table} />
      <CsvLink href={csvHref} />
    </>
  );
}
