import { AlertList } from '@/app/(app)/accounts/[accountId]/_tabs/alerts/alert-list';
import { AlertTasks } from '@/app/(app)/accounts/[accountId]/_tabs/alerts/alert-tasks';
import { alertsAt, showsTasks, tasksAt } from '@/app/(app)/accounts/[accountId]/_tabs/alerts/halves';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { SegmentedLinks } from '@/components/ui/segmented';
import { ask } from '@/lib/core/operation';
import { exportAlerts } from '@/lib/features/alert/export';
import { listAlertTable } from '@/lib/features/alert/queries';
import { listMembers } from '@/lib/features/member/queries';
import { exportTasks } from '@/lib/features/task/export';
import { listTaskTable } from '@/lib/features/task/queries';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** What warns of this account, and the tasks that answer it (seed 002). */
export const alertsTab = defineTab({
  reads: (place) => {
    const { accountId } = place;
    const of = showsTasks(place) ? tasksAt(place) : alertsAt(place);
    const { filter, sort, cursor } = of.state;
    const input = { accountId, filter, sort, cursor };
    return {
      page: showsTasks(place) ? undefined : ask(listAlertTable, input),
      members: showsTasks(place) ? undefined : ask(listMembers, {}),
      tasks: showsTasks(place) ? ask(listTaskTable, input) : undefined,
    };
  },
  file: (place) => {
    const { accountId } = place;
    return showsTasks(place) ? fileOf(exportTasks, tasksAt(place), { accountId }) : fileOf(exportAlerts, alertsAt(place), { accountId });
  },
  View: async ({ place, data: { page, members, tasks } }) => {
    const t = await getTranslator('alert');
    const hrefOf = (show: Record<string, string>) => hrefWith(place.path, { ...keptParams(place), ...show });
    const items = [
      { id: 'alerts', label: t('label'), href: hrefOf({}) },
      { id: 'tasks', label: t('alertTasks'), href: hrefOf({ show: 'tasks' }) },
    ];
    const halves = <SegmentedLinks label={t('show')} current={tasks ? 'tasks' : 'alerts'} items={items} />;
    return (
      <>
        {page && members && <AlertList place={place} page={page} members={members} aside={halves} />}
        {tasks && <AlertTasks place={place} page={tasks} aside={halves} />}
      </>
    );
  },
});
