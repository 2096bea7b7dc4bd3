import { setTaskStatus } from '@/app/(app)/accounts/[accountId]/_records/task/actions';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { OpenClosed } from '@/app/(app)/accounts/[accountId]/_tabs/open-closed';
import { PanelEmpty } from '@/components/panel/panel-states';
import { TaskTable } from '@/components/task/task-table';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { listMembers } from '@/lib/features/member/queries';
import { exportTasks } from '@/lib/features/task/export';
import { listTaskTable } from '@/lib/features/task/queries';
import { taskTable } from '@/lib/features/task/table';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** What is to be done on the account, and what was. */
export const tasksTab = defineTab({
  reads: (place) => {
    const { filter, sort, cursor } = tableAt(taskTable, place).table.state;
    return { page: ask(listTaskTable, { accountId: place.accountId, filter, sort, cursor }), members: ask(listMembers, {}) };
  },
  file: (place) => fileOf(exportTasks, tableAt(taskTable, place).table, { accountId: place.accountId }),
  View: async ({ place, data: { page, members } }) => {
    const t = await getTranslator('task');
    const { table, csvHref } = tableAt(taskTable, place);
    const { spec: _spec, ...shown } = table;
    const { rows, ...window } = page;
    const editable = may(place.caller.actor, 'task:write');
    const add = addLink(place, 'task', t('new'));
    return (
      <Messages areas={['task']}>
        <TaskTable
          {...shown}
          rows={rows}
          page={window}
          choices={{ assignee: members.map(({ id, name }) => ({ value: id, label: name })) }}
          setStatus={editable ? setTaskStatus : undefined}
          aside={
            <>
              <OpenClosed table={table} />
              <CsvLink href={csvHref} />
              {add}
            </>
          }
          empty={<PanelEmpty title={t('empty')} text={t('emptyText')} action={add} />}
        />
      </Messages>
    );
  },
});
