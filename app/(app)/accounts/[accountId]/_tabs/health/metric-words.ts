import { eventOf, type FixedMetricId, isFixedMetric, METRICS, parameterOf } from '@/lib/features/metric/metrics';
import { formatDuration } from '@/lib/kit/duration-format';
import { formatNumber, formatPercent, NO_VALUE } from '@/lib/kit/number-format';
import { readableWord } from '@/lib/kit/readable-word';
import { getTranslator } from '@/lib/next/messages';

/** Words and figures of metrics for a reader. */
export interface MetricWords {
  name(id: string): string;
  /** What it means; empty for attributes and collections, which the organization defines itself. */
  definition(id: string): string;
  source(id: string): string;
  /** A value with its unit; a dash for none. */
  value(id: string, value: string | number | null): string;
}

type MetricTranslator = Awaited<ReturnType<typeof getTranslator<'metric'>>>;

interface Reader {
  locale: string;
  currency: string;
  /** What the organization calls its own attributes and collections, by metric. */
  labels?: Readonly<Record<string, string>>;
}

/** What one of an organization's own metrics is called: of uses and time it is said that they are. */
export function ownMetricName(t: MetricTranslator, id: string, name: string): string {
  const kind = parameterOf(id)?.kind;
  const event = eventOf(id);
  if (event) return t('used.event', { ...event });
  return kind === 'feature' || kind === 'module' ? t(`used.${kind}`, { name }) : name;
}

/** How metrics are written for a reader of an organization. */
export async function metricWords({ locale, currency, labels = {} }: Reader): Promise<MetricWords> {
  const t = await getTranslator('metric');
  const figure = (id: FixedMetricId, value: string) => {
    const { unit, decimals } = METRICS[id];
    switch (unit) {
      case 'share':
        return formatPercent(Number(value), locale);
      case 'percent':
        return formatPercent(Number(value) / 100, locale);
      case 'ms':
        return formatDuration(Number(value), locale);
      case 'days':
        return t('days', { count: formatNumber(Number(value), locale, { maximumFractionDigits: decimals }) });
      case 'money':
        return formatNumber(value as Intl.StringNumericLiteral, locale, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
      case 'category':
        return readableWord(value);
      default:
        return formatNumber(Number(value), locale, { maximumFractionDigits: decimals });
    }
  };
  const own = (value: string) => (/^-?\d+(\.\d+)?$/.test(value) ? formatNumber(Number(value), locale) : readableWord(value));
  return {
    name: (id) => (isFixedMetric(id) ? t(`name.${id}`) : ownMetricName(t, id, labels[id] ?? readableWord(parameterOf(id)?.name ?? id))),
    definition: (id) => (isFixedMetric(id) ? t(`definition.${id}`) : ''),
    source: (id) => t(`source.${isFixedMetric(id) ? METRICS[id].source : (parameterOf(id)?.kind ?? 'profile')}`),
    value: (id, value) => {
      if (value === null) return NO_VALUE;
      if (isFixedMetric(id)) return figure(id, String(value));
      return parameterOf(id)?.kind === 'module' ? formatDuration(Number(value), locale) : own(String(value));
    },
  };
}
