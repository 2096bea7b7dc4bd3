import type { Metadata } from 'next';
import { tableWith } from '@/app/(app)/accounts/_list/read-list';
import { ChartActions } from '@/app/(app)/charts/_explorer/chart-actions';
import { ExplorationChoice, GroupChoice, ShapeChoices, SummaryChoices } from '@/app/(app)/charts/_explorer/choices';
import { metricLabels, offeredMetrics } from '@/app/(app)/charts/_explorer/metric-labels';
import { MetricPicker } from '@/app/(app)/charts/_explorer/metric-picker';
import { explorerPlace, metricHrefs, type SearchParams, segmentAt } from '@/app/(app)/charts/_explorer/place';
import { readExplorer } from '@/app/(app)/charts/_explorer/read-page';
import { SavedCharts } from '@/app/(app)/charts/_explorer/saved-charts';
import { Shown } from '@/app/(app)/charts/_explorer/shown';
import { SegmentChoice } from '@/app/(app)/revenue/_revenue/segment-choice';
import { PageHeader } from '@/components/layout/page-header';
import { may } from '@/lib/core/actor';
import { MOST_METRICS } from '@/lib/features/chart/metrics';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator('explorer'))('title') };
}

/** Charts of any metric of any accounts, or of what their users do; to keep and to share. */
export default async function ChartsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const place = await explorerPlace(await searchParams);
  const [explorer, t] = [await readExplorer(place), await getTranslator('explorer')];
  const { open, content, attributes, own, choices, views } = explorer;
  const labels = (await metricLabels(own, place.caller.organization.currency))[content.exploration];
  const offered = offeredMetrics(labels, own);
  const chartId = open?.id ?? null;
  const at = { place: { ...place, chartId }, explorer };
  return (
    <Messages areas={['accounts', 'chart', 'explorer', 'form', 'revenue', 'table']}>
      <PageHeader title={t('title')} actions={may(place.caller.actor, 'chart:write') && <ChartActions explorer={explorer} />} />
      <div className="grid grid-cols-[minmax(0,1fr)_260px] items-start gap-gap phone:grid-cols-[minmax(0,1fr)]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <div className="flex flex-wrap items-center gap-2">
              <ExplorationChoice {...at} />
              <MetricPicker
                chosen={content.metrics}
                labels={labels}
                offered={offered}
                most={MOST_METRICS}
                hrefs={metricHrefs(chartId, content, Object.keys(labels))}
              />
            </div>
            <SegmentChoice {...segmentAt(chartId, content)} columns={tableWith(attributes).columns} choices={choices} views={views} />
            <div className="flex flex-wrap items-center gap-2">
              <ShapeChoices {...at} />
              <SummaryChoices {...at} />
              <GroupChoice {...at} />
            </div>
          </div>
          <Shown place={place} explorer={explorer} labels={labels} />
        </div>
        <SavedCharts explorer={explorer} />
      </div>
    </Messages>
  );
}
