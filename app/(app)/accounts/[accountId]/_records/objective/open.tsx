import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { bringBackObjective, changeObjective, latestObjective, removeObjective } from '@/app/(app)/accounts/[accountId]/_records/objective/actions';
import { PlanDrawer } from '@/app/(app)/accounts/[accountId]/_records/plan/drawer';
import { PlanFacts } from '@/app/(app)/accounts/[accountId]/_records/plan/facts';
import { objectiveFields } from '@/app/(app)/accounts/[accountId]/_records/plan/fields';
import { ObjectiveProgress } from '@/app/(app)/accounts/[accountId]/_tabs/plan/objective-progress';
import { ask } from '@/lib/core/operation';
import { listMembers } from '@/lib/features/member/queries';
import { getObjective, readPlanBoard } from '@/lib/features/plan/queries';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

/** An objective and how far it has come. */
export const objectivePart = recordPart({
  reads: ({ accountId }, id) => ({
    objective: ask(getObjective, { id }),
    board: ask(readPlanBoard, { accountId }),
    members: ask(listMembers, {}),
  }),
  homeOf: ({ objective }) => objective.accountId,
  View: async ({ place, data: { objective, board, members }, closeHref }) => {
    const t = await getTranslator('plan');
    const task = await getTranslator('task');
    const { id, plan } = objective;
    const rows = [
      { id: 'progress', label: t('progress'), value: <ObjectiveProgress objective={objective} /> },
      { id: 'status', label: t('status'), value: t(`objectiveStatus.${objective.status}`) },
      { id: 'priority', label: task('column.priority'), value: task(`priority.${objective.priority}`) },
      { id: 'owner', label: t('owner'), value: objective.owner?.name ?? t('nobody') },
      { id: 'due', label: t('due'), value: formatDay(objective.dueOn, place.locale) },
      plan !== null && { id: 'plan', label: t('plan'), value: plan },
    ];
    return (
      <PlanDrawer
        kind="objective"
        record={objective}
        place={place}
        closeHref={closeHref}
        fields={await objectiveFields(members, board.plans)}
        action={changeObjective.bind(null, id)}
        latest={latestObjective.bind(null, id)}
        remove={removeObjective.bind(null, { id })}
        restore={bringBackObjective.bind(null, { id })}
      >
        <PlanFacts rows={rows} />
      </PlanDrawer>
    );
  },
});
