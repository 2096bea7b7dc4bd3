import { ownMetricName } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import type { MetricChoice } from '@/components/health/member-editor';
import type { OwnMetric } from '@/lib/features/metric/contract';
import { type FixedMetricId, METRICS, type MetricUnit } from '@/lib/features/metric/metrics';
import type { AttributeDefinition } from '@/lib/kit/attribute';
import { getTranslator } from '@/lib/next/messages';

interface Own {
  attributes: readonly Pick<AttributeDefinition, 'key' | 'label' | 'kind' | 'choices'>[];
  collections: readonly { id: string; name: string }[];
  /** Formulas, and what users do. */
  derived: readonly Pick<OwnMetric, 'id' | 'name' | 'unit'>[];
  /** Of categories whose values the organization words itself. */
  words: Partial<Record<FixedMetricId, readonly string[]>>;
  currency: string;
}

/** Units that one has to know to write a scale. */
const MEASURED: readonly MetricUnit[] = ['share', 'ms', 'days', 'money', 'percent'];

/** Every metric that a model may score: those of the product, attributes, rows of collections, and formulas. */
export async function metricChoices({ attributes, collections, derived, words, currency }: Own): Promise<MetricChoice[]> {
  const t = await getTranslator('metric');
  const unitOf = (unit: MetricUnit) =>
    MEASURED.includes(unit) ? t(`unit.${unit as 'share' | 'ms' | 'days' | 'money' | 'percent'}`, { currency }) : '';
  const fixed = (Object.keys(METRICS) as FixedMetricId[]).map((id): MetricChoice => {
    const spec: { unit: MetricUnit; values?: readonly string[] } = METRICS[id];
    return { id, label: t(`name.${id}`), unit: unitOf(spec.unit), isCategory: spec.unit === 'category', values: spec.values ?? words[id] ?? [] };
  });
  const scored = attributes.filter(({ kind }) => kind !== 'date' && kind !== 'person');
  return [
    ...fixed,
    ...scored.map(({ key, label, kind, choices }): MetricChoice => {
      const isNumber = kind === 'number' || kind === 'currency' || kind === 'calculated';
      return { id: `attribute:${key}`, label: t('attribute', { label }), unit: '', isCategory: !isNumber, values: choices.map(({ value }) => value) };
    }),
    ...collections.map(
      ({ id, name }): MetricChoice => ({ id: `collection:${id}`, label: t('collection', { name }), unit: '', isCategory: false, values: [] }),
    ),
    ...derived.map(
      ({ id, name, unit }): MetricChoice => ({ id, label: ownMetricName(t, id, name), unit: unitOf(unit), isCategory: false, values: [] }),
    ),
  ];
}
