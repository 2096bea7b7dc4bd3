import { defineOperation } from '@/lib/core/operation';
import { readItems } from '@/lib/features/hub-reading/queries';
import { NO_FILTER } from '@/lib/kit/filter';
import { AccountHubs, HubsOfAccount } from './contract';
import { happeningsOf } from './happenings';
import { contactHubPage, hubMessagePage } from './list';
import { contactHubTable, hubMessageTable } from './table';

const MOST_CONTACTS = 50;
const FEW_MESSAGES = 8;
const FEW_HAPPENINGS = 12;

/** Who of an account has a hub and how they read, archived ones too; what they were sent, and what happened last. */
export const readAccountHubs = defineOperation({
  name: 'hub-manager.account',
  kind: 'read',
  permission: 'hub:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: HubsOfAccount,
  output: AccountHubs,
  run: async (ctx, _input, { id: accountId }) => {
    const hubs = { whose: 'all', accountId } as const;
    const from = { filter: NO_FILTER, cursor: null };
    const contacts = await contactHubPage(ctx, hubs, { ...from, sort: contactHubTable.defaultSort, size: MOST_CONTACTS });
    const items = await readItems(ctx, { hubIds: contacts.rows.map(({ id }) => id) });
    const finished = items.filter(({ isOpen, stage }) => isOpen && stage === 'finished');
    const finishedOf = (id: string) => new Set(finished.filter(({ hubId }) => hubId === id).map(({ itemId }) => itemId)).size;
    return {
      contacts: contacts.rows.map((row) => ({ ...row, finished: finishedOf(row.id) })),
      total: contacts.total,
      messages: await hubMessagePage(ctx, hubs, { ...from, sort: hubMessageTable.defaultSort, size: FEW_MESSAGES }),
      timeline: await happeningsOf(ctx, { ...hubs, cursor: null, limit: FEW_HAPPENINGS }),
    };
  },
});
