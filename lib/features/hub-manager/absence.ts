import { sql } from 'kysely';
import * as z from 'zod';
import { type Actor, may } from '@/lib/core/actor';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { sendMail } from '@/lib/core/mail/send-mail';
import { demandMembers } from '@/lib/core/member-check';
import { defineOperation } from '@/lib/core/operation';
import { formatDay } from '@/lib/kit/date-format';
import { addDays } from '@/lib/kit/day';
import { type Absence, AbsenceId, Absences, Done, NewAbsence } from './contract';
import { HUB_PATH } from './table';

/** Days that an absence may last, and absences that are named. */
const MOST_DAYS = 366;
const MOST_ABSENCES = 200;

const wrong = (path: string, message: string) => new AppError('invalid', message, { errors: [{ path, code: 'invalid', message }] });

/** Whether these are one's own hubs, or anybody's for who may hand them over; a key has no hubs of its own. */
const mayShare = (actor: Actor, memberId: string) => actor.kind !== 'user' || actor.membershipId === memberId || may(actor, 'hub:admin');

/** @throws AppError invalid, naming what can't be */
function demandDays({ fromOn, untilOn }: NewAbsence, today: string): void {
  if (untilOn < fromOn) throw wrong('untilOn', 'It ends before it begins');
  if (untilOn < today) throw wrong('untilOn', 'That day is over');
  if (untilOn > addDays(fromOn, MOST_DAYS)) throw wrong('untilOn', `${MOST_DAYS} days at most`);
}

/** Mails who was named a stand-in, unless they named themselves. */
async function tellStandIn(ctx: Context, { memberId, standInId, fromOn, untilOn }: NewAbsence & { memberId: string }): Promise<void> {
  const people = await ctx.db
    .selectFrom('membership as m')
    .innerJoin('identity as i', 'i.id', 'm.identityId')
    .select(['m.id', 'i.name', 'i.email'])
    .where('m.id', 'in', [memberId, standInId])
    .execute();
  const [member, standIn] = [memberId, standInId].map((id) => people.find((person) => person.id === id));
  if (!member || !standIn) return;
  const [from, until] = [formatDay(fromOn, 'en'), formatDay(untilOn, 'en')];
  const values = { member: member.name, recipient: standIn.name, from, until };
  await sendMail(ctx, { template: 'hubStandIn', values, path: HUB_PATH, to: { name: standIn.name, address: standIn.email } });
}

/** Absences that last or are to come, the first ones first. */
export const listAbsences = defineOperation({
  name: 'hub-manager.absences',
  kind: 'read',
  permission: 'hub:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: Absences,
  run: async ({ db, organization, today }) => {
    const person = (id: 'y.memberId' | 'y.standInId') => sql`(SELECT jsonb_build_object('id', m.id, 'name', i.name)
      FROM membership m JOIN identity i ON i.id = m.identity_id WHERE m.organization_id = y.organization_id AND m.id = ${sql.ref(id)})`;
    const { rows } = await sql<Absence>`
      SELECT y.id, ${person('y.memberId')} AS member, ${person('y.standInId')} AS stand_in, y.from_on, y.until_on, y.from_on <= ${today}::date AS is_now
      FROM hub_stand_in y
      WHERE y.organization_id = ${organization.id} AND y.until_on >= ${today}::date
      ORDER BY y.from_on, y.until_on, y.id LIMIT ${MOST_ABSENCES}`.execute(db);
    return rows;
  },
});

/**
 * Names who looks after a member's hubs while they are away: in these days the stand-in sees them as their own and hears
 * of them as of their own, as far as they see their accounts. The same pair from the same day on is changed.
 * @throws AppError invalid; forbidden for another's hubs
 */
export const shareAbsence = defineOperation({
  name: 'hub-manager.share-absence',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: NewAbsence,
  output: AbsenceId,
  run: async (ctx, absence) => {
    const { standInId, fromOn, untilOn } = absence;
    const own = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
    const memberId = absence.memberId ?? own;
    if (memberId === null) throw wrong('memberId', 'Say who is away');
    if (!mayShare(ctx.actor, memberId)) throw new AppError('forbidden', 'Only who may hand hubs over does this for others');
    if (memberId === standInId) throw wrong('standInId', 'Choose somebody else');
    demandDays(absence, ctx.today);
    await demandMembers(ctx, [memberId], 'memberId');
    await demandMembers(ctx, [standInId], 'standInId');
    const { id, wasKnown } = await ctx.db
      .insertInto('hubStandIn')
      .values({
        ...{ organizationId: ctx.organization.id, id: crypto.randomUUID(), memberId, standInId },
        ...{ fromOn, untilOn, createdBy: own, createdAt: ctx.now },
      })
      .onConflict((conflict) => conflict.columns(['organizationId', 'memberId', 'standInId', 'fromOn']).doUpdateSet({ untilOn }))
      .returning(['id', sql<boolean>`xmax <> 0`.as('wasKnown')])
      .executeTakeFirstOrThrow();
    if (!wasKnown && own !== standInId) await tellStandIn(ctx, { memberId, standInId, fromOn, untilOn });
    ctx.audit(`member:${memberId}`, { standInId, fromOn, untilOn });
    return { id };
  },
});

/** Ends an absence before its last day, or takes one back that was to come. @throws AppError not_found; forbidden for another's hubs */
export const endAbsence = defineOperation({
  name: 'hub-manager.end-absence',
  kind: 'write',
  permission: 'hub:write',
  scope: 'organization',
  input: AbsenceId,
  output: Done,
  run: async (ctx, { id }) => {
    const ended = await ctx.db.deleteFrom('hubStandIn').where('id', '=', id).returning(['memberId', 'standInId']).executeTakeFirst();
    if (!ended) throw new AppError('not_found', 'There is no such absence');
    if (!mayShare(ctx.actor, ended.memberId)) throw new AppError('forbidden', 'Only who may hand hubs over does this for others');
    ctx.audit(`member:${ended.memberId}`, { standInId: ended.standInId, ended: true });
    return {};
  },
});
