import type { ReactNode } from 'react';
import type * as z from 'zod';
import { setTaskStatus } from '@/app/(app)/accounts/[accountId]/_records/task/actions';
import { shownTasksAt } from '@/app/(app)/accounts/[accountId]/_tabs/alerts/halves';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { OpenClosed } from '@/app/(app)/accounts/[accountId]/_tabs/open-closed';
import { PanelEmpty } from '@/components/panel/panel-states';
import { TaskTable } from '@/components/task/task-table';
import { may } from '@/lib/core/actor';
import type { TaskPage } from '@/lib/features/task/contract';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

interface AlertTasksProps {
  place: AccountPlace;
  page: z.infer<typeof TaskPage>;
  aside: ReactNode;
}

/** The tasks that answer alerts of the account. */
export async function AlertTasks({ place, page: { rows, ...window }, aside }: AlertTasksProps) {
  const t = await getTranslator('alert');
  const { table, csvHref } = shownTasksAt(place);
  const { spec: _spec, ...shown } = table;
  return (
    <Messages areas={['task']}>
      <TaskTable
        {...shown}
        rows={rows}
        page={window}
        setStatus={may(place.caller.actor, 'task:write') ? setTaskStatus : undefined}
        aside={
          <>
            {aside}
            <OpenClosed table={table} />
            <CsvLink href={csvHref} />
          </>
        }
        empty={<PanelEmpty title={t('noTasks')} text={t('noTasksText')} />}
      />
    </Messages>
  );
}
