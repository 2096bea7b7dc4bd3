import Link from 'next/link';
import type * as z from 'zod';
import { KeyFacts } from '@/components/account/key-facts';
import type { NpsReading } from '@/lib/features/survey/contract';
import { NPS_GROUPS, type NpsGroup } from '@/lib/features/survey/metrics';
import { npsTable } from '@/lib/features/survey/table';
import { formatInstant } from '@/lib/kit/date-format';
import type { Condition } from '@/lib/kit/filter';
import { formatNumber } from '@/lib/kit/number-format';
import { defaultState } from '@/lib/kit/table-state';
import { encodeState, hrefWith } from '@/lib/kit/url-codec';
import { type AccountPlace, keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface NpsScoreProps {
  reading: z.infer<typeof NpsReading>;
  place: AccountPlace;
}

const COUNTED: Condition = { column: 'counts', op: 'is', value: true };
const FIGURE_OF = { promoter: 'promoters', passive: 'passives', detractor: 'detractors' } as const satisfies Record<NpsGroup, string>;

/** The answers that make a figure: those that count, of one group or of all. */
function rowsHref(place: AccountPlace, group: NpsGroup | null): string {
  const base = defaultState(npsTable);
  const all = group === null ? [COUNTED] : [COUNTED, { column: 'group', op: 'is', value: group } as const];
  return hrefWith(place.path, { ...keptParams(place), ...encodeState(npsTable, { ...base, filter: { all } }, base) });
}

/** Account NPS score and NPS, which are not the same, and the answers that make them; each count opens its answers. */
export async function NpsScore({ reading: { figures, window }, place }: NpsScoreProps) {
  const t = await getTranslator('survey');
  const { locale, timeZone } = place;
  const during = window
    ? t('window', { from: formatInstant(window.from, locale, timeZone), to: formatInstant(window.to, locale, timeZone) })
    : t('noWindow');
  const explained = (id: 'score' | 'nps') => ({
    name: t(`figure.${id}`),
    definition: t(`definition.${id}`),
    window: during,
    parts: NPS_GROUPS.map((group) => ({ label: t(`figure.${FIGURE_OF[group]}`), value: formatNumber(figures[FIGURE_OF[group]], locale) })),
  });
  const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const signed = { signDisplay: 'exceptZero' } as const;
  const count = (id: 'responses' | (typeof FIGURE_OF)[NpsGroup], group: NpsGroup | null) => ({
    id,
    label: t(`figure.${id}`),
    value: formatNumber(figures[id], locale),
    hint: t(`hint.${id}`),
    aside: figures[id] > 0 && (
      <Link className="link" href={rowsHref(place, group)} scroll={false} aria-label={t('rowsOf', { figure: t(`figure.${id}`) })}>
        {t('rows')}
      </Link>
    ),
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
    ...NPS_GROUPS.map((group) => count(FIGURE_OF[group], group)),
    count('responses', null),
  ];
  return (
    <>
      <KeyFacts facts={facts} />
      <p className="py-2 text-sm text-ink-2">{during}</p>
    </>
  );
}
