import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { addGoal } from '@/app/(app)/accounts/[accountId]/_records/goal/actions';
import { NewPlanDrawer } from '@/app/(app)/accounts/[accountId]/_records/plan/drawer';
import { goalFields } from '@/app/(app)/accounts/[accountId]/_records/plan/fields';
import { NewRecord } from '@/components/record/new-record';
import { ask } from '@/lib/core/operation';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listMembers } from '@/lib/features/member/queries';
import { readPlanBoard } from '@/lib/features/plan/queries';

export const newGoalPart = recordPart({
  reads: ({ accountId }) => ({
    board: ask(readPlanBoard, { accountId }),
    own: ask(listAttributes, { subject: 'goal' }),
    members: ask(listMembers, {}),
  }),
  View: async ({ place, data: { board, own, members }, closeHref }) => {
    const fields = await goalFields(members, board.plans, own);
    const action = addGoal.bind(null, place.accountId);
    const defaults = { status: 'active', priority: 'normal' };
    return (
      <NewPlanDrawer
        kind="goal"
        place={place}
        closeHref={closeHref}
        form={(rest) => <NewRecord {...rest} fields={fields} defaults={defaults} action={action} closeHref={closeHref} />}
      />
    );
  },
});
