import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { HappeningKind } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { membershipSees } from '@/lib/core/visibility';
import { AlertPreference, USUAL_PREFERENCE } from '@/lib/features/alert/contract';
import { VISIT_GAP_MS } from '@/lib/features/hub-reading/metrics';
import { noticeDue } from '@/lib/kit/notice-times';
import { Done, HappeningId } from './contract';
import { looksAfter } from './scope';
import { HUB_TOPICS, type HubDelivery, type HubTopic } from './table';
import { topicOf } from './topics';

interface Recipient {
  membershipId: string;
  delivery: Exclude<HubDelivery, 'off'>;
  /** The member's hours, as for alerts. */
  hours: unknown;
}

/** Active members who want to hear of a topic of this hub and see its account; who did it themselves aren't told. */
async function recipientsOf(ctx: Context, happeningId: number, topic: HubTopic): Promise<Recipient[]> {
  const { db, organization } = ctx;
  const mine = looksAfter(ctx, sql`m.id`);
  const { rows } = await sql<Recipient>`
    SELECT m.id AS membership_id, coalesce(p.delivery, ${HUB_TOPICS[topic]}) AS delivery, (
      SELECT jsonb_build_object('delivery', 'at_once', 'dailyAt', q.daily_at, 'quietFrom', q.quiet_from, 'quietTo', q.quiet_to)
      FROM alert_preference q WHERE q.organization_id = m.organization_id AND q.membership_id = m.id) AS hours
    FROM hub_happening e
    JOIN hub h ON h.organization_id = e.organization_id AND h.id = e.hub_id
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id AND a.deleted_at IS NULL
    JOIN membership m ON m.organization_id = e.organization_id AND m.status = 'active'
    LEFT JOIN hub_preference p ON p.organization_id = m.organization_id AND p.membership_id = m.id AND p.topic = ${topic}
    WHERE e.organization_id = ${organization.id} AND e.id = ${happeningId} AND e.actor_id IS DISTINCT FROM m.id::text
      AND coalesce(p.delivery, ${HUB_TOPICS[topic]}) <> 'off' AND ${membershipSees(sql<number>`h.account_id`)}
      AND CASE coalesce(p.reach, 'mine') WHEN 'all' THEN true WHEN 'mine' THEN ${mine}
        ELSE ${mine} OR EXISTS (SELECT FROM team_member mine JOIN team_member theirs
          ON theirs.organization_id = mine.organization_id AND theirs.team_id = mine.team_id
          WHERE mine.organization_id = m.organization_id AND mine.membership_id = m.id AND theirs.membership_id = h.owner_id) END`.execute(db);
  return rows;
}

/** When a member is mailed; of a visit once it may be over. Null: only in the inbox. */
function dueAt({ organization, now }: Context, { delivery, hours }: Recipient): Date | null {
  if (delivery === 'app') return null;
  const wish = hours === null ? USUAL_PREFERENCE : AlertPreference.parse(hours);
  const isPeriodic = delivery === 'daily' || delivery === 'weekly';
  const from = delivery === 'visit' ? new Date(now.getTime() + VISIT_GAP_MS) : now;
  return noticeDue({ ...wish, delivery: isPeriodic ? delivery : 'at_once' }, from, organization.timezone);
}

/** Leaves the members who want to hear of a happening a notice, to be mailed when it suits them; told twice, it leaves one. */
export const noticeHappening = defineOperation({
  name: 'hub-manager.notice',
  kind: 'write',
  permission: 'hub:admin',
  scope: 'organization',
  input: HappeningId,
  output: Done,
  run: async (ctx, { happeningId }) => {
    const happening = await ctx.db.selectFrom('hubHappening').select(['kind', 'detail']).where('id', '=', happeningId).executeTakeFirst();
    const reason = (happening?.detail as { reason?: string } | undefined)?.reason;
    const topic = happening ? topicOf(happening.kind as HappeningKind, reason) : null;
    if (topic === null) return {};
    const found = await recipientsOf(ctx, happeningId, topic);
    const due = found.map((recipient) => dueAt(ctx, recipient)?.toISOString() ?? null);
    await sql`
      INSERT INTO hub_notice (organization_id, happening_id, topic, created_at, membership_id, delivery, due_at)
      SELECT ${ctx.organization.id}, ${happeningId}, ${topic}, ${ctx.now}, n.membership_id, n.delivery, n.due_at
      FROM unnest(${found.map(({ membershipId }) => membershipId)}::uuid[], ${found.map(({ delivery }) => delivery)}::text[], ${due}::timestamptz[])
        AS n (membership_id, delivery, due_at)
      ON CONFLICT DO NOTHING`.execute(ctx.db);
    return {};
  },
});
