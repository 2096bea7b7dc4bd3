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
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">{t('names')}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('expression')}</th>
            <th scope="col">{t('name')}</th>
          </tr>
        </thead>
        <tbody>
          {ids.map((id) => (
            <tr key={id}>
              <td className="h-7 cut pl-card">
                <code>{parameterOf(id) ? `[${id}]` : id}</code>
              </td>
              <td className="cut pr-card pl-2 text-ink-2">{labels[id]?.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
