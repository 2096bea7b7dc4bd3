import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { type Cycle, type InvoiceStatus, type RENEWALS, RecordId, StoredInvoice, StoredSubscription } from './contract';
import { linesOf, paymentsOf } from './store-invoices';
import { changesOf } from './store-subscriptions';

const PageRequest = z.strictObject({ after: z.string().optional(), limit: z.int().min(1).max(200).default(50) });

function selectSubscriptions({ db, actor }: Context) {
  return db
    .selectFrom('subscription as s')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 's.organizationId').onRef('a.id', '=', 's.accountId'))
    .select(['s.key as id', 'a.key as accountId', 's.code', 's.billingCycle', 's.currency', 's.startOn as startDate', 's.endOn as endDate'])
    .select(['s.renewal', 's.renewsOn', 's.termMonths', 's.cancelledAt', 's.trialEndsOn', 's.updatedAt', changesOf.as('changes')])
    .where('s.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(actor, sql<number>`s.account_id`));
}

type SubscriptionRow = Awaited<ReturnType<ReturnType<typeof selectSubscriptions>['execute']>>[number];

const subscriptionOf = ({ billingCycle, renewal, cancelledAt, updatedAt, ...row }: SubscriptionRow) => ({
  ...row,
  billingCycle: billingCycle as Cycle,
  renewal: renewal as (typeof RENEWALS)[number] | null,
  cancelledAt: cancelledAt?.toISOString() ?? null,
  updatedAt: updatedAt.toISOString(),
});

/** Every subscription of the accounts that the caller may see, by id in code-point order, after one id. */
export const listSubscriptionRecords = defineOperation({
  name: 'subscription.list-records',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: PageRequest,
  output: z.strictObject({ data: z.array(StoredSubscription), more: z.boolean() }),
  run: async (ctx, { after, limit }) => {
    const all = selectSubscriptions(ctx)
      .orderBy('s.key')
      .limit(limit + 1);
    const rows = await (after === undefined ? all : all.where('s.key', '>', after)).execute();
    return { data: rows.slice(0, limit).map(subscriptionOf), more: rows.length > limit };
  },
});

/** One subscription's record. */
export const getSubscriptionRecord = defineOperation({
  name: 'subscription.get-record',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: RecordId,
  output: StoredSubscription,
  run: async (ctx, { id }) => {
    const row = await selectSubscriptions(ctx).where('s.key', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such subscription');
    return subscriptionOf(row);
  },
});

function selectInvoices({ db, actor }: Context) {
  return db
    .selectFrom('invoice as i')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'i.organizationId').onRef('a.id', '=', 'i.accountId'))
    .select(['i.key as id', 'a.key as accountId', 'i.number', 'i.issuedAt', 'i.dueAt', 'i.status', 'i.currency', 'i.updatedAt'])
    .select([linesOf.as('lines'), paymentsOf.as('payments')])
    .where('i.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(actor, sql<number>`i.account_id`));
}

type InvoiceRow = Awaited<ReturnType<ReturnType<typeof selectInvoices>['execute']>>[number];

const invoiceOf = ({ issuedAt, dueAt, status, payments, updatedAt, ...row }: InvoiceRow) => ({
  ...row,
  issuedAt: issuedAt.toISOString(),
  dueAt: dueAt?.toISOString() ?? null,
  status: status as InvoiceStatus,
  payments: payments.map((payment) => ({ ...payment, paidAt: new Date(payment.paidAt).toISOString() })),
  updatedAt: updatedAt.toISOString(),
});

/** Every invoice, likewise. */
export const listInvoiceRecords = defineOperation({
  name: 'invoice.list-records',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: PageRequest,
  output: z.strictObject({ data: z.array(StoredInvoice), more: z.boolean() }),
  run: async (ctx, { after, limit }) => {
    const all = selectInvoices(ctx)
      .orderBy('i.key')
      .limit(limit + 1);
    const rows = await (after === undefined ? all : all.where('i.key', '>', after)).execute();
    return { data: rows.slice(0, limit).map(invoiceOf), more: rows.length > limit };
  },
});

/** One invoice's record, with lines and payments. */
export const getInvoiceRecord = defineOperation({
  name: 'invoice.get-record',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: RecordId,
  output: StoredInvoice,
  run: async (ctx, { id }) => {
    const row = await selectInvoices(ctx).where('i.key', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such invoice');
    return invoiceOf(row);
  },
});
