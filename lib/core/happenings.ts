import { sql } from 'kysely';
import * as z from 'zod';
import { actorId } from './actor';
import type { Context } from './context';
import { defineJob } from './jobs/job';
import { type TimelineCategory, tellTimeline } from './timeline';
import { tellWebhooks } from './webhooks';

/** What can happen in and to a hub, and where the account's timeline files it; null: it isn't told there. */
export const HAPPENINGS = {
  sent: 'campaign',
  bounced: 'campaign',
  opened: 'reading',
  returned: 'reading',
  viewed: null,
  followed: 'reading',
  engaged: null,
  visited: 'reading',
  finished: 'reading',
  downloaded: 'reading',
  forwarded: 'reading',
  asked: 'reading',
  blocked: 'reading',
  archived: null,
  reopened: null,
  revoked: 'reading',
  restored: 'reading',
  updated: 'reading',
  handed_over: null,
  update_waiting: null,
  update_viewed: 'reading',
  update_unseen: null,
  quiet: null,
  expiring: null,
} as const satisfies Record<string, TimelineCategory | null>;
export type HappeningKind = keyof typeof HAPPENINGS;
export const HAPPENING_KINDS = Object.keys(HAPPENINGS) as HappeningKind[];

/** Something that happened in or to a hub. */
export interface Happening {
  hubId: string;
  /** Internal id of the hub's account. */
  accountId: number;
  kind: HappeningKind;
  at: Date;
  sessionId?: string | null;
  itemId?: string | null;
  versionId?: string | null;
  messageId?: string | null;
  detail?: object;
  /** One happening, however often it is told: what makes it one within its hub and kind. */
  once: string;
  /** Data that stands as the timeline entry's title: who, and what it was about. */
  title: string;
  text?: string | null;
}

/** Tells the members who want to hear of what happened; effects are told in the order of their happening. */
export const hubNewsJob = defineJob({
  name: 'hub.news',
  lane: 'effects',
  payload: z.strictObject({ organizationId: z.int(), happeningId: z.int() }),
  attempts: 10,
});

/**
 * Writes what happened in hubs, in the transaction in which it did: the row that never changes, the account's timeline,
 * and the news for members. Told again, a happening changes nothing.
 * @returns how many were new
 */
export async function tellHub(ctx: Context, happenings: readonly Happening[]): Promise<number> {
  const keyed = happenings.map((one) => ({ ...one, dedupeKey: `${one.hubId}:${one.kind}:${one.once}` }));
  if (keyed.length === 0) return 0;
  const { rows } = await sql<{ id: number; dedupeKey: string }>`
    INSERT INTO hub_happening (organization_id, hub_id, account_id, kind, at, session_id, item_id, version_id, message_id, actor_id, detail, dedupe_key)
    SELECT ${ctx.organization.id}, r."hubId", r."accountId", r.kind, r.at, r."sessionId", r."itemId", r."versionId", r."messageId",
      ${ctx.actor.kind === 'hubVisitor' ? null : actorId(ctx.actor)}, coalesce(r.detail, '{}'), r."dedupeKey"
    FROM jsonb_to_recordset(${JSON.stringify(keyed)}::jsonb) AS r ("hubId" uuid, "accountId" bigint, kind text, at timestamptz, "sessionId" uuid,
      "itemId" uuid, "versionId" uuid, "messageId" uuid, detail jsonb, "dedupeKey" text)
    ON CONFLICT (organization_id, dedupe_key) DO NOTHING
    RETURNING id, dedupe_key AS "dedupeKey"`.execute(ctx.db);
  const ids = new Map(rows.map(({ id, dedupeKey }) => [dedupeKey, id]));
  const fresh = keyed.flatMap((one) => {
    const id = ids.get(one.dedupeKey);
    return id === undefined ? [] : [{ ...one, id }];
  });
  await tellTimeline(
    ctx,
    fresh.flatMap(({ accountId, at, kind, id, title, text, detail }) => {
      const category = HAPPENINGS[kind];
      return category === null
        ? []
        : [{ accountId, at, category, subtype: 'hub', event: kind, source: 'hub', sourceKey: String(id), title, text, snapshot: detail }];
    }),
  );
  await tellWebhooks(
    ctx,
    fresh.map(({ id, kind, at, accountId, hubId, itemId, title, detail }) => ({
      ...{ event: `hub.${kind}` as const, at, accountId },
      data: { happening: { id, title, ...detail }, hub: { id: hubId }, item: itemId ? { id: itemId } : null },
    })),
  );
  for (const { id } of fresh) await ctx.enqueue(hubNewsJob, { happeningId: id }, `${hubNewsJob.name}:${id}`);
  return fresh.length;
}
