import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { bringBackPlan, changePlan, latestPlan, removePlan } from '@/app/(app)/accounts/[accountId]/_records/plan/actions';
import { PlanDrawer } from '@/app/(app)/accounts/[accountId]/_records/plan/drawer';
import { PlanFacts } from '@/app/(app)/accounts/[accountId]/_records/plan/facts';
import { planFields } from '@/app/(app)/accounts/[accountId]/_records/plan/fields';
import { ask } from '@/lib/core/operation';
import { listMembers } from '@/lib/features/member/queries';
import { getPlan } from '@/lib/features/plan/queries';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

/** A success plan; its objectives and goals stand on the tab. */
export const planPart = recordPart({
  reads: (_place, id) => ({ plan: ask(getPlan, { id }), members: ask(listMembers, {}) }),
  homeOf: ({ plan }) => plan.accountId,
  View: async ({ place, data: { plan, members }, closeHref }) => {
    const t = await getTranslator('plan');
    const { id } = plan;
    const rows = [
      { id: 'status', label: t('status'), value: t(`planStatus.${plan.status}`) },
      { id: 'owner', label: t('owner'), value: plan.owner?.name ?? t('nobody') },
      { id: 'start', label: t('start'), value: formatDay(plan.startOn, place.locale) },
      { id: 'due', label: t('due'), value: formatDay(plan.dueOn, place.locale) },
    ];
    return (
      <PlanDrawer
        kind="plan"
        record={plan}
        place={place}
        closeHref={closeHref}
        fields={await planFields(members)}
        action={changePlan.bind(null, id)}
        latest={latestPlan.bind(null, id)}
        remove={removePlan.bind(null, { id })}
        restore={bringBackPlan.bind(null, { id })}
      >
        <PlanFacts rows={rows} text={plan.summary} />
      </PlanDrawer>
    );
  },
});
