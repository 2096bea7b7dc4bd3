import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { GoalTable } from '@/app/(app)/accounts/[accountId]/_tabs/plan/goal-table';
import { PlanPanel } from '@/app/(app)/accounts/[accountId]/_tabs/plan/plan-panel';
import { PlayPanel } from '@/app/(app)/accounts/[accountId]/_tabs/plan/play-panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { listAttributes } from '@/lib/features/attribute/queries';
import { exportGoals } from '@/lib/features/plan/export';
import { readPlanBoard } from '@/lib/features/plan/queries';
import { goalTable } from '@/lib/features/plan/table';
import { listPlayRuns } from '@/lib/features/play/queries';
import { listLinkedTasks } from '@/lib/features/task/queries';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** What is agreed with the customer: plans and their objectives, goals, and the plays that are run. */
export const planTab = defineTab({
  reads: ({ accountId }) => ({
    board: ask(readPlanBoard, { accountId }),
    own: ask(listAttributes, { subject: 'goal' }),
    runs: ask(listPlayRuns, { accountId }),
    tasks: ask(listLinkedTasks, { accountId }),
  }),
  file: (place) => fileOf(exportGoals, tableAt(goalTable, place).table, { accountId: place.accountId }),
  View: async ({ place, data: { board, own, runs, tasks } }) => {
    const t = await getTranslator('plan');
    const editable = may(place.caller.actor, 'plan:write');
    const shared = { tasks, place, editable };
    const unplanned = board.objectives.filter(({ planId }) => planId === null);
    const add = addLink(place, 'plan', t('new.plan'));
    return (
      <Messages areas={['plan', 'task']}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          {add && <div className="flex justify-end print:hidden">{add}</div>}
          {board.plans.length === 0 && <PanelEmpty title={t('empty')} text={t('emptyText')} action={add} />}
          {board.plans.map((plan) => (
            <PlanPanel key={plan.id} plan={plan} objectives={board.objectives.filter(({ planId }) => planId === plan.id)} {...shared} />
          ))}
          {unplanned.length > 0 && <PlanPanel objectives={unplanned} {...shared} />}
          <GoalTable goals={board.goals} own={own} place={place} />
          <PlayPanel runs={runs} place={place} editable={editable} />
        </div>
      </Messages>
    );
  },
});
