import type { MetricLabel } from '@/components/chart/prepare-figures';
import { Panel } from '@/components/panel/panel';
import { parameterOf } from '@/lib/features/metric/metrics';
import { getTranslator } from '@/lib/next/messages';

interface FormulaNamesProps {
  /** Ids of the metrics that a formula may name. */
  ids: readonly string[];
  labels: Readonly<Record<string, MetricLabel>>;
}

/** What formulas are written with. */
export async function FormulaNames({ ids, labels }: FormulaNamesProps) {
  const t = await getTranslator('formula');
  return (
    <Panel title={t('names')} flush>
      <ul aria-label={t('names')} className="columns-2 px-card pb-2 text-sm phone:columns-1">
        {ids.map((id) => (
          <li key={id} className="flex min-h-7 items-center gap-2">
            <code className="cut">{parameterOf(id) ? `[${id}]` : id}</code>
            <span className="cut text-ink-2">{labels[id]?.name}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
