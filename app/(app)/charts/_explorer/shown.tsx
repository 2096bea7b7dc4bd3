import type { ExplorerPlace } from '@/app/(app)/charts/_explorer/place';
import type { Explorer } from '@/app/(app)/charts/_explorer/read-page';
import { keepValues } from '@/app/(app)/charts/actions';
import { ChartView } from '@/components/chart/chart-view';
import type { MetricLabel } from '@/components/chart/prepare-figures';
import { Panel } from '@/components/panel/panel';
import { ActButton } from '@/components/settings/act-button';
import { EmptyState } from '@/components/ui/empty-state';
import { may } from '@/lib/core/actor';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface ShownProps {
  place: ExplorerPlace;
  explorer: Explorer;
  labels: Readonly<Record<string, MetricLabel>>;
}

const isKnown = ({ series }: Explorer['figures']) => series.some(({ values }) => values.some((value) => value !== null));

/** The drawing, and what to know of the values behind it. */
export async function Shown({ place, explorer: { open, content, figures }, labels }: ShownProps) {
  const t = await getTranslator('explorer');
  const title = open?.name ?? content.metrics.map((id) => labels[id]?.name ?? id).join(', ');
  const { unkept } = figures;
  const keep = unkept.length > 0 && may(place.caller.actor, 'chart:write') && (
    <ActButton kind="default" label={t('keep')} done={t('keeping')} action={keepValues.bind(null, { metrics: unkept })} />
  );
  const names = unkept.map((id) => labels[id]?.name ?? id).join(', ');
  return (
    <Panel
      title={title}
      meta={t('range', { from: formatDay(figures.from, place.locale), to: formatDay(figures.to, place.locale) })}
      footer={
        isKnown(figures) && (
          <>
            <span>{unkept.length > 0 ? t('unkept', { names }) : t(`explain.${content.exploration}`)}</span>
            {keep}
          </>
        )
      }
    >
      {isKnown(figures) ? (
        <ChartView title={title} content={content} figures={figures} labels={labels} height={320} />
      ) : (
        <EmptyState icon="chart" title={t('empty')} text={unkept.length > 0 ? t('unkeptText', { names }) : t('emptyText')} action={keep} />
      )}
    </Panel>
  );
}
