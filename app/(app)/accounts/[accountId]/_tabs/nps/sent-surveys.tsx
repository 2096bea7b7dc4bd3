import type * as z from 'zod';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { sentAt } from '@/app/(app)/accounts/[accountId]/_tabs/nps/shown';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { InvitationTablePage, ResponseRate } from '@/lib/features/invitation/contract';
import { RATE_DAYS } from '@/lib/features/invitation/metrics';
import { formatPercent } from '@/lib/kit/number-format';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface SentSurveysProps {
  place: AccountPlace;
  page: z.infer<typeof InvitationTablePage>;
  rate: ResponseRate;
}

/** What became of each survey that was sent, and how many were answered; a row opens who was asked. */
export async function SentSurveys({ place, page, rate: { sent, answered, open, rate } }: SentSurveysProps) {
  const t = await getTranslator('survey');
  const { table, csvHref } = sentAt(place);
  const { rows, ...window } = page;
  const share =
    rate === null
      ? t('noRate', { days: RATE_DAYS })
      : t('rate', { share: formatPercent(rate / 100, place.locale), answered, sent, open, days: RATE_DAYS });
  return (
    <>
      <p className="pt-3 text-ink-2">{share}</p>
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
