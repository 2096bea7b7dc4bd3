import type { ReactNode } from 'react';
import { Waterfall } from '@/components/charts/waterfall';
import { Panel } from '@/components/panel/panel';
import { MRR_STEPS, type Period } from '@/lib/features/money/metrics';
import { formatMonth } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { getTranslator } from '@/lib/next/messages';

interface MrrWaterfallProps {
  period: Period;
  /** First and last month, YYYY-MM. */
  from: string;
  to: string;
  currency: string;
  locale: string;
  /** Where the rows stand that make a step. */
  toRows: (step: (typeof MRR_STEPS)[number]) => string;
  /** What else is to know of the period. */
  footer?: ReactNode;
}

const LOSSES: readonly string[] = ['contraction', 'churn'];

/** How the MRR moved over some months. */
export async function MrrWaterfall({ period, from, to, currency, locale, toRows, footer }: MrrWaterfallProps) {
  const t = await getTranslator('money');
  const steps = MRR_STEPS.map((key) => {
    const value = LOSSES.includes(key) ? -period[key] : period[key];
    const text = formatMoney(value, currency, locale);
    return { key, label: t(`movement.${key}`), value, isLevel: key === 'starting' || key === 'ending', text, href: toRows(key) };
  });
  const title = t('waterfall');
  return (
    <Panel title={title} meta={t('between', { from: formatMonth(`${from}-01`, locale), to: formatMonth(`${to}-01`, locale) })} footer={footer}>
      <Waterfall title={title} steps={steps} />
    </Panel>
  );
}
