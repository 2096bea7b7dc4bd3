import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { AddCharts } from '@/app/(app)/accounts/[accountId]/_tabs/metrics/add-charts';
import { PlacedChart } from '@/app/(app)/accounts/[accountId]/_tabs/metrics/placed-chart';
import { metricLabels, offeredMetrics } from '@/app/(app)/charts/_explorer/metric-labels';
import { openHref } from '@/app/(app)/charts/_explorer/place';
import { Panel } from '@/components/panel/panel';
import { EmptyState } from '@/components/ui/empty-state';
import { Tag } from '@/components/ui/tag';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { readAccountCharts } from '@/lib/features/chart/board';
import { listCharts } from '@/lib/features/chart/queries';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** Charts of the account's metrics (seed 002): those that every account has, and its own. */
export const metricsTab = defineTab({
  reads: ({ accountId }) => ({
    board: ask(readAccountCharts, { accountId }),
    charts: ask(listCharts, {}),
    own: ask(listOwnMetrics, {}),
  }),
  View: async ({ place: { accountId, caller }, data: { board, charts, own } }) => {
    const t = await getTranslator('explorer');
    const labels = await metricLabels(own, caller.organization.currency);
    const mayWrite = may(caller.actor, 'chart:write');
    const all = { ...labels.account, ...labels.user };
    const orderOf = (isEverywhere: boolean) => board.charts.filter((chart) => chart.isEverywhere === isEverywhere).map(({ id }) => id);
    return (
      <Messages areas={['explorer']}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          {mayWrite && <AddCharts accountId={accountId} charts={charts} labels={all} offered={offeredMetrics(labels.account, own)} />}
          {board.charts.length === 0 && (
            <Panel title={t('title')}>
              <EmptyState icon="chart" title={t('tab.empty')} text={t('tab.emptyText')} />
            </Panel>
          )}
          <div className="grid grid-cols-2 gap-gap phone:grid-cols-[minmax(0,1fr)]">
            {board.charts.map((chart) => (
              <PlacedChart
                key={chart.id}
                accountId={accountId}
                chart={chart}
                labels={all}
                meta={
                  chart.isEverywhere ? chart.isLink && <Tag>{t('tab.linked')}</Tag> : <Tag>{chart.isLink ? t('tab.linkedHere') : t('tab.here')}</Tag>
                }
                source={chart.isLink ? openHref(chart.chartId) : null}
                order={orderOf(chart.isEverywhere)}
                mayWrite={mayWrite}
              />
            ))}
          </div>
        </div>
      </Messages>
    );
  },
});
