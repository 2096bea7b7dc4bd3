import type * as z from 'zod';
import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { type RevenuePlace, revenueTableAt } from '@/app/(app)/revenue/_revenue/place';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { Revenue, RevenueTablePage } from '@/lib/features/money/revenue-contract';
import { getTranslator } from '@/lib/next/messages';

interface AccountRowsProps {
  place: RevenuePlace;
  revenue: Revenue;
  page: z.infer<typeof RevenueTablePage>;
}

/** The accounts of the segment, each with its part of the figures. */
export async function AccountRows({ place, revenue, page: { rows, ...page } }: AccountRowsProps) {
  const t = await getTranslator('revenue');
  const { table, csvHref } = revenueTableAt(place);
  const names = revenue.groups.flatMap(({ name }) => (name === null ? [] : [{ value: name, label: name }]));
  return (
    <section id="accounts" className="scroll-mt-16">
      <h2 className="font-strong">{t('accountsTitle')}</h2>
      <DataTable
        {...table}
        label={t('accountsTitle')}
        rows={rows}
        page={page}
        choices={{ group: names }}
        aside={<CsvLink href={csvHref} />}
        empty={<PanelEmpty title={t('empty')} text={t('emptyText')} />}
      />
    </section>
  );
}
