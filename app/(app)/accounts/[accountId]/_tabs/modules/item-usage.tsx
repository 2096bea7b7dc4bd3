import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { itemParams } from '@/app/(app)/accounts/[accountId]/_tabs/modules/items';
import { BarChart } from '@/components/charts/bar-chart';
import type { FigureKind } from '@/components/charts/chart-data';
import type { Bar } from '@/components/charts/prepare-bars';
import { DataTable } from '@/components/data-table/data-table';
import { Panel } from '@/components/panel/panel';
import { PanelEmpty } from '@/components/panel/panel-states';
import { tableRows } from '@/lib/kit/table-rows';
import type { TableSpec } from '@/lib/kit/table-spec';
import { type AccountPlace, tableAt } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface ItemUsageProps<Row extends object> {
  place: AccountPlace;
  kind: FigureKind;
  spec: TableSpec<Row>;
  rows: readonly Row[];
  bar: (row: Row) => Bar;
  words: { title: string; top: string; item: string; total: string; empty: string };
}

/** The ten most used as bars, and all of them as a table. */
export async function ItemUsage<Row extends object>({ place, kind, spec, rows, bar, words }: ItemUsageProps<Row>) {
  const t = await getTranslator('account');
  const { table, csvHref } = tableAt(spec, place, itemParams(place));
  const shown = tableRows(spec, rows, table.state, place);
  return (
    <>
      <Panel title={words.top} meta={t('items.window')}>
        <BarChart title={words.top} pointHeader={words.item} valueHeader={words.total} kind={kind} bars={rows.map(bar)} />
      </Panel>
      <DataTable
        {...table}
        label={words.title}
        rows={shown}
        page={{ before: 0, next: null, total: shown.length }}
        aside={<CsvLink href={csvHref} />}
        empty={<PanelEmpty title={words.empty} text={t('items.emptyText')} />}
      />
    </>
  );
}
