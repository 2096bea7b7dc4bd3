import { metricWords } from '@/app/(app)/accounts/[accountId]/_tabs/health/metric-words';
import { FactRows } from '@/components/panel/fact-rows';
import type { Evidence } from '@/lib/features/alert/contract';
import { HEALTH_SCORE, RULE_BANDS } from '@/lib/features/alert-rule/metrics';
import type { OwnMetric } from '@/lib/features/metric/contract';
import { formatDay, formatInstant } from '@/lib/kit/date-format';
import { localDay } from '@/lib/kit/day';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface AlertEvidenceProps {
  evidence: Evidence;
  /** The day whose values met the rule. */
  firedOn: string;
  /** On that day, if they were seen within it. */
  raisedAt: string;
  place: Pick<AccountPlace, 'locale' | 'timeZone' | 'caller'>;
  /** The organization's own metrics. */
  own: readonly OwnMetric[];
}

/** The values that met a rule's conditions, as they were kept of that day or seen within it. */
export async function AlertEvidence({ evidence, firedOn, raisedAt, place: { locale, timeZone, caller }, own }: AlertEvidenceProps) {
  const [t, word] = [await getTranslator('alert'), await getTranslator('table')];
  const labels = Object.fromEntries(own.map(({ id, name: label }) => [id, label]));
  const words = await metricWords({ locale, currency: caller.organization.currency, labels });
  const value = (metric: string | undefined, given: string | null) => {
    const band = RULE_BANDS.find((one) => one === given);
    if (metric === undefined && band) return word(`band.${band}`);
    return metric === HEALTH_SCORE ? (given ?? '') : words.value(metric ?? '', given);
  };
  const name = (metric: string | undefined) => {
    if (metric === undefined) return t('evidence.band');
    return metric === HEALTH_SCORE ? t('evidence.score') : words.name(metric);
  };
  const rows = evidence.map(({ condition: { metric, days }, value: now, before }, index) => ({
    id: `evidence-${index}`,
    label: name(metric),
    value: value(metric, now),
    hint: before !== null && days ? t('evidence.before', { value: value(metric, before), days }) : undefined,
  }));
  const isWithin = localDay(new Date(raisedAt), timeZone) === firedOn;
  const title = t('evidence.title', { day: isWithin ? formatInstant(raisedAt, locale, timeZone) : formatDay(firedOn, locale) });
  return (
    <section className="mt-4" aria-label={title}>
      <h3 className="mb-1 text-sm text-ink-2">{title}</h3>
      <FactRows rows={rows} />
    </section>
  );
}
