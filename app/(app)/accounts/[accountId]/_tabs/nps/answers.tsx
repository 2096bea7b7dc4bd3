import type * as z from 'zod';
import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { answersAt } from '@/app/(app)/accounts/[accountId]/_tabs/nps/shown';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { NpsTablePage } from '@/lib/features/survey/pages';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Every NPS answer; each opens with how it counts. */
export async function Answers({ place, page }: { place: AccountPlace; page: z.infer<typeof NpsTablePage> }) {
  const t = await getTranslator('survey');
  const { table, csvHref } = answersAt(place);
  const { rows, ...window } = page;
  const add = addLink(place, 'nps', t('add'));
  return (
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
  );
}
