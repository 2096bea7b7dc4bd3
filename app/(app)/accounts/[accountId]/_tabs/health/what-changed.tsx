import type { MetricWords } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import { Waterfall } from '@/components/charts/waterfall';
import { SinceDay } from '@/components/health/since-day';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { HealthReading } from '@/lib/features/health/contract';
import { HIDDEN_CHILDREN, POLICY_CHANGED } from '@/lib/features/health/metrics';
import { formatDay, formatShortDay } from '@/lib/kit/date-format';
import { addDays } from '@/lib/kit/day';
import { formatNumber } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface WhatChangedProps {
  place: AccountPlace;
  reading: HealthReading;
  since: string;
  words: MetricWords;
}

const OLDEST_DAYS = 400;

/** A name for an entry of a change: the group's, the metric's, or that the model itself changed. */
export async function entryName(entry: { key: string; name: string | null; metric: string | null }, words: MetricWords): Promise<string> {
  const t = await getTranslator('health');
  if (entry.name !== null) return entry.name;
  if (entry.metric !== null) return words.name(entry.metric);
  if (entry.key === HIDDEN_CHILDREN) return t('children.hidden');
  return t(entry.key === POLICY_CHANGED ? 'children.changed' : 'modelChanged');
}

/** Why the score of one day became another's: every component's part, which add up. */
export async function WhatChanged({ place, reading: { change, asOf }, since, words }: WhatChangedProps) {
  const t = await getTranslator('health');
  const { locale } = place;
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const level = (key: string, day: string, value: number) => ({
    key,
    label: formatShortDay(day, locale),
    value,
    isLevel: true,
    text: formatNumber(value, locale, oneDecimal),
  });
  const title = t('changed.title');
  const moved = await Promise.all(
    (change?.components ?? [])
      .filter(({ delta }) => delta !== 0)
      .map(async (entry) => ({
        ...{ key: entry.key, label: await entryName(entry, words), value: entry.delta, isLevel: false },
        text: formatNumber(entry.delta, locale, { ...oneDecimal, signDisplay: 'exceptZero' }),
      })),
  );
  moved.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  const hasModel = change?.components.some(({ key, metric, name }) => key === 'model' && metric === null && name === null);
  return (
    <Panel
      title={title}
      actions={<SinceDay label={t('changed.since')} day={since} min={addDays(asOf, -OLDEST_DAYS)} max={addDays(asOf, -1)} />}
      footer={
        change && (
          <span>
            {[t('changed.to', { day: formatDay(asOf, locale) }), t('changed.adds'), hasModel && t('changed.model')].filter(Boolean).join(' ')}
          </span>
        )
      }
    >
      {change ? (
        <Waterfall title={title} steps={[level('from', since, change.from), ...moved, level('to', asOf, change.to)]} />
      ) : (
        <PanelEmpty title={t('changed.none')} text={t('changed.noneText')} />
      )}
    </Panel>
  );
}
