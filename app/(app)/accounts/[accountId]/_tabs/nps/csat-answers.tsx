import type * as z from 'zod';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { csatAt } from '@/app/(app)/accounts/[accountId]/_tabs/nps/shown';
import { KeyFacts } from '@/components/account/key-facts';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { CsatFigures } from '@/lib/features/survey/contract';
import { CSAT_DAYS } from '@/lib/features/survey/metrics';
import type { CsatTablePage } from '@/lib/features/survey/pages';
import { formatNumber, formatPercent, NO_VALUE } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface CsatAnswersProps {
  place: AccountPlace;
  figures: CsatFigures;
  page: z.infer<typeof CsatTablePage>;
}

/** The share of content answers, and every one of them. */
export async function CsatAnswers({ place, figures: { csat, responses }, page }: CsatAnswersProps) {
  const t = await getTranslator('survey');
  const { table, csvHref } = csatAt(place);
  const { rows, ...window } = page;
  const add = addLink(place, 'csat', t('add.csat'));
  const facts = [
    {
      id: 'csat',
      label: t('figure.csat'),
      value: csat === null ? NO_VALUE : formatPercent(csat / 100, place.locale),
      hint: t('hint.csat'),
      explanation: { name: t('figure.csat'), definition: t('definition.csat'), window: t('lastDays', { days: CSAT_DAYS }) },
    },
    { id: 'responses', label: t('figure.responses'), value: formatNumber(responses, place.locale), hint: t('hint.responses') },
  ];
  return (
    <>
      <KeyFacts facts={facts} />
      <DataTable
        {...table}
        label={t('csatLabel')}
        rows={rows}
        page={window}
        aside={
          <>
            <CsvLink href={csvHref} />
            {add}
          </>
        }
        empty={<PanelEmpty title={t('csatNone')} text={t('csatNoneText')} action={add} />}
      />
    </>
  );
}
