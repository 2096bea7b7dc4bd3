import type { Caller } from '@/lib/core/actor';
import { clock } from '@/lib/core/clock';
import { withTenant } from '@/lib/core/db/database';
import { invoke } from '@/lib/core/operation';
import { shareAbsence } from '@/lib/features/hub-manager/absence';
import { addDays, localDay } from '@/lib/kit/day';
import { newPerson } from '@/tests/support/tenant';
import type { Populated } from '@/tests/support/two-organizations';
import type { Example } from './matrix-examples';

const table = (column: string) => ({ filter: { all: [] }, sort: { column, direction: 'asc' } });
const words = { columns: ['sentAt'], words: {} };

/** The open hub's document, for which its newer version waits once more. */
async function itemToUpdate({ system, hubItemId }: Populated): Promise<string> {
  await withTenant(system.organization.id, (db) =>
    db.updateTable('hubUpdate').set({ decidedAt: null, decision: null }).where('itemId', '=', hubItemId).execute(),
  );
  return hubItemId;
}

/** Who asks is away, or the admin in a key's words; someone new stands in. */
async function newAbsence({ system, memberId }: Populated, { actor }: Caller) {
  const today = localDay(clock.now(), system.organization.timezone);
  const { actor: standIn } = await newPerson(system);
  const member = actor.kind === 'user' ? actor.membershipId : memberId;
  return { memberId: member, standInId: standIn.membershipId, fromOn: today, untilOn: addDays(today, 7) };
}

/** The Account Hub Manager's rows of the matrix. */
export const HUB_ACTIVITY_EXAMPLES: Readonly<Record<string, Example>> = {
  'hub-manager.account': { input: ({ open }) => ({ accountId: open }), naming: { account: (accountId) => ({ accountId }) } },
  'hub-manager.absences': { input: () => ({}) },
  'hub-manager.add-tasks': {
    input: ({ hubId }) => ({ hubIds: [hubId], title: `Call {name} ${crypto.randomUUID()}` }),
    naming: { hub: (id) => ({ hubIds: [id], title: 'Call {name}' }) },
  },
  'hub-manager.contact': { input: ({ hubId }) => ({ id: hubId }), naming: { hub: (id) => ({ id }) } },
  'hub-manager.contacts': { input: () => ({ ...table('name'), cursor: null }) },
  'hub-manager.decide-updates': {
    input: async (org) => ({ itemIds: [await itemToUpdate(org)], decision: 'dismissed' }),
    naming: { hubItem: (id) => ({ itemIds: [id], decision: 'approved' }) },
  },
  'hub-manager.end-absence': {
    input: async (org, caller) => invoke(shareAbsence, org.system, await newAbsence(org, caller)),
    naming: { hubAbsence: (id) => ({ id }) },
  },
  'hub-manager.export-contacts': { input: () => ({ ...table('name'), ...words }) },
  'hub-manager.export-messages': { input: () => ({ ...table('subject'), ...words }) },
  'hub-manager.hand-over': {
    input: ({ hubId, memberId }) => ({ to: memberId, from: { hubIds: [hubId] } }),
    naming: {
      hub: (id, { memberId }) => ({ to: memberId, from: { hubIds: [id] } }),
      member: (to, { hubId }) => ({ to, from: { hubIds: [hubId] } }),
    },
  },
  'hub-manager.mail': { input: () => ({}) },
  'hub-manager.message': { input: ({ hubMessageId }) => ({ id: hubMessageId }), naming: { hubMessage: (id) => ({ id }) } },
  'hub-manager.messages': { input: () => ({ ...table('subject'), cursor: null }) },
  'hub-manager.news': { input: () => ({}) },
  'hub-manager.notice': { input: () => ({ happeningId: 0 }) },
  'hub-manager.overview': { input: () => ({ at: 'viewed' }) },
  'hub-manager.preferences': { input: () => ({}) },
  'hub-manager.readings': { input: () => ({}) },
  'hub-manager.save-preferences': { input: () => ({ preferences: [{ topic: 'finished', delivery: 'mail', reach: 'all' }] }) },
  'hub-manager.see-news': { input: () => ({}) },
  'hub-manager.share-absence': { input: newAbsence },
  'hub-manager.updates': { input: () => ({}) },
  'hub-manager.timeline': { input: () => ({}) },
  'hub-manager.watch': { input: () => ({}) },
};
