import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { OpenClosed } from '@/app/(app)/accounts/[accountId]/_tabs/open-closed';
import type { alertsPlace } from '@/app/(app)/alerts/place';
import { SegmentedLinks } from '@/components/ui/segmented';
import { getTranslator } from '@/lib/next/messages';

/** Whose alerts, open or closed ones, and all of them as a file. */
export async function Asides({ place: { which, views, table, csvHref } }: { place: ReturnType<typeof alertsPlace> }) {
  const t = await getTranslator('alert');
  const items = views.map(({ id, href }) => ({ id, label: t(`book.which.${id}`), href }));
  return (
    <>
      <SegmentedLinks label={t('show')} current={which} items={items} />
      <OpenClosed table={table} />
      <CsvLink href={csvHref} />
    </>
  );
}
