import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { addPlan } from '@/app/(app)/accounts/[accountId]/_records/plan/actions';
import { NewPlanDrawer } from '@/app/(app)/accounts/[accountId]/_records/plan/drawer';
import { planFields } from '@/app/(app)/accounts/[accountId]/_records/plan/fields';
import { NewRecord } from '@/components/record/new-record';
import { ask } from '@/lib/core/operation';
import { listMembers } from '@/lib/features/member/queries';

export const newPlanPart = recordPart({
  reads: () => ({ members: ask(listMembers, {}) }),
  View: async ({ place, data: { members }, closeHref }) => {
    const fields = await planFields(members);
    const action = addPlan.bind(null, place.accountId);
    return (
      <NewPlanDrawer
        kind="plan"
        place={place}
        closeHref={closeHref}
        form={(rest) => <NewRecord {...rest} fields={fields} defaults={{ status: 'active' }} action={action} closeHref={closeHref} />}
      />
    );
  },
});
