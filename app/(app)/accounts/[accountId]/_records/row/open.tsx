import { redirect } from 'next/navigation';
import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { bringBackRow, keepRow, latestRow, removeRow } from '@/app/(app)/accounts/[accountId]/_records/row/actions';
import { rowDefaults, rowFields } from '@/app/(app)/accounts/[accountId]/_records/row/fields';
import { FactRows } from '@/components/panel/fact-rows';
import { DeleteButton } from '@/components/record/delete-button';
import { RecordDrawer } from '@/components/record/record-drawer';
import { RecordEditor } from '@/components/record/record-editor';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { readCollections } from '@/lib/features/collection/queries';
import { collectionRows, collectionSpec } from '@/lib/features/collection/table';
import { cellText } from '@/lib/kit/cell-text';
import { cellValue } from '@/lib/kit/table-spec';
import { hrefWith } from '@/lib/kit/url-codec';
import { getTranslator } from '@/lib/next/messages';

/** The collection's id ends at the first colon; the rest names the row. */
const split = (key: string): [string, string] => [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];

/** One row beside the table. */
export const rowPart = recordPart({
  reads: ({ accountId }, key) => ({ tab: ask(readCollections, { accountId, collectionId: split(key)[0] }) }),
  View: async ({ place, data: { tab }, closeHref }) => {
    const { accountId, locale, timeZone, caller, search } = place;
    const [, key] = split((search.open ?? '').slice('row:'.length));
    const row = tab.shown?.rows.find((one) => one.key === key);
    if (!tab.shown || !row) redirect(closeHref);
    const { collection, people } = tab.shown;
    const words = await getTranslator('table');
    const format = { locale, timeZone, word: (name: string) => words(name === 'table.boolean.yes' ? 'boolean.yes' : 'boolean.no') };
    const [cells = {}] = collectionRows(collection.columns, [row], people);
    const facts = collectionSpec(collection).columns.map((column) => ({
      id: column.id,
      label: column.label,
      value: cellText(column, cellValue(cells, column), format),
    }));
    const editable = may(caller.actor, 'collection:write');
    const at = { accountId, collectionId: collection.id, key };
    const actions = editable && (
      <DeleteButton
        remove={removeRow.bind(null, at)}
        restore={bringBackRow.bind(null, at)}
        closeHref={closeHref}
        openHref={hrefWith(place.path, { ...search, open: `row:${collection.id}:${key}` })}
      />
    );
    return (
      <RecordDrawer icon="table" kind={collection.name} title={key} actions={actions} closeHref={closeHref}>
        <RecordEditor
          editable={editable}
          fields={rowFields(collection.columns)}
          defaults={rowDefaults(collection.columns, row)}
          version={row.version}
          latest={latestRow.bind(null, at, collection.columns)}
          action={keepRow.bind(null, at, collection.columns)}
          draft={`row:${collection.id}:${key}`}
        >
          <FactRows rows={facts} />
        </RecordEditor>
      </RecordDrawer>
    );
  },
});
