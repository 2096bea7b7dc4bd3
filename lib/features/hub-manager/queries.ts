import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { contactHub } from './contact';
import {
  ContactHubPage,
  ContactHubRequest,
  HubId,
  HubMessagePage,
  HubMessageRequest,
  Overview,
  OverviewRequest,
  TimelinePage,
  TimelineRequest,
  UpdatesRequest,
  WaitingUpdates,
} from './contract';
import { countFunnel } from './funnel';
import { happeningsOf } from './happenings';
import { contactHubPage, hubMessagePage } from './list';
import { hubMessage } from './message';
import { ContactHub, HubMessageDetail } from './reading-contract';
import { isShown, whoseOf } from './scope';
import { stuckAt } from './stuck';
import type { Whose } from './table';
import { waitingUpdates } from './updates';

async function countHubs(ctx: Context, whose: Whose) {
  const { rows } = await sql<{ contacts: number; accounts: number }>`
    SELECT count(*) AS contacts, count(DISTINCT h.account_id) AS accounts FROM hub h
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
    WHERE h.organization_id = ${ctx.organization.id} AND h.archived_at IS NULL AND ${isShown(ctx, whose)}`.execute(ctx.db);
  return rows[0] ?? { contacts: 0, accounts: 0 };
}

/** The Manager's overview: the activity funnel, and who is stuck at one of its stages. */
export const readOverview = defineOperation({
  name: 'hub-manager.overview',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: OverviewRequest,
  output: Overview,
  run: async (ctx, { whose: asked, days, at }) => {
    const whose = await whoseOf(ctx, asked);
    const stuck = at === undefined ? null : await stuckAt(ctx, { at, days, whose });
    return { whose, funnel: await countFunnel(ctx, { days, whose }), stuck, ...(await countHubs(ctx, whose)) };
  },
});

/** One page of the contacts with a hub. */
export const listContactHubs = defineOperation({
  name: 'hub-manager.contacts',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: ContactHubRequest,
  output: ContactHubPage,
  run: async (ctx, { whose: asked, filter, sort, cursor, limit }) => {
    const whose = await whoseOf(ctx, asked);
    return { whose, ...(await contactHubPage(ctx, { whose }, { filter, sort, cursor, size: limit })) };
  },
});

/** One page of the messages with what became of their mails. */
export const listHubMessages = defineOperation({
  name: 'hub-manager.messages',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: HubMessageRequest,
  output: HubMessagePage,
  run: async (ctx, { whose: asked, filter, sort, cursor, limit }) => {
    const whose = await whoseOf(ctx, asked);
    return { whose, ...(await hubMessagePage(ctx, { whose }, { filter, sort, cursor, size: limit })) };
  },
});

/** What happened in hubs, or in one of them, the latest first. */
export const readHubTimeline = defineOperation({
  name: 'hub-manager.timeline',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: TimelineRequest,
  output: TimelinePage,
  run: async (ctx, { whose: asked, ...request }) => {
    const whose = request.hubId === undefined ? await whoseOf(ctx, asked) : 'all';
    return { whose, ...(await happeningsOf(ctx, { whose, ...request })) };
  },
});

/** One contact's hub: documents with how each version was read, visits, messages as sent. */
export const readContactHub = defineOperation({
  name: 'hub-manager.contact',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: HubId,
  output: ContactHub,
  run: (ctx, { id }) => contactHub(ctx, id),
});

/** One message with what became of its mails. */
export const readHubMessage = defineOperation({
  name: 'hub-manager.message',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: HubId,
  output: HubMessageDetail,
  run: (ctx, { id }) => hubMessage(ctx, id),
});

/** Newer versions that wait for a word. */
export const listUpdates = defineOperation({
  name: 'hub-manager.updates',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: UpdatesRequest,
  output: WaitingUpdates,
  run: async (ctx, { whose }) => waitingUpdates(ctx, await whoseOf(ctx, whose)),
});
