import type * as z from 'zod';
import { KeyFacts } from '@/components/account/key-facts';
import type { NpsReading } from '@/lib/features/survey/contract';
import { formatInstant } from '@/lib/kit/date-format';
import { formatNumber } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface NpsScoreProps {
  reading: z.infer<typeof NpsReading>;
  place: Pick<AccountPlace, 'locale' | 'timeZone'>;
}

/** Account NPS score and NPS, which are not the same, and the answers that make them. */
export async function NpsScore({ reading: { figures, window }, place: { locale, timeZone } }: NpsScoreProps) {
  const t = await getTranslator('survey');
  const during = window
    ? t('window', { from: formatInstant(window.from, locale, timeZone), to: formatInstant(window.to, locale, timeZone) })
    : t('noWindow');
  const explained = (id: 'score' | 'nps') => ({
    name: t(`figure.${id}`),
    definition: t(`definition.${id}`),
    window: during,
    parts: (['promoters', 'passives', 'detractors'] as const).map((group) => ({
      label: t(`figure.${group}`),
      value: formatNumber(figures[group], locale),
    })),
  });
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const signed = { signDisplay: 'exceptZero' } as const;
  const count = (id: 'promoters' | 'passives' | 'detractors' | 'responses') => ({
    id,
    label: t(`figure.${id}`),
    value: formatNumber(figures[id], locale),
    hint: t(`hint.${id}`),
  });
  const facts = [
    {
      id: 'score',
      label: t('figure.score'),
      value: formatNumber(figures.score, locale, oneDecimal),
      hint: t('hint.score'),
      explanation: explained('score'),
    },
    { id: 'nps', label: t('figure.nps'), value: formatNumber(figures.nps, locale, signed), hint: t('hint.nps'), explanation: explained('nps') },
    count('promoters'),
    count('passives'),
    count('detractors'),
    count('responses'),
  ];
  return (
    <>
      <KeyFacts facts={facts} />
      <p className="py-2 text-sm text-ink-2">{during}</p>
    </>
  );
}
