import { defineOperation } from '@/lib/core/operation';
import { type RecordKind, upsertRecords } from '@/lib/core/record-upsert';
import { UpsertInput, UpsertResult } from '@/lib/core/upsert';
import { startOfDay } from '@/lib/kit/day';
import { InvoiceRecord, SubscriptionRecord } from './contract';
import { type InvoiceFields, invoiceFault, mergeInvoice, mergeSubscription, type SubscriptionFields, subscriptionFault } from './rules';
import { loadInvoices, saveInvoices } from './store-invoices';
import { loadSubscriptions, saveSubscriptions } from './store-subscriptions';

const subscriptions: RecordKind<SubscriptionRecord, SubscriptionFields> = {
  noun: 'subscription',
  schema: SubscriptionRecord,
  load: loadSubscriptions,
  merge: mergeSubscription,
  fault: subscriptionFault,
  save: saveSubscriptions,
  beganAt: ({ startOn }, timeZone) => startOfDay(startOn, timeZone),
};

const invoices: RecordKind<InvoiceRecord, InvoiceFields> = {
  noun: 'invoice',
  schema: InvoiceRecord,
  load: loadInvoices,
  merge: mergeInvoice,
  fault: invoiceFault,
  save: saveInvoices,
  beganAt: ({ issuedAt }) => issuedAt,
};

/** `PUT /api/v1/subscriptions`: makes, changes and restores subscriptions, each record by itself. */
export const upsertSubscriptions = defineOperation({
  name: 'subscription.upsert',
  kind: 'write',
  permission: 'money:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertRecords(ctx, subscriptions, data),
});

/** `PUT /api/v1/invoices`: the same of invoices, with their lines and payments. */
export const upsertInvoices = defineOperation({
  name: 'invoice.upsert',
  kind: 'write',
  permission: 'money:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertRecords(ctx, invoices, data),
});
