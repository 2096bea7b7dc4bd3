import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { visibleAccounts } from '@/lib/core/visibility';
import { answeringTask, tasksAnswering } from '@/lib/features/task/queries';
import type { InteractionDetail } from './contract';
import type { InteractionStatus } from './table';

/** A live touchpoint of a visible account with who took part, who wrote it, and what follows it up. @throws AppError not_found */
export async function readDetail(ctx: Context, id: string): Promise<InteractionDetail> {
  const { db, actor } = ctx;
  const row = await db
    .selectFrom('interaction as i')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'i.organizationId').onRef('a.id', '=', 'i.accountId'))
    .leftJoin('membership as made', (join) => join.onRef('made.organizationId', '=', 'i.organizationId').onRef('made.id', '=', 'i.createdBy'))
    .leftJoin('identity as author', 'author.id', 'made.identityId')
    .select(['i.key as id', 'a.key as accountId', 'i.version', 'i.type', 'i.subtype', 'i.reason', 'i.sentiment', 'i.subject', 'i.body'])
    .select(['i.status', 'i.occurredAt', 'i.durationMinutes', 'i.createdAt', 'author.name as author'])
    .select((eb) => [
      jsonArrayFrom(
        eb
          .selectFrom('interactionParticipant as p')
          .leftJoin('contact as c', (join) =>
            join.onRef('c.organizationId', '=', 'p.organizationId').onRef('c.id', '=', 'p.contactId').on('c.deletedAt', 'is', null),
          )
          .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'p.organizationId').onRef('m.id', '=', 'p.membershipId'))
          .leftJoin('identity as who', 'who.id', 'm.identityId')
          .select(['p.email', 'p.role', sql<string>`coalesce(c.first_name || ' ' || c.last_name, who.name, p.email)`.as('name')])
          .select(['c.key as contact', sql<boolean>`p.membership_id IS NOT NULL`.as('us')])
          .whereRef('p.organizationId', '=', 'i.organizationId')
          .whereRef('p.interactionId', '=', 'i.id')
          .orderBy('p.position'),
      ).as('participants'),
      tasksAnswering(ctx, 'interactionId', sql<number>`i.id`).as('followUps'),
    ])
    .where('i.key', '=', id)
    .where('i.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(actor, eb.ref('i.accountId')))
    .executeTakeFirst();
  if (!row) throw new AppError('not_found', 'There is no such interaction');
  const { occurredAt, createdAt, status, participants, followUps, ...detail } = row;
  return {
    ...detail,
    // Names within JSON are the database's: only single words are alike there and here.
    participants: participants.map(({ contact, ...person }) => ({ ...person, contactId: contact })),
    followUps: followUps.map(answeringTask),
    status: status as InteractionStatus,
    occurredAt: occurredAt.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}
