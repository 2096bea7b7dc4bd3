import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { OpenDeals } from '@/app/(app)/accounts/[accountId]/_tabs/deals/open-deals';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ask } from '@/lib/core/operation';
import { exportDeals } from '@/lib/features/deal/export';
import { listDealTable } from '@/lib/features/deal/queries';
import { listStages } from '@/lib/features/deal/stages';
import { dealTable } from '@/lib/features/deal/table';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** What is to be sold to the account, and what was. */
export const dealsTab = defineTab({
  reads: (place) => {
    const { filter, sort, cursor } = tableAt(dealTable, place).table.state;
    return { page: ask(listDealTable, { accountId: place.accountId, filter, sort, cursor }), stages: ask(listStages, {}) };
  },
  file: (place) => fileOf(exportDeals, tableAt(dealTable, place).table, { accountId: place.accountId }),
  View: async ({ place, data: { page, stages } }) => {
    const t = await getTranslator('deal');
    const { table, csvHref } = tableAt(dealTable, place);
    const { rows, open, ...window } = page;
    const add = addLink(place, 'deal', t('add'));
    const currencies = [...new Set(open.flatMap(({ currency }) => currency ?? []))];
    return (
      <Messages areas={['deal']}>
        {open.length > 0 && <OpenDeals sums={open} locale={place.locale} />}
        <DataTable
          {...table}
          label={t('label')}
          rows={rows}
          page={window}
          choices={{
            stage: stages.map(({ id, name }) => ({ value: id, label: name })),
            currency: currencies.map((value) => ({ value, label: value })),
          }}
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
