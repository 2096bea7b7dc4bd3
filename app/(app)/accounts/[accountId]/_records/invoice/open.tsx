import { recordPart } from '@/app/(app)/accounts/[accountId]/_records/define-record';
import { FactRows } from '@/components/panel/fact-rows';
import { RecordDrawer } from '@/components/record/record-drawer';
import { ask } from '@/lib/core/operation';
import { getInvoiceRecord } from '@/lib/features/money/records';
import { formatInstant } from '@/lib/kit/date-format';
import { formatMoney } from '@/lib/kit/money';
import { getTranslator } from '@/lib/next/messages';

const sum = (amounts: readonly { amount: number }[]) => String(amounts.reduce((total, { amount }) => total + BigInt(amount), 0n));

/** One invoice with its lines and payments. */
export const invoicePart = recordPart({
  reads: (_place, key) => ({ invoice: ask(getInvoiceRecord, { id: key }) }),
  homeOf: ({ invoice }) => invoice.accountId,
  View: async ({ place: { locale, timeZone }, data: { invoice }, closeHref }) => {
    const t = await getTranslator('money');
    const record = await getTranslator('record');
    const { currency, lines, payments } = invoice;
    const money = (amount: number | string) => formatMoney(amount, currency, locale);
    const at = (instant: string | null) => formatInstant(instant, locale, timeZone);
    const facts = [
      { id: 'status', label: t('column.status'), value: t(`status.${invoice.status}`) },
      { id: 'issuedAt', label: t('column.issuedAt'), value: at(invoice.issuedAt) },
      { id: 'dueAt', label: t('column.dueAt'), value: at(invoice.dueAt) },
      { id: 'total', label: t('column.total'), value: money(sum(lines)) },
      { id: 'paid', label: t('column.paid'), value: money(sum(payments)) },
    ];
    const lineRows = lines.map(({ description, amount, recurring }, position) => ({
      id: String(position),
      label: description,
      value: money(amount),
      hint: recurring ? t('column.recurring') : t('column.oneTime'),
    }));
    const paymentRows = payments.map(({ id, amount, paidAt }) => ({ id, label: id, value: money(amount), hint: at(paidAt) }));
    return (
      <RecordDrawer icon="file" kind={record('kinds.invoice')} title={invoice.number} closeHref={closeHref}>
        <FactRows rows={facts} />
        <h3 className="mt-5 mb-1 font-strong">{t('lines')}</h3>
        {lineRows.length > 0 ? <FactRows rows={lineRows} /> : <p className="text-sm text-ink-2">{t('noLines')}</p>}
        <h3 className="mt-5 mb-1 font-strong">{t('show.payments')}</h3>
        {paymentRows.length > 0 ? <FactRows rows={paymentRows} /> : <p className="text-sm text-ink-2">{t('empty.payments')}</p>}
      </RecordDrawer>
    );
  },
});
