import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { membershipSees } from '@/lib/core/visibility';
import { HandingOver, UpdatesDecided } from './contract';
import { isShown } from './scope';

interface Handed {
  hubId: string;
  accountId: number;
  name: string;
}

/** Lays hubs into other hands; those on accounts that the new owner doesn't see stay where they are. */
async function move(ctx: Context, { to, from }: HandingOver): Promise<Handed[]> {
  const which = 'hubIds' in from ? sql`h.id = ANY(${from.hubIds}::uuid[])` : sql`h.owner_id = ${from.memberId}::uuid`;
  const { rows } = await sql<Handed>`
    UPDATE hub SET owner_id = ${to}::uuid, updated_at = ${ctx.now}, version = hub.version + 1
    FROM hub h
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
    JOIN membership m ON m.organization_id = h.organization_id AND m.id = ${to}::uuid
    WHERE hub.organization_id = ${ctx.organization.id} AND h.organization_id = hub.organization_id AND h.id = hub.id
      AND ${which} AND ${isShown(ctx, 'all')} AND ${membershipSees(sql<number>`h.account_id`)}
    RETURNING hub.id AS hub_id, hub.account_id, hub.name`.execute(ctx.db);
  return rows;
}

/** Hands one's hubs, or some, over to another active member. @throws AppError not_found for no such member or hubs */
export const handOverHubs = defineOperation({
  name: 'hub-manager.hand-over',
  kind: 'write',
  permission: 'hub:admin',
  scope: 'organization',
  input: HandingOver,
  output: UpdatesDecided,
  run: async (ctx, input) => {
    const member = await ctx.db
      .selectFrom('membership as m')
      .innerJoin('identity as i', 'i.id', 'm.identityId')
      .select('i.name')
      .where('m.id', '=', input.to)
      .where('m.status', '=', 'active')
      .executeTakeFirst();
    if (!member) throw new AppError('not_found', 'There is no such member');
    const handed = await move(ctx, input);
    if (handed.length === 0) throw new AppError('not_found', 'There is no such hub');
    await tellHub(
      ctx,
      handed.map(({ name, ...hub }) => ({
        ...hub,
        ...{ kind: 'handed_over', at: ctx.now, once: ctx.now.toISOString(), title: name, detail: { to: member.name } },
      })),
    );
    for (const { hubId } of handed) ctx.audit(`hub:${hubId}`, { ownerId: input.to });
    return { count: handed.length };
  },
});
