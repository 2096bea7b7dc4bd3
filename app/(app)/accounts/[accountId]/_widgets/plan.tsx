import { defineWidget, rowsOf } from '@/app/(app)/accounts/[accountId]/_widgets/define-widget';
import { recordHref } from '@/app/(app)/accounts/[accountId]/_widgets/record-href';
import { WidgetPanel } from '@/app/(app)/accounts/[accountId]/_widgets/widget-panel';
import { RowList } from '@/components/overview/row-list';
import type { Overview } from '@/lib/features/overview/contract';
import { formatDay } from '@/lib/kit/date-format';
import { formatNumber, formatPercent } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

type Objective = NonNullable<Overview['objectives']>[number];

/** How far an objective is between baseline (none: zero) and target, from 0 to 1; null while it isn't measured. */
function progressOf({ baseline, target, current }: Objective): number | null {
  const from = baseline ?? 0;
  if (target === null || current === null || target === from) return null;
  return Math.min(1, Math.max(0, (current - from) / (target - from)));
}

/** What the customer and we are working towards: plans, objectives with their progress, goals. */
async function planRows({ plans, objectives, goals }: Overview, place: AccountPlace) {
  const t = await getTranslator('overview');
  const due = (day: string | null) => day && formatDay(day, place.locale);
  const reached = (objective: Objective) => {
    const { current, target, unit } = objective;
    if (progressOf(objective) === null) return undefined;
    const figures = { current: formatNumber(current, place.locale), target: formatNumber(target, place.locale), unit: unit ?? '' };
    return t('plan.reached', figures);
  };
  return [
    ...(plans ?? []).map(({ key, name, dueOn }) => ({
      id: `plan ${key}`,
      title: name,
      href: recordHref(place, 'plan', key),
      icon: 'layers' as const,
      text: t('plan.plan'),
      end: due(dueOn),
    })),
    ...(objectives ?? []).map((objective) => ({
      id: `objective ${objective.key}`,
      title: objective.name,
      href: recordHref(place, 'objective', objective.key),
      icon: 'flag' as const,
      text: reached(objective) ?? t('plan.objective'),
      end: progressOf(objective) === null ? due(objective.dueOn) : formatPercent(progressOf(objective), place.locale),
    })),
    ...(goals ?? []).map(({ key, name, shared, dueOn }) => ({
      id: `goal ${key}`,
      title: name,
      href: recordHref(place, 'goal', key),
      icon: 'star' as const,
      text: t(shared ? 'plan.sharedGoal' : 'plan.goal'),
      end: due(dueOn),
    })),
  ];
}

export const planWidget = defineWidget({
  View: async ({ place, look, overview }) => {
    const t = await getTranslator('overview');
    const rows = await planRows(overview, place);
    return (
      <WidgetPanel place={place} look={look} add="objective" tab="plan" flush empty={rows.length === 0 && t('plan.empty')}>
        <RowList label={t('widget.plan')} rows={rowsOf(rows, look)} />
      </WidgetPanel>
    );
  },
});
