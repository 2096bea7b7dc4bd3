import { explainMetric } from '@/app/(app)/accounts/[accountId]/_head/metric-words';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { Explain } from '@/components/ui/explain';
import { ask } from '@/lib/core/operation';
import { exportUsers } from '@/lib/features/usage/export';
import { listUserTable } from '@/lib/features/usage/queries';
import { userTable } from '@/lib/features/usage/table';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** The product users of the account; each opens what they use. */
export const usersTab = defineTab({
  reads: (place) => {
    const { filter, sort, cursor } = tableAt(userTable, place).table.state;
    return { page: ask(listUserTable, { accountId: place.accountId, asOf: place.asOf, filter, sort, cursor }) };
  },
  file: (place) => fileOf(exportUsers, tableAt(userTable, place).table, { accountId: place.accountId, asOf: place.asOf }),
  View: async ({ place, data: { page } }) => {
    const t = await getTranslator('account');
    const { table, csvHref } = tableAt(userTable, place);
    const { rows, before, next, total, asOf } = page;
    return (
      <DataTable
        {...table}
        label={t('users.label')}
        rows={rows}
        page={{ before, next, total }}
        aside={
          <>
            <Explain explanation={await explainMetric('sessionTime', asOf, place.locale)} />
            <Explain explanation={await explainMetric('activityRank', asOf, place.locale)} />
            <CsvLink href={csvHref} />
          </>
        }
        empty={<PanelEmpty title={t('users.empty')} text={t('users.emptyText')} />}
      />
    );
  },
});
