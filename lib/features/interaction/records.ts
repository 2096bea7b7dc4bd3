import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { InteractionId, StoredInteraction } from './contract';
import { participantsOf } from './store';
import type { InteractionStatus } from './table';

function selectRecords({ db, actor }: Context) {
  return db
    .selectFrom('interaction as i')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'i.organizationId').onRef('a.id', '=', 'i.accountId'))
    .select(['i.key as id', 'a.key as accountId', 'i.type', 'i.subtype', 'i.reason', 'i.sentiment', 'i.subject', 'i.body', 'i.status'])
    .select(['i.occurredAt', 'i.durationMinutes', 'i.updatedAt', participantsOf(sql`i`).as('participants')])
    .where('i.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(actor, sql<number>`i.account_id`));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecords>['execute']>>[number];

const recordOf = ({ occurredAt, updatedAt, ...row }: Row) => ({
  ...row,
  status: row.status as InteractionStatus,
  completed: row.status === 'completed',
  occurredAt: occurredAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

/** Every touchpoint of the accounts that the caller may see, by id in code-point order, after one id. */
export const listInteractionRecords = defineOperation({
  name: 'interaction.list-records',
  kind: 'read',
  permission: 'interaction:read',
  scope: 'organization',
  input: z.strictObject({ after: z.string().optional(), limit: z.int().min(1).max(200).default(50) }),
  output: z.strictObject({ data: z.array(StoredInteraction), more: z.boolean() }),
  run: async (ctx, { after, limit }) => {
    const all = selectRecords(ctx)
      .orderBy('i.key')
      .limit(limit + 1);
    const rows = await (after === undefined ? all : all.where('i.key', '>', after)).execute();
    return { data: rows.slice(0, limit).map(recordOf), more: rows.length > limit };
  },
});

/** One touchpoint's record. */
export const getInteractionRecord = defineOperation({
  name: 'interaction.get-record',
  kind: 'read',
  permission: 'interaction:read',
  scope: 'organization',
  input: InteractionId,
  output: StoredInteraction,
  run: async (ctx, { id }) => {
    const row = await selectRecords(ctx).where('i.key', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such interaction');
    return recordOf(row);
  },
});
