import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { DeckProgress } from '@/components/asset/deck-progress';
import { UploadPanel } from '@/components/asset/upload-panel';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { ask } from '@/lib/core/operation';
import { exportAssets } from '@/lib/features/asset/export';
import { listAssetTable } from '@/lib/features/asset/queries';
import { assetTable } from '@/lib/features/asset/table';
import { listPresentations } from '@/lib/features/presentation/queries';
import { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** Files and links of the account; files can be dropped above them. */
export const assetsTab = defineTab({
  reads: (place) => {
    const { filter, sort, cursor } = tableAt(assetTable, place).table.state;
    const { accountId } = place;
    return { page: ask(listAssetTable, { accountId, filter, sort, cursor }), decks: ask(listPresentations, { accountId }) };
  },
  file: (place) => fileOf(exportAssets, tableAt(assetTable, place).table, { accountId: place.accountId }),
  View: async ({ place, data: { page, decks } }) => {
    const t = await getTranslator('asset');
    const { table, csvHref } = tableAt(assetTable, place);
    const { rows, kinds, people, ...window } = page;
    const add = addLink(place, 'asset', t('new'));
    return (
      <Messages areas={['asset', 'upload']}>
        {add && <UploadPanel accountId={place.accountId} details={{}} />}
        <DeckProgress decks={decks} />
        <DataTable
          {...table}
          label={t('label')}
          rows={rows}
          page={window}
          choices={{
            kind: kinds.map((kind) => ({ value: kind, label: kind })),
            addedBy: people.map(({ id, name }) => ({ value: id, label: name })),
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
