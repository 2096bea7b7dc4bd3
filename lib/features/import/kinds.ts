import type { RecordShape } from '@/lib/core/image';
import type { Operation } from '@/lib/core/operation';
import type { UpsertResult } from '@/lib/core/upsert';
import { upsertAccounts } from '@/lib/features/account/commands';
import { ACCOUNT_SHAPE, putBackAccounts, takeAwayAccounts } from '@/lib/features/account/undo';
import { upsertContacts } from '@/lib/features/contact/upsert';
import { settleSubscriptions } from '@/lib/features/money/undo';
import { upsertInvoices, upsertSubscriptions } from '@/lib/features/money/upsert';
import { upsertNps } from '@/lib/features/survey/commands';
import { upsertTickets } from '@/lib/features/ticket/commands';
import type { ImportKind } from './table';

/** What a kind of import does. */
interface KindDoor {
  /** Takes its records; each by itself, as over the API. */
  upsert: Operation<{ data: unknown[] }, UpsertResult>;
  /** What undoing knows of a record. */
  shape: RecordShape;
  /** Where more hangs on the rows than their shape says. */
  putBack?: typeof putBackAccounts;
  takeAway?: typeof takeAwayAccounts;
  /** What follows for the accounts whose records were put back or taken away. */
  settle?: typeof settleSubscriptions;
}

const alone = { parts: [], own: [] };

export const IMPORT_DOORS: Record<ImportKind, KindDoor> = {
  account: { upsert: upsertAccounts, shape: ACCOUNT_SHAPE, putBack: putBackAccounts, takeAway: takeAwayAccounts },
  contact: { upsert: upsertContacts, shape: { table: 'contact', outsideIds: 'contact', ...alone, source: 'contact', loose: ['user_ref'] } },
  subscription: {
    upsert: upsertSubscriptions,
    shape: { table: 'subscription', parts: [{ table: 'subscription_change', column: 'subscription_id' }], own: [], source: null, loose: [] },
    settle: settleSubscriptions,
  },
  invoice: {
    upsert: upsertInvoices,
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
  ticket: { upsert: upsertTickets, shape: { table: 'ticket', ...alone, source: 'ticket', loose: [] } },
  nps: { upsert: upsertNps, shape: { table: 'survey_response', kind: 'nps', ...alone, source: 'nps', loose: [] } },
};
