import { addLink } from '@/app/(app)/accounts/[accountId]/_tabs/add-link';
import { shownAt, tableOf } from '@/app/(app)/accounts/[accountId]/_tabs/collections/shown-table';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { defineTab, fileOf } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import { SegmentedLinks } from '@/components/ui/segmented';
import { ask, invoke } from '@/lib/core/operation';
import { exportRows } from '@/lib/features/collection/export';
import { readCollections } from '@/lib/features/collection/queries';
import { collectionRows } from '@/lib/features/collection/table';
import { tableRows } from '@/lib/kit/table-rows';
import { hrefWith } from '@/lib/kit/url-codec';
import { keptParams } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** The organization's own tables, with the account's rows of one of them. */
export const collectionsTab = defineTab({
  reads: (place) => ({ tab: ask(readCollections, shownAt(place)) }),
  file: async (place) => {
    const { shown } = await invoke(readCollections, place.caller, shownAt(place));
    const { table } = tableOf(place, shown?.collection ?? { id: '', columns: [] });
    return fileOf(exportRows, table, { accountId: place.accountId, collectionId: shown?.collection.id });
  },
  View: async ({ place, data: { tab } }) => {
    const t = await getTranslator('collection');
    const { collections, shown } = tab;
    if (!shown) return <PanelEmpty title={t('none')} text={t('noneTextReader')} />;
    const { collection, rows, people } = shown;
    const { table, csvHref } = tableOf(place, collection);
    const found = tableRows(table.spec, collectionRows(collection.columns, rows, people), table.state, place);
    const add = addLink(place, 'row', t('add'), { of: collection.id, search: { collection: collection.id } });
    const links = collections.map(({ id, name, rows: count }) => ({
      id,
      label: t('withCount', { name, count }),
      href: hrefWith(place.path, { ...keptParams(place), collection: id }),
    }));
    const lists = collection.columns.flatMap(({ id, options = [] }) => [[id, options.map((value) => ({ value, label: value }))] as const]);
    return (
      <Messages areas={['collection']}>
        <SegmentedLinks label={t('switch')} current={collection.id} items={links} />
        <DataTable
          key={collection.id}
          {...table}
          label={collection.name}
          rows={found}
          page={{ before: 0, next: null, total: found.length }}
          choices={Object.fromEntries(lists)}
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
