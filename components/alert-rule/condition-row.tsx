'use client';

import { useTranslations } from 'use-intl/react';
import { Days } from '@/components/alert-rule/days';
import { EventPart, eventsIn, newEventCondition } from '@/components/alert-rule/event-part';
import type { MetricChoice } from '@/components/health/member-editor';
import { IconButton } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Input, Select } from '@/components/ui/input';
import type { RuleCondition } from '@/lib/features/alert-rule/contract';
import { RULE_BANDS } from '@/lib/features/alert-rule/metrics';
import { eventOf } from '@/lib/features/metric/metrics';

/** What one chooses first; it decides what else is asked. */
const SORTS = ['gte', 'lte', 'category', 'falls', 'rises', 'band', 'turned', 'happens', 'rests'] as const;

type Sort = (typeof SORTS)[number];
const isOfEvents = (sort: Sort) => sort === 'happens' || sort === 'rests';

const USUAL_DAYS = 28;
const USUAL_PERCENT = 30;

function sortOf(condition: RuleCondition): Sort {
  switch (condition.kind) {
    case 'figure':
      if (eventOf(condition.metric)) return condition.op === 'gte' ? 'happens' : 'rests';
      return condition.op;
    case 'category':
      return 'category';
    case 'change':
      return condition.direction;
    case 'band':
      return condition.days === null ? 'band' : 'turned';
  }
}

/** A condition of a sort to begin with, on a metric that fits it. */
export function newCondition(sort: Sort, metrics: readonly MetricChoice[], wanted?: string): RuleCondition | null {
  if (sort === 'band') return { kind: 'band', bands: ['poor'], days: null };
  if (sort === 'turned') return { kind: 'band', bands: ['poor'], days: 1 };
  if (sort === 'happens' || sort === 'rests') return newEventCondition(sort === 'happens' ? 'gte' : 'lte', metrics);
  const fitting = metrics.filter(({ isCategory }) => isCategory === (sort === 'category'));
  const metric = fitting.find(({ id }) => id === wanted) ?? fitting[0];
  if (!metric) return null;
  if (sort === 'category') return { kind: 'category', metric: metric.id, values: metric.values.slice(0, 1) };
  if (sort === 'gte' || sort === 'lte') return { kind: 'figure', metric: metric.id, op: sort, figure: 0 };
  return { kind: 'change', metric: metric.id, direction: sort, by: USUAL_PERCENT, unit: 'percent', days: USUAL_DAYS };
}

interface PartProps<Condition> {
  condition: Condition;
  onChange: (condition: RuleCondition) => void;
}

function Boxes<Value extends string>(props: {
  values: readonly (readonly [Value, string])[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}) {
  const { values, chosen, onChange } = props;
  return values.map(([value, label]) => (
    <label key={value} className="inline-flex items-center gap-1.5">
      <Checkbox
        checked={chosen.includes(value)}
        onChange={(event) => onChange(event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
      />
      {label}
    </label>
  ));
}

function BandPart({ condition, onChange }: PartProps<Extract<RuleCondition, { kind: 'band' }>>) {
  const word = useTranslations('table');
  const { bands, days } = condition;
  const values = RULE_BANDS.map((band) => [band, word(`band.${band}`)] as const);
  return (
    <>
      <Boxes values={values} chosen={bands} onChange={(next) => onChange({ ...condition, bands: next })} />
      {days !== null && <Days days={days} onChange={(next) => onChange({ ...condition, days: next })} />}
    </>
  );
}

function ChangePart({ condition, onChange }: PartProps<Extract<RuleCondition, { kind: 'change' }>>) {
  const t = useTranslations('alertRule');
  const { by, unit, days } = condition;
  return (
    <>
      <Input
        aria-label={t('by')}
        type="number"
        step="any"
        className="max-w-24"
        value={by}
        onChange={(event) => onChange({ ...condition, by: Number(event.target.value) })}
      />
      <Select
        aria-label={t('unit.label')}
        className="max-w-28"
        options={(['percent', 'figure'] as const).map((value) => ({ value, label: t(`unit.${value}`) }))}
        value={unit}
        onChange={(event) => onChange({ ...condition, unit: event.target.value === 'figure' ? 'figure' : 'percent' })}
      />
      <Days days={days} onChange={(next) => onChange({ ...condition, days: next })} />
    </>
  );
}

interface ConditionRowProps extends PartProps<RuleCondition> {
  metrics: readonly MetricChoice[];
  onRemove: (() => void) | null;
}

/** One condition of a rule: what is looked at, and what must be so. */
export function ConditionRow({ condition, metrics, onChange, onRemove }: ConditionRowProps) {
  const t = useTranslations('alertRule');
  const sort = sortOf(condition);
  const isEvent = isOfEvents(sort);
  const sorts = eventsIn(metrics).length > 0 || isEvent ? SORTS : SORTS.filter((one) => !isOfEvents(one));
  const metric = condition.kind === 'band' ? undefined : metrics.find(({ id }) => id === condition.metric);
  const fitting = metrics.filter(({ isCategory }) => isCategory === (condition.kind === 'category'));
  const become = (next: Sort, wanted = metric?.id) => {
    const made = newCondition(next, metrics, wanted);
    if (made) onChange(made);
  };
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line px-card py-3 first:border-t-0">
      <Select
        aria-label={t('sort.label')}
        className="max-w-56"
        options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        value={sort}
        onChange={(event) => become(SORTS.find((one) => one === event.target.value) ?? 'gte')}
      />
      {condition.kind !== 'band' && !isEvent && (
        <Select
          aria-label={t('metric')}
          className="max-w-60"
          options={[
            ...fitting.map(({ id, label }) => ({ value: id, label })),
            ...(metric ? [] : [{ value: condition.metric, label: condition.metric }]),
          ]}
          value={condition.metric}
          onChange={(event) =>
            condition.kind === 'category' ? become(sort, event.target.value) : onChange({ ...condition, metric: event.target.value })
          }
        />
      )}
      {condition.kind === 'figure' && isEvent && <EventPart condition={condition} metrics={metrics} onChange={onChange} />}
      {condition.kind === 'figure' && !isEvent && (
        <Input
          aria-label={t('figure')}
          type="number"
          step="any"
          className="max-w-28"
          value={condition.figure}
          onChange={(event) => onChange({ ...condition, figure: Number(event.target.value) })}
        />
      )}
      {condition.kind === 'category' && (
        <Boxes
          values={[...new Set([...(metric?.values ?? []), ...condition.values])].map((value) => [value, value] as const)}
          chosen={condition.values}
          onChange={(values) => onChange({ ...condition, values })}
        />
      )}
      {condition.kind === 'change' && <ChangePart condition={condition} onChange={onChange} />}
      {condition.kind === 'band' && <BandPart condition={condition} onChange={onChange} />}
      {metric?.unit && <span className="text-sm text-ink-2">{metric.unit}</span>}
      {onRemove && (
        <span className="ml-auto">
          <IconButton kind="quiet" size="small" icon="trash" label={t('removeCondition')} onClick={onRemove} />
        </span>
      )}
    </div>
  );
}
