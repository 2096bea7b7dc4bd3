import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { MissingRate } from '@/lib/features/money/contract';
import { formatDay } from '@/lib/kit/date-format';
import { getTranslator } from '@/lib/next/messages';

interface MissingRatesProps {
  missing: readonly MissingRate[];
  locale: string;
  /** Whether the reader may add them. */
  mayAdd: boolean;
}

/** In place of figures that would be guesses: which rates they lack. */
export async function MissingRates({ missing, locale, mayAdd }: MissingRatesProps) {
  const t = await getTranslator('money');
  const rates = missing.map(({ currency, day }) => t('missing.rate', { currency, day: formatDay(day, locale) })).join(', ');
  return (
    <div role="alert" className="rounded-lg border border-line bg-surface">
      <EmptyState
        icon="poor"
        title={t('missing.title')}
        text={t('missing.text', { rates })}
        action={mayAdd ? <ButtonLink href="/settings/rates">{t('missing.add')}</ButtonLink> : undefined}
      />
    </div>
  );
}
