'use client';

import { type ReactNode, useOptimistic, useTransition } from 'react';
import { toast } from 'sonner';
import { useTranslations } from 'use-intl/react';
import { arrange, putBack, resize, takeOff } from '@/app/(app)/accounts/[accountId]/_tabs/metrics/actions';
import { type ChartActs, ChartMenu } from '@/app/(app)/accounts/[accountId]/_tabs/metrics/chart-menu';
import { ChartView } from '@/components/chart/chart-view';
import type { MetricLabel } from '@/components/chart/prepare-figures';
import { Panel } from '@/components/panel/panel';
import { toastDone, type WayBack } from '@/components/ui/toast-done';
import type { PinnedChart } from '@/lib/features/chart/contract';
import type { ChartSize } from '@/lib/features/chart/metrics';
import type { FormOutcome } from '@/lib/kit/form-outcome';

interface PlacedChartProps {
  accountId: string;
  chart: PinnedChart;
  labels: Readonly<Record<string, MetricLabel>>;
  /** Where it comes from, in a word. */
  meta: ReactNode;
  /** Where a linked chart is changed. */
  source: string | null;
  /** Ids of the charts of the same kind, this one's or every account's, in their order. */
  order: readonly string[];
  mayWrite: boolean;
}

/** Pixels of a drawing. */
const HEIGHTS = { 1: 200, 2: 320, 3: 440 } as const;

/** The order with one of them a place nearer to the beginning or the end. */
function moved(order: readonly string[], id: string, by: -1 | 1): string[] {
  const at = order.indexOf(id);
  return order.toSpliced(at, 1).toSpliced(at + by, 0, id);
}

/** A chart on the tab, in its place and size. */
export function PlacedChart({ accountId, chart, labels, meta, source, order, mayWrite }: PlacedChartProps) {
  const t = useTranslations('explorer');
  const { id, name, width, height } = chart;
  const [size, show] = useOptimistic<ChartSize>({ width, height });
  const [, start] = useTransition();
  const run = async (what: Promise<FormOutcome<unknown>>, done: string, undo: WayBack['action']) => {
    const outcome = await what;
    if ('errors' in outcome) toast.error(outcome.errors[0]?.message);
    else toastDone(done, { label: t('tab.undo'), done: t('tab.undone'), action: undo });
  };
  const acts: ChartActs = {
    move: (by) => void run(arrange(accountId, moved(order, id, by)), t('tab.arranged'), () => arrange(accountId, order)),
    remove: () => void run(takeOff(accountId, id), t('tab.removed'), () => putBack(accountId, id)),
    resize: (to) => {
      if (to.width === size.width && to.height === size.height) return;
      start(async () => {
        show(to);
        await run(resize(accountId, id, to), t('tab.resized'), () => resize(accountId, id, size));
      });
    },
  };
  return (
    <div className={size.width === 2 ? 'col-span-full grid' : 'grid'}>
      <Panel
        title={name}
        meta={meta}
        actions={
          mayWrite && <ChartMenu chart={chart} size={size} acts={acts} isFirst={order[0] === id} isLast={order.at(-1) === id} source={source} />
        }
      >
        <ChartView title={name} content={chart.content} figures={chart.figures} labels={labels} height={HEIGHTS[size.height]} />
      </Panel>
    </div>
  );
}
