import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { keepRow } from '@/app/(app)/accounts/[accountId]/_records/row/actions';
import { rowFields } from '@/app/(app)/accounts/[accountId]/_records/row/fields';
import { NewRecord } from '@/components/record/new-record';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { readCollections } from '@/lib/features/collection/queries';
import { getTranslator } from '@/lib/next/messages';

/** The form for a new row; the key is the collection's id. */
export const newRowPart = recordPart({
  reads: ({ accountId }, collectionId) => ({ tab: ask(readCollections, { accountId, collectionId }) }),
  View: async ({ place: { accountId }, data: { tab }, closeHref }) => {
    const t = await getTranslator('collection');
    if (!tab.shown) return null;
    const { id, name, columns } = tab.shown.collection;
    return (
      <RecordDrawer icon="table" kind={name} title={t('add')} closeHref={closeHref}>
        <NewRecord
          fields={rowFields(columns)}
          action={keepRow.bind(null, { accountId, collectionId: id, key: null }, columns)}
          submit={t('add')}
          done={t('added')}
          draft={`row:new:${accountId}:${id}`}
          closeHref={closeHref}
        />
      </RecordDrawer>
    );
  },
});
