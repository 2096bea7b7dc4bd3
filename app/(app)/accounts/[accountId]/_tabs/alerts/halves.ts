import { may } from '@/lib/core/actor';
import { alertTable } from '@/lib/features/alert/table';
import { taskTable } from '@/lib/features/task/table';
import type { TableState } from '@/lib/kit/table-state';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';

const withTasks = (place: AccountPlace) => tableAt(taskTable, place, { show: 'tasks' });

/** Whether the address asks for the tab's second half: the tasks that answer alerts. */
export const showsTasks = ({ search, caller }: AccountPlace) => search.show === 'tasks' && may(caller.actor, 'task:read');

/** The alerts' table as the address says it. */
export const alertsAt = (place: AccountPlace) => tableAt(alertTable, place).table;

/** The tasks' table, of those that answer alerts alone. */
export function tasksAt(place: AccountPlace) {
  const { table } = withTasks(place);
  const state: TableState = { ...table.state, filter: { all: [...table.state.filter.all, { column: 'alert', op: 'filled', value: null }] } };
  return { ...table, state };
}

/** The same table as readers see it, without the condition that makes it the alerts'. */
export const shownTasksAt = withTasks;
