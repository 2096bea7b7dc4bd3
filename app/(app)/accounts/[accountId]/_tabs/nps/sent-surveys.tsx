import type * as z from 'zod';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { sentAt } from '@/app/(app)/accounts/[accountId]/_tabs/nps/shown';
import { KeyFacts } from '@/components/account/key-facts';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { InvitationTablePage, ResponseRate } from '@/lib/features/invitation/contract';
import { RATE_DAYS } from '@/lib/features/invitation/metrics';
import { formatNumber, formatPercent, NO_VALUE } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface SentSurveysProps {
  place: AccountPlace;
  rate: ResponseRate;
  page: z.infer<typeof InvitationTablePage>;
}

/** How many surveys were answered, and what became of each; a row opens who was asked. */
export async function SentSurveys({ place, rate: { rate, ...counts }, page }: SentSurveysProps) {
  const t = await getTranslator('survey');
  const { table, csvHref } = sentAt(place);
  const { rows, ...window } = page;
  const during = t('lastDays', { days: RATE_DAYS });
  const facts = [
    {
      id: 'rate',
      label: t('figure.rate'),
      value: rate === null ? NO_VALUE : formatPercent(rate / 100, place.locale),
      hint: during,
      explanation: { name: t('figure.rate'), definition: t('definition.rate'), window: during },
    },
    ...(['sent', 'answered', 'open'] as const).map((id) => ({
      id,
      label: t(`figure.${id}`),
      value: formatNumber(counts[id], place.locale),
      hint: during,
    })),
  ];
  return (
    <>
      <KeyFacts facts={facts} />
      <DataTable
        {...table}
        label={t('sentLabel')}
        rows={rows}
        page={window}
        aside={<CsvLink href={csvHref} />}
        empty={<PanelEmpty title={t('sentNone')} text={t('sentNoneText')} action={addLink(place, 'survey', t('send'))} />}
      />
    </>
  );
}
