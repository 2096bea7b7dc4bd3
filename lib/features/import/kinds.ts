import type { Context } from '@/lib/core/context';
import type { RecordShape } from '@/lib/core/image';
import type { UpsertResult } from '@/lib/core/upsert';
import { upsertAccounts } from '@/lib/features/account/commands';
import { ACCOUNT_SHAPE, putBackAccounts, takeAwayAccounts } from '@/lib/features/account/undo';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { settleSubscriptions } from '@/lib/features/money/undo';
import { upsertInvoices, upsertSubscriptions } from '@/lib/features/money/upsert';
import { upsertNps } from '@/lib/features/survey/commands';
import { upsertTickets } from '@/lib/features/ticket/commands';
import type { Permission } from '@/lib/kit/access';
import type { ImportKind } from './table';

/** What a kind of import does. */
interface KindDoor {
  /** What writing its records takes. */
  permission: Permission;
  /** Takes its records; each by itself, as over the API. */
  upsert: (ctx: Context, input: { data: unknown[] }) => Promise<UpsertResult>;
  /** What undoing knows of a record. */
  shape: RecordShape;
  /** Its noun as an upsert, where batches of different records touch nothing in common before their turn: two can be taken at once. */
  apart?: string;
  /** The field that names another record of its kind, which may stand anywhere in the file. */
  parent?: string;
  /** Where more hangs on the rows than their shape says. */
  putBack?: typeof putBackAccounts;
  takeAway?: typeof takeAwayAccounts;
  /** What follows for the accounts whose records were put back or taken away. */
  settle?: typeof settleSubscriptions;
}

const alone = { parts: [], own: [] };

export const IMPORT_DOORS: Record<ImportKind, KindDoor> = {
  account: {
    permission: 'account:write',
    upsert: (ctx, input) => ctx.call(upsertAccounts, input),
    shape: ACCOUNT_SHAPE,
    parent: 'parentId',
    putBack: putBackAccounts,
    takeAway: takeAwayAccounts,
  },
  contact: {
    permission: 'contact:write',
    upsert: (ctx, input) => ctx.call(upsertContacts, input),
    shape: { table: 'contact', outsideIds: 'contact', ...alone, source: 'contact', loose: ['user_ref'] },
  },
  subscription: {
    permission: 'money:write',
    upsert: (ctx, input) => ctx.call(upsertSubscriptions, input),
    shape: { table: 'subscription', parts: [{ table: 'subscription_change', column: 'subscription_id' }], own: [], source: null, loose: [] },
    settle: settleSubscriptions,
  },
  invoice: {
    permission: 'money:write',
    upsert: (ctx, input) => ctx.call(upsertInvoices, input),
    apart: 'invoice',
    shape: {
      table: 'invoice',
      parts: [
        { table: 'invoice_line', column: 'invoice_id' },
        { table: 'invoice_payment', column: 'invoice_id' },
      ],
      own: [],
      source: 'invoice',
      loose: [],
    },
  },
  ticket: {
    permission: 'ticket:write',
    upsert: (ctx, input) => ctx.call(upsertTickets, input),
    apart: 'ticket',
    shape: { table: 'ticket', ...alone, source: 'ticket', loose: [] },
  },
  nps: {
    permission: 'survey:write',
    upsert: (ctx, input) => ctx.call(upsertNps, input),
    apart: 'nps',
    shape: { table: 'survey_response', kind: 'nps', ...alone, source: 'nps', loose: [] },
  },
};

/** Tables that an import of this kind fills. */
export function tablesOf(kind: ImportKind): string[] {
  const { table, parts } = IMPORT_DOORS[kind].shape;
  return [table, ...parts.map((part) => part.table), 'timeline_entry', 'import_record'];
}
