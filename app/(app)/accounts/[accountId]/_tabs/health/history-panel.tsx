import { LineChart } from '@/components/charts/line-chart';
import { Panel } from '@/components/panel/panel';
import { SegmentedLinks } from '@/components/ui/segmented';
import type { HealthHistory } from '@/lib/features/health/contract';
import { formatDay, formatShortDay } from '@/lib/kit/date-format';
import { hrefWith } from '@/lib/kit/url-codec';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface HistoryPanelProps {
  place: AccountPlace;
  history: HealthHistory;
  days: number;
}

export const HISTORY_DAYS = [30, 90, 180, 365] as const;

/** The scores that were kept, with the day on which each version of a model took over. */
export async function HistoryPanel({ place, history: { points, versions }, days }: HistoryPanelProps) {
  const t = await getTranslator('health');
  const { locale } = place;
  const title = t('history');
  const items = HISTORY_DAYS.map((count) => ({
    id: String(count),
    label: t('lastDays', { count }),
    href: hrefWith(place.path, { ...place.search, days: String(count) }),
  }));
  const markers = versions.map(({ day, number }) => ({ index: points.findIndex((point) => point.day === day), label: t('marker', { number }) }));
  const names = versions.map(({ day, name, number }) => t('begins', { name, number, day: formatDay(day, locale) })).join(', ');
  return (
    <Panel
      title={title}
      actions={<SegmentedLinks label={t('range')} current={String(days)} items={items} />}
      footer={<span>{names ? `${t('kept')} ${names}.` : t('kept')}</span>}
    >
      <LineChart
        title={title}
        height={200}
        data={{
          kind: 'number',
          points: points.map(({ day }) => ({ key: day, label: formatShortDay(day, locale) })),
          series: [{ id: 'score', name: t('column.score'), values: points.map(({ score }) => score) }],
          markers,
          range: [0, 100],
        }}
      />
    </Panel>
  );
}
