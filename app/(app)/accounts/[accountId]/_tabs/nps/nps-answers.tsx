import type * as z from 'zod';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { NpsScore } from '@/app/(app)/accounts/[accountId]/_tabs/nps/nps-score';
import { npsAt } from '@/app/(app)/accounts/[accountId]/_tabs/nps/shown';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { NpsReading } from '@/lib/features/survey/contract';
import type { NpsTablePage } from '@/lib/features/survey/pages';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface NpsAnswersProps {
  place: AccountPlace;
  reading: z.infer<typeof NpsReading>;
  page: z.infer<typeof NpsTablePage>;
}

/** The NPS figures and every answer; each opens with how it counts. */
export async function NpsAnswers({ place, reading, page }: NpsAnswersProps) {
  const t = await getTranslator('survey');
  const { table, csvHref } = npsAt(place);
  const { rows, ...window } = page;
  const add = addLink(place, 'nps', t('add.nps'));
  return (
    <>
      <NpsScore reading={reading} place={place} />
      <DataTable
        {...table}
        label={t('label')}
        rows={rows}
        page={window}
        aside={
          <>
            <CsvLink href={csvHref} />
            {add}
          </>
        }
        empty={<PanelEmpty title={t('empty')} text={t('emptyText')} action={add} />}
      />
    </>
  );
}
