import { ColumnSwitch } from '@/app/(app)/accounts/[accountId]/_tabs/column-switch';
import type { tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

/** Open, closed or all rows of a table with a column `open`. */
export async function OpenClosed<Row extends object>({ table }: { table: ReturnType<typeof tableAt<Row>>['table'] }) {
  const t = await getTranslator('task');
  const items = [
    { id: 'open', label: t('shown.open'), value: true },
    { id: 'closed', label: t('shown.closed'), value: false },
    { id: 'all', label: t('shown.all') },
  ];
  return <ColumnSwitch table={table} column="open" label={t('column.status')} items={items} />;
}
