import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { bringBackGoal, changeGoal, latestGoal, removeGoal } from '@/app/(app)/accounts/[accountId]/_records/goal/actions';
import { PlanDrawer } from '@/app/(app)/accounts/[accountId]/_records/plan/drawer';
import { PlanFacts } from '@/app/(app)/accounts/[accountId]/_records/plan/facts';
import { goalFields } from '@/app/(app)/accounts/[accountId]/_records/plan/fields';
import { ask } from '@/lib/core/operation';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listMembers } from '@/lib/features/member/queries';
import { goalRows, goalSpec } from '@/lib/features/plan/goal-columns';
import { getGoal, readPlanBoard } from '@/lib/features/plan/queries';
import { goalTable } from '@/lib/features/plan/table';
import { cellText } from '@/lib/kit/cell-text';
import { formatDay } from '@/lib/kit/date-format';
import { cellValue } from '@/lib/kit/table-spec';
import { getTranslator } from '@/lib/next/messages';

/** A goal with what the organization's own columns hold. */
export const goalPart = recordPart({
  reads: ({ accountId }, id) => ({
    goal: ask(getGoal, { id }),
    board: ask(readPlanBoard, { accountId }),
    own: ask(listAttributes, { subject: 'goal' }),
    members: ask(listMembers, {}),
  }),
  homeOf: ({ goal }) => goal.accountId,
  View: async ({ place, data: { goal, board, own, members }, closeHref }) => {
    const t = await getTranslator('plan');
    const task = await getTranslator('task');
    const { id, plan } = goal;
    const [row] = goalRows([goal], own);
    const format = { ...place, word: (key: string) => key };
    const ownFacts = goalSpec(own)
      .columns.slice(goalTable.columns.length)
      .map((column) => ({ id: column.id, label: column.label, value: cellText(column, row ? cellValue(row, column) : null, format) }));
    const rows = [
      { id: 'status', label: t('status'), value: t(`goalStatus.${goal.status}`) },
      { id: 'priority', label: task('column.priority'), value: task(`priority.${goal.priority}`) },
      { id: 'shared', label: t('goal.shared'), value: goal.shared ? t('sharedYes') : t('sharedNo') },
      { id: 'owner', label: t('owner'), value: goal.owner?.name ?? t('nobody') },
      { id: 'due', label: t('due'), value: formatDay(goal.dueOn, place.locale) },
      plan !== null && { id: 'plan', label: t('plan'), value: plan },
      ...ownFacts,
    ];
    return (
      <PlanDrawer
        kind="goal"
        record={goal}
        place={place}
        closeHref={closeHref}
        fields={await goalFields(members, board.plans, own)}
        action={changeGoal.bind(null, id)}
        latest={latestGoal.bind(null, id)}
        remove={removeGoal.bind(null, { id })}
        restore={bringBackGoal.bind(null, { id })}
      >
        <PlanFacts rows={rows} text={goal.body} />
      </PlanDrawer>
    );
  },
});
