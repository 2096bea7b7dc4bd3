import { Change } from '@/components/ui/change';
import { formatNumber } from '@/lib/kit/number-format';
import { getTranslator } from '@/lib/next/messages';

interface MetricChangeProps {
  by: number;
  locale: string;
}

/** How many more or fewer than 30 days before. */
export async function MetricChange({ by, locale }: MetricChangeProps) {
  const t = await getTranslator('account');
  const change = formatNumber(by, locale, { signDisplay: 'exceptZero' });
  return <Change by={by}>{t('activity.change', { change })}</Change>;
}
