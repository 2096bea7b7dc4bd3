import { type ExplorerPlace, firstContent } from '@/app/(app)/charts/_explorer/place';
import { ask, invokeTogether } from '@/lib/core/operation';
import { listAccountChoices } from '@/lib/features/account/queries';
import { accountTable } from '@/lib/features/account/table';
import { listAttributes } from '@/lib/features/attribute/queries';
import { listCharts, queryChart } from '@/lib/features/chart/queries';
import { listOwnMetrics } from '@/lib/features/metric/queries';
import { listViews } from '@/lib/features/view/queries';

/** Everything around the drawing, and then the figures of what is shown. */
export async function readExplorer({ caller, chartId, content: given }: ExplorerPlace) {
  const around = await invokeTogether(caller, {
    charts: ask(listCharts, {}),
    choices: ask(listAccountChoices, {}),
    views: ask(listViews, { tableId: accountTable.id }),
    attributes: ask(listAttributes, {}),
    own: ask(listOwnMetrics, {}),
  });
  const open = around.charts.find(({ id }) => id === chartId) ?? null;
  const content = given ?? open?.content ?? firstContent();
  const { figures } = await invokeTogether(caller, { figures: ask(queryChart, content) });
  return { ...around, open, content, figures };
}

export type Explorer = Awaited<ReturnType<typeof readExplorer>>;
