import { createOn, loadOn, takeBack } from '@/app/(app)/accounts/[accountId]/_tabs/metrics/actions';
import type { MetricLabel } from '@/components/chart/prepare-figures';
import { FormDialog } from '@/components/form/form-dialog';
import type { SavedChart } from '@/lib/features/chart/contract';
import { CHART_DAYS, CHART_GRAINS, MOST_METRICS, UNGROUPED_KINDS } from '@/lib/features/chart/metrics';
import { getTranslator } from '@/lib/next/messages';

interface AddChartsProps {
  accountId: string;
  /** Of the Chart Explorer. */
  charts: readonly SavedChart[];
  labels: Readonly<Record<string, MetricLabel>>;
  offered: readonly string[];
}

/** A chart of its own for every account's tab, or one of the Chart Explorer. */
export async function AddCharts({ accountId, charts, labels, offered }: AddChartsProps) {
  const t = await getTranslator('explorer');
  const metrics = offered.map((value) => ({ value, label: labels[value]?.name ?? value }));
  const create = [
    { path: 'name', kind: 'text', label: t('name'), required: true, maxLength: 80 },
    { path: 'metrics', kind: 'choices', label: t('tab.metrics', { most: MOST_METRICS }), required: true, options: metrics },
    {
      path: 'days',
      kind: 'select',
      label: t('period'),
      required: true,
      options: CHART_DAYS.map((count) => ({ value: String(count), label: t('days', { count }) })),
    },
    {
      path: 'grain',
      kind: 'select',
      label: t('grain.label'),
      required: true,
      options: CHART_GRAINS.map((value) => ({ value, label: t(`grain.${value}`) })),
    },
    {
      path: 'kind',
      kind: 'select',
      label: t('kind.label'),
      required: true,
      options: UNGROUPED_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
    },
  ] as const;
  const undo = { label: t('tab.undo'), done: t('tab.undone'), action: takeBack.bind(null, accountId) };
  const how = (['everywhere', 'here', 'copy'] as const).map((value) => ({ value, label: t(`tab.how.${value}`) }));
  const load = [
    { path: 'chartId', kind: 'select', label: t('tab.chart'), required: true, options: charts.map(({ id, name }) => ({ value: id, label: name })) },
    { path: 'how', kind: 'select', label: t('tab.how.label'), hint: t('tab.how.hint'), required: true, options: how },
  ] as const;
  return (
    <div className="flex flex-wrap justify-end gap-2" data-print="hidden">
      {charts.length > 0 && (
        <FormDialog
          label={t('tab.load')}
          title={t('tab.load')}
          description={t('tab.loadText')}
          fields={load}
          defaults={{ how: 'everywhere' }}
          submit={t('tab.add')}
          action={loadOn.bind(null, accountId)}
          done={t('tab.added')}
          undo={undo}
        />
      )}
      <FormDialog
        label={t('tab.create')}
        icon="plus"
        title={t('tab.create')}
        description={t('tab.createText')}
        fields={create}
        defaults={{ days: '90', grain: 'week', kind: 'line', metrics: [] }}
        submit={t('tab.add')}
        action={createOn.bind(null, accountId)}
        done={t('tab.added')}
        undo={undo}
      />
    </div>
  );
}
