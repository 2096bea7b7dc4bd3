import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { LoadedRecord, RecordState } from '@/lib/core/record-upsert';
import { showOnTimeline, type TimelineNews, tellTimeline } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';
import type { InvoiceLine, InvoiceStatus, Payment } from './contract';
import { type InvoiceFields, invoiceSums } from './rules';

/** The lines of a row of `invoice` as `i`, in their order. */
export const linesOf = sql<InvoiceLine[]>`coalesce((
  SELECT jsonb_agg(jsonb_build_object('description', l.description, 'amount', l.amount, 'recurring', l.recurring) ORDER BY l.position)
  FROM invoice_line l WHERE l.organization_id = i.organization_id AND l.invoice_id = i.id), '[]')`;

/** The payments of a row of `invoice` as `i`, by id; times are texts. */
export const paymentsOf = sql<(Omit<Payment, 'paidAt'> & { paidAt: string })[]>`coalesce((
  SELECT jsonb_agg(jsonb_build_object('id', p.key, 'amount', p.amount, 'paidAt', p.paid_at) ORDER BY p.key)
  FROM invoice_payment p WHERE p.organization_id = i.organization_id AND p.invoice_id = i.id), '[]')`;

/** What is stored of the invoices behind some ids; deleted ones too. */
export async function loadInvoices({ db, actor }: Context, keys: readonly string[]): Promise<LoadedRecord<InvoiceFields>[]> {
  const rows = await db
    .selectFrom('invoice as i')
    .select(['i.key', 'i.accountId', 'i.sourceUpdatedAt', 'i.deletedAt', 'i.number', 'i.issuedAt', 'i.dueAt', 'i.status', 'i.currency'])
    .select([linesOf.as('lines'), paymentsOf.as('payments')])
    .select((eb) => visibleAccounts(actor, eb.ref('i.accountId')).as('isVisible'))
    .where((eb) => eb('i.key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  return rows.map(({ key, accountId, sourceUpdatedAt, deletedAt, isVisible, status, payments, ...row }) => ({
    frame: { key, accountId, sourceUpdatedAt },
    fields: {
      ...row,
      status: status as InvoiceStatus,
      payments: payments.map(({ paidAt, ...payment }) => ({ ...payment, paidAt: new Date(paidAt) })),
    },
    deleted: deletedAt !== null,
    isVisible,
  }));
}

type Parts = Pick<InvoiceFields, 'lines' | 'payments'> & { id: number };

async function replaceParts({ db, organization }: Context, invoices: readonly Parts[]): Promise<void> {
  const ids = invoices.map(({ id }) => id);
  await sql`DELETE FROM invoice_line WHERE organization_id = ${organization.id} AND invoice_id = ANY(${ids}::bigint[])`.execute(db);
  await sql`DELETE FROM invoice_payment WHERE organization_id = ${organization.id} AND invoice_id = ANY(${ids}::bigint[])`.execute(db);
  const lines = invoices.flatMap(({ id, lines }) => lines.map((line, position) => ({ id, position, ...line })));
  if (lines.length > 0)
    await sql`
      INSERT INTO invoice_line (organization_id, invoice_id, position, description, amount, recurring)
      SELECT ${organization.id}, l.id, l.position, l.description, l.amount, l.recurring
      FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        AS l (id bigint, position integer, description text, amount bigint, recurring boolean)`.execute(db);
  const payments = invoices.flatMap(({ id, payments }) => payments.map(({ id: key, ...payment }) => ({ id, key, ...payment })));
  if (payments.length > 0)
    await sql`
      INSERT INTO invoice_payment (organization_id, invoice_id, key, amount, paid_at)
      SELECT ${organization.id}, p.id, p.key, p.amount, p."paidAt"
      FROM jsonb_to_recordset(${JSON.stringify(payments)}::jsonb) AS p (id bigint, key text, amount bigint, "paidAt" timestamptz)`.execute(db);
}

/** What the timeline tells of an invoice: that it was issued and paid; of drafts and voided ones nothing. */
function newsOf({ now }: Context, invoice: RecordState<InvoiceFields>): TimelineNews[] {
  const { key, accountId, number, issuedAt, status, currency, lines, payments, sourceUpdatedAt } = invoice;
  if (status === 'draft' || status === 'void') return [];
  const { recurringAmount, oneTimeAmount } = invoiceSums(invoice);
  const shared = {
    accountId,
    category: 'invoice' as const,
    subtype: status,
    source: 'invoice',
    sourceKey: key,
    title: number,
    text: lines.map(({ description }) => description).join('\n'),
    snapshot: { number, status, currency, recurringAmount, oneTimeAmount },
  };
  const issued = { ...shared, at: issuedAt, event: 'issued' };
  if (status !== 'paid') return [issued];
  const paidAt = payments.reduce<Date | null>((last, payment) => (last && last > payment.paidAt ? last : payment.paidAt), null);
  return [issued, { ...shared, at: paidAt ?? sourceUpdatedAt ?? now, event: 'paid' }];
}

/** Writes invoices as given, with lines, payments and sums, and tells the timeline. */
export async function saveInvoices(ctx: Context, states: readonly RecordState<InvoiceFields>[], known: readonly string[]): Promise<void> {
  const rows = states.map(({ lines, payments, ...state }) => ({
    ...state,
    ...invoiceSums({ lines, payments }),
    organizationId: ctx.organization.id,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }));
  const saved = await ctx.db
    .insertInto('invoice')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'key']).doUpdateSet((eb) => ({
        accountId: eb.ref('excluded.accountId'),
        number: eb.ref('excluded.number'),
        issuedAt: eb.ref('excluded.issuedAt'),
        dueAt: eb.ref('excluded.dueAt'),
        status: eb.ref('excluded.status'),
        currency: eb.ref('excluded.currency'),
        recurringAmount: eb.ref('excluded.recurringAmount'),
        oneTimeAmount: eb.ref('excluded.oneTimeAmount'),
        paidAmount: eb.ref('excluded.paidAmount'),
        sourceUpdatedAt: eb.ref('excluded.sourceUpdatedAt'),
        version: eb('invoice.version', '+', 1),
        updatedAt: ctx.now,
        deletedAt: null,
      })),
    )
    .returning(['id', 'key'])
    .execute();
  const parts = new Map(states.map((state) => [state.key, state]));
  await replaceParts(
    ctx,
    saved.flatMap(({ id, key }) => {
      const state = parts.get(key);
      return state ? [{ id, lines: state.lines, payments: state.payments }] : [];
    }),
  );
  // What isn't told anew below no longer holds.
  await showOnTimeline(ctx, 'invoice', known, false);
  await tellTimeline(
    ctx,
    states.flatMap((state) => newsOf(ctx, state)),
  );
}
