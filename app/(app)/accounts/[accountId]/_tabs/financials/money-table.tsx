import { CsvLink } from '@/app/(app)/accounts/[accountId]/_tabs/csv-link';
import { invoicesAt, mrrAt, paymentsAt, shownTable, subscriptionsAt } from '@/app/(app)/accounts/[accountId]/_tabs/financials/shown';
import { DataTable } from '@/components/data-table/data-table';
import { PanelEmpty } from '@/components/panel/panel-states';
import type { Financials } from '@/lib/features/money/contract';
import { mrrRows, subscriptionRows } from '@/lib/features/money/rows';
import { type InvoiceRow, mrrTable, type PaymentRow, subscriptionTable } from '@/lib/features/money/table';
import { tableRows } from '@/lib/kit/table-rows';
import type { AccountPlace } from '@/lib/next/account-page';
import { getTranslator } from '@/lib/next/messages';

interface Page<Row> {
  rows: Row[];
  before: number;
  next: string | null;
  total: number;
}

interface MoneyTableProps {
  place: AccountPlace;
  financials: Financials | null;
  invoices?: Page<InvoiceRow>;
  payments?: Page<PaymentRow>;
}

const wholePage = (rows: readonly object[]) => ({ before: 0, next: null, total: rows.length });

/** The table that the address names. */
export async function MoneyTable({ place, financials, invoices, payments }: MoneyTableProps) {
  const t = await getTranslator('money');
  const shown = shownTable(place);
  const empty = <PanelEmpty title={t(`empty.${shown}`)} text={t('emptyText')} />;
  const label = t(`show.${shown}`);
  if (invoices) {
    const { table, csvHref } = invoicesAt(place);
    const choices = { currency: currencyChoices(invoices.rows) };
    return (
      <DataTable {...table} label={label} rows={invoices.rows} page={invoices} choices={choices} aside={<CsvLink href={csvHref} />} empty={empty} />
    );
  }
  if (payments) {
    const { table, csvHref } = paymentsAt(place);
    const choices = { currency: currencyChoices(payments.rows) };
    return (
      <DataTable {...table} label={label} rows={payments.rows} page={payments} choices={choices} aside={<CsvLink href={csvHref} />} empty={empty} />
    );
  }
  if (!financials) return null;
  if (shown === 'mrr') {
    const { table, csvHref } = mrrAt(place);
    const all = mrrRows(financials);
    const rows = tableRows(mrrTable, all, table.state, place);
    const choices = { month: all.map(({ month }) => ({ value: month, label: month })) };
    return (
      <DataTable {...table} label={label} rows={rows} page={wholePage(rows)} choices={choices} aside={<CsvLink href={csvHref} />} empty={empty} />
    );
  }
  const { table, csvHref } = subscriptionsAt(place);
  const rows = tableRows(subscriptionTable, subscriptionRows(financials), table.state, place);
  return <DataTable {...table} label={label} rows={rows} page={wholePage(rows)} aside={<CsvLink href={csvHref} />} empty={empty} />;
}

function currencyChoices(rows: readonly { currency: string }[]) {
  return [...new Set(rows.map(({ currency }) => currency))].map((value) => ({ value, label: value }));
}
