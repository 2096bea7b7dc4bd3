import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { ColumnSwitch } from '@/app/(app)/accounts/[accountId]/_tabs/column-switch';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ask } from '@/lib/core/operation';
import { exportInteractions } from '@/lib/features/interaction/export';
import { listInteractionChoices, listInteractionTable } from '@/lib/features/interaction/queries';
import { INTERACTION_STATUSES, interactionTable } from '@/lib/features/interaction/table';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** Meetings, calls and e-mails with the customer, planned and past. */
export const touchpointsTab = defineTab({
  reads: (place) => {
    const { filter, sort, cursor } = tableAt(interactionTable, place).table.state;
    const { accountId } = place;
    return { page: ask(listInteractionTable, { accountId, filter, sort, cursor }), choices: ask(listInteractionChoices, { accountId }) };
  },
  file: (place) => fileOf(exportInteractions, tableAt(interactionTable, place).table, { accountId: place.accountId }),
  View: async ({ place, data: { page, choices } }) => {
    const t = await getTranslator('interaction');
    const { table, csvHref } = tableAt(interactionTable, place);
    const { rows, ...window } = page;
    const add = addLink(place, 'interaction', t('new'));
    return (
      <Messages areas={['interaction']}>
        <DataTable
          {...table}
          label={t('label')}
          rows={rows}
          page={window}
          choices={{ type: choices.types, reason: choices.reasons, author: choices.members }}
          aside={
            <>
              <ColumnSwitch
                table={table}
                column="status"
                label={t('shown.label')}
                items={[{ id: 'all', label: t('shown.all') }, ...INTERACTION_STATUSES.map((id) => ({ id, label: t(`status.${id}`), value: id }))]}
              />
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
