import { defineTab } from '@/app/(app)/accounts/[accountId]/_tabs/define-tab';
import { Figures, Trends, YearOfMrr } from '@/app/(app)/accounts/[accountId]/_tabs/financials/figures';
import { MissingRates } from '@/app/(app)/accounts/[accountId]/_tabs/financials/missing-rates';
import { MoneyTable } from '@/app/(app)/accounts/[accountId]/_tabs/financials/money-table';
import { askInvoices, askPayments, moneyFile, shownTable, TABLES, tableHref } from '@/app/(app)/accounts/[accountId]/_tabs/financials/shown';
import { SegmentedLinks } from '@/components/ui/segmented';
import { may } from '@/lib/core/actor';
import { ask } from '@/lib/core/operation';
import { readAccountFinancials } from '@/lib/features/money/queries';
import { getTranslator } from '@/lib/next/messages';
import { Messages } from '@/lib/next/messages-scope';

/** What the account pays: figures, trends, and the rows that make them. */
export const financialsTab = defineTab({
  reads: (place) => ({
    reading: ask(readAccountFinancials, { accountId: place.accountId, asOf: place.asOf }),
    invoices: askInvoices(place),
    payments: askPayments(place),
  }),
  file: moneyFile,
  View: async ({ place, data: { reading, invoices, payments } }) => {
    const t = await getTranslator('money');
    const { asOf, financials, missing } = reading;
    const tables = TABLES.map((id) => ({ id, label: t(`show.${id}`), href: tableHref(place, id) }));
    return (
      <Messages areas={['money']}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-gap">
          {financials ? (
            <>
              <Figures place={place} asOf={asOf} financials={financials} />
              <Trends place={place} asOf={asOf} financials={financials} />
              <YearOfMrr place={place} asOf={asOf} financials={financials} />
            </>
          ) : (
            <MissingRates missing={missing} locale={place.locale} mayAdd={may(place.caller.actor, 'money:admin')} />
          )}
          <div id="rows" className="scroll-mt-16">
            <SegmentedLinks label={t('show.label')} current={shownTable(place)} items={tables} />
            <MoneyTable place={place} financials={financials} invoices={invoices} payments={payments} />
          </div>
        </div>
      </Messages>
    );
  },
});
