import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { RollUp } from '@/app/(app)/accounts/[accountId]/_tabs/hierarchy/roll-up';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { exportRelatives } from '@/lib/features/account/export-relatives';
import { listAccountChildren } from '@/lib/features/account/queries';
import { relativeRows } from '@/lib/features/account/relative-rows';
import { relativeTable } from '@/lib/features/account/table';
import { readAccountTreeMoney } from '@/lib/features/money/queries';
import { tableRows } from '@/lib/kit/table-rows';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Parent and children of the account, and the sums over everything visible below it. */
export const hierarchyTab = defineTab({
  reads: ({ accountId, caller }) => ({
    family: ask(listAccountChildren, { accountId }),
    money: may(caller.actor, 'money:read') ? ask(readAccountTreeMoney, { accountId }) : undefined,
  }),
  file: (place) => fileOf(exportRelatives, tableAt(relativeTable, place).table, { accountId: place.accountId }),
  View: async ({ place, data: { family, money } }) => {
    const t = await getTranslator('account');
    const { table, csvHref } = tableAt(relativeTable, place);
    const rows = tableRows(relativeTable, relativeRows(family), table.state, place);
    return (
      <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
        <RollUp tree={family.tree} money={money} place={place} />
        <div>
          {family.hasHiddenParent && <p className="text-sm text-ink-2">{t('hierarchy.hiddenParent')}</p>}
          <DataTable
            {...table}
            label={t('hierarchy.label')}
            rows={rows}
            page={{ before: 0, next: null, total: rows.length }}
            aside={<CsvLink href={csvHref} />}
            empty={<PanelEmpty title={t('hierarchy.empty')} text={t('hierarchy.emptyText')} />}
          />
        </div>
      </div>
    );
  },
});
