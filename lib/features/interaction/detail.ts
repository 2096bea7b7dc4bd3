import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { visibleAccounts } from '@/lib/core/visibility';
import type { InteractionDetail } from './contract';
import type { InteractionStatus } from './table';

/** A live touchpoint of a visible account with who took part, who wrote it, and what follows it up. @throws AppError not_found */
export async function readDetail({ db, actor }: Context, id: string): Promise<InteractionDetail> {
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
      jsonArrayFrom(
        eb
          .selectFrom('task as t')
          .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 't.organizationId').onRef('m.id', '=', 't.assigneeId'))
          .leftJoin('identity as who', 'who.id', 'm.identityId')
          .select(['t.key as id', 't.title', 't.status', 't.dueOn as due', 'who.name as assignee'])
          .whereRef('t.organizationId', '=', 'i.organizationId')
          .whereRef('t.interactionId', '=', 'i.id')
          .where('t.deletedAt', 'is', null)
          .orderBy('t.dueOn')
          .orderBy('t.id'),
      ).as('followUps'),
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
    followUps: followUps.map(({ due, ...task }) => ({ ...task, dueOn: due })),
    status: status as InteractionStatus,
    occurredAt: occurredAt.toISOString(),
    createdAt: createdAt.toISOString(),
  };
}
