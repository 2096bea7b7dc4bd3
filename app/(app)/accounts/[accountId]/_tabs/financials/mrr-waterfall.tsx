import { Waterfall } from '@/components/charts/waterfall';
import { Panel } from '@/components/panel/panel';
import type { Financials } from '@/lib/features/money/contract';
import { MRR_STEPS } from '@/lib/features/money/metrics';
import { formatMonth } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { getTranslator } from '@/lib/next/messages';

interface MrrWaterfallProps {
  financials: Financials;
  locale: string;
}

const YEAR = 12;
const LOSSES: readonly string[] = ['contraction', 'churn'];

/** How the MRR moved over the last twelve months. */
export async function MrrWaterfall({ financials: { mrrHistory, currency }, locale }: MrrWaterfallProps) {
  const t = await getTranslator('money');
  const year = mrrHistory.slice(-YEAR);
  const [first, last] = [year[0], year.at(-1)];
  if (!first || !last) return null;
  const steps = MRR_STEPS.map((key) => {
    const isLevel = key === 'starting' || key === 'ending';
    const sum = year.reduce((total, month) => total + month[key], 0);
    const value = key === 'starting' ? first.starting : key === 'ending' ? last.ending : LOSSES.includes(key) ? -sum : sum;
    return { key, label: t(`movement.${key}`), value, isLevel, text: formatMoney(value, currency, locale) };
  });
  const title = t('waterfall');
  const name = ({ month }: typeof first) => formatMonth(`${month}-01`, locale);
  return (
    <Panel title={title} meta={t('between', { from: name(first), to: name(last) })}>
      <Waterfall title={title} steps={steps} />
    </Panel>
  );
}
