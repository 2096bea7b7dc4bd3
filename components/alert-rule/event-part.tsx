'use client';

import { useTranslations } from 'use-intl/react';
import { Days } from '@/components/alert-rule/days';
import type { MetricChoice } from '@/components/health/member-editor';
import { Input, Select } from '@/components/ui/input';
import type { RuleCondition } from '@/lib/features/alert-rule/contract';
import { eventMetric, eventOf, parameterOf } from '@/lib/features/metric/metrics';

type EventCondition = Extract<RuleCondition, { kind: 'figure' }>;

const USUAL_DAYS = 7;

/** Names of the events that the metrics of an organization tell of. */
export const eventsIn = (metrics: readonly MetricChoice[]): string[] =>
  metrics.flatMap(({ id }) => {
    const named = parameterOf(id);
    return named?.kind === 'feature' ? [named.name] : [];
  });

/** A condition on how often an event happens; null where none has come in. */
export function newEventCondition(op: EventCondition['op'], metrics: readonly MetricChoice[]): EventCondition | null {
  const [name] = eventsIn(metrics);
  return name === undefined ? null : { kind: 'figure', metric: eventMetric({ name, days: USUAL_DAYS }), op, figure: op === 'gte' ? 1 : 0 };
}

interface EventPartProps {
  condition: EventCondition;
  metrics: readonly MetricChoice[];
  onChange: (condition: EventCondition) => void;
}

/** Which event, how often, within how many days. */
export function EventPart({ condition, metrics, onChange }: EventPartProps) {
  const t = useTranslations('alertRule');
  const event = eventOf(condition.metric);
  if (!event) return null;
  const names = [...new Set([...eventsIn(metrics), event.name])];
  const count = (part: Partial<typeof event>) => onChange({ ...condition, metric: eventMetric({ ...event, ...part }) });
  return (
    <>
      <Input
        aria-label={t('times')}
        type="number"
        min={0}
        className="max-w-18"
        value={condition.figure}
        onChange={({ target }) => onChange({ ...condition, figure: Number(target.value) })}
      />
      {t('timesWord', { count: condition.figure })}
      <Select
        aria-label={t('event')}
        className="max-w-60"
        options={names.map((name) => ({ value: name, label: name }))}
        value={event.name}
        onChange={({ target }) => count({ name: target.value })}
      />
      <Days days={event.days} onChange={(days) => count({ days })} />
    </>
  );
}
