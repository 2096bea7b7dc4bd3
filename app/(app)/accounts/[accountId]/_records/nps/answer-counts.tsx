import type * as z from 'zod';
import { FactRows } from '@/components/panel/fact-rows';
import type { NpsDetail } from '@/lib/features/survey/contract';
import { npsGroup } from '@/lib/features/survey/metrics';
import { formatInstant } from '@/lib/kit/date-format';
import { formatNumber } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface AnswerCountsProps {
  detail: z.infer<typeof NpsDetail>;
  place: AccountPlace;
}

/** In which group an answer is, whether it counts and why, and what it adds to both figures. */
export async function AnswerCounts({ detail: { answer, reading, place: where, share }, place: { locale, timeZone } }: AnswerCountsProps) {
  const t = await getTranslator('survey');
  const { figures, window } = reading;
  const group = npsGroup(answer.score);
  const at = (instant: string | undefined) => formatInstant(instant ?? null, locale, timeZone);
  const hundredths = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const signed = { ...hundredths, signDisplay: 'exceptZero' } as const;
  const rows = share && [
    { id: 'weight', label: t('share.weight'), value: t('share.oneOf', { responses: figures.responses }) },
    {
      id: 'score',
      label: t('figure.score'),
      value: t('share.part', {
        part: formatNumber(share.score, locale, hundredths),
        whole: formatNumber(figures.score, locale, { minimumFractionDigits: 1 }),
      }),
    },
    {
      id: 'nps',
      label: t('figure.nps'),
      value: t('share.part', {
        part: formatNumber(share.nps, locale, signed),
        whole: formatNumber(figures.nps, locale, { signDisplay: 'exceptZero' }),
      }),
    },
  ];
  return (
    <section aria-label={t('share.title')} className="mt-5">
      <h3 className="font-strong">{t('share.title')}</h3>
      <p className="mt-1 text-ink-2">
        {t(`place.${where}`, { from: at(window?.from), to: at(window?.to) })} {t(`effect.${group}`)}
      </p>
      {rows && <FactRows rows={rows} />}
    </section>
  );
}
