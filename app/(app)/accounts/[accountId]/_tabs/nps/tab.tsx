import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { NpsScore } from '@/app/(app)/accounts/[accountId]/_tabs/nps/nps-score';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ask } from '@/lib/core/operation';
import { exportNps } from '@/lib/features/survey/export';
import { listNpsTable, readAccountNps } from '@/lib/features/survey/queries';
import { npsTable } from '@/lib/features/survey/table';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** How likely the account's people recommend us: the score now, and every answer. */
export const npsTab = defineTab({
  reads: (place) => {
    const { filter, sort, cursor } = tableAt(npsTable, place).table.state;
    const { accountId, asOf } = place;
    return { reading: ask(readAccountNps, { accountId, asOf }), page: ask(listNpsTable, { accountId, asOf, filter, sort, cursor }) };
  },
  file: (place) => fileOf(exportNps, tableAt(npsTable, place).table, { accountId: place.accountId, asOf: place.asOf }),
  View: async ({ place, data: { reading, page } }) => {
    const t = await getTranslator('survey');
    const { table, csvHref } = tableAt(npsTable, place);
    const { rows, ...window } = page;
    const add = addLink(place, 'nps', t('add'));
    return (
      <Messages areas={['survey']}>
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
      </Messages>
    );
  },
});
