import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { addObjective } from '@/app/(app)/accounts/[accountId]/_records/objective/actions';
import { NewPlanDrawer } from '@/app/(app)/accounts/[accountId]/_records/plan/drawer';
import { objectiveFields } from '@/app/(app)/accounts/[accountId]/_records/plan/fields';
import { NewRecord } from '@/components/record/new-record';
import { ask } from '@/lib/core/operation';
import { listMembers } from '@/lib/features/member/queries';
import { readPlanBoard } from '@/lib/features/plan/queries';

/** A new objective; `?new=objective:KEY` puts it into that plan. */
export const newObjectivePart = recordPart({
  reads: ({ accountId }) => ({ board: ask(readPlanBoard, { accountId }), members: ask(listMembers, {}) }),
  View: async ({ place, data: { board, members }, closeHref }) => {
    const fields = await objectiveFields(members, board.plans);
    const planId = place.search.new?.slice('objective:'.length) || board.plans.find(({ status }) => status === 'active')?.id;
    const defaults = { status: 'open', priority: 'normal', planId: planId ?? '' };
    const action = addObjective.bind(null, place.accountId);
    return (
      <NewPlanDrawer
        kind="objective"
        place={place}
        closeHref={closeHref}
        form={(rest) => <NewRecord {...rest} fields={fields} defaults={defaults} action={action} closeHref={closeHref} />}
      />
    );
  },
});
