import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { StoredTicket, TicketId } from './contract';

function selectTickets({ db, actor }: Context) {
  return db
    .selectFrom('ticket as t')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 't.organizationId').onRef('a.id', '=', 't.accountId'))
    .select(['t.key as id', 'a.key as accountId', 't.subject', 't.status', 't.priority', 't.type', 't.openedAt', 't.closedAt', 't.url'])
    .select(['t.slaDueAt', 't.slaBreachedAt', 't.escalated', 't.requesterEmail', 't.csat', 't.updatedAt'])
    .where('t.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(actor, sql<number>`t.account_id`));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTickets>['execute']>>[number];

const ticketOf = ({ openedAt, closedAt, slaDueAt, slaBreachedAt, updatedAt, ...row }: Row) => ({
  ...row,
  createdAt: openedAt.toISOString(),
  closedAt: closedAt?.toISOString() ?? null,
  slaDueAt: slaDueAt?.toISOString() ?? null,
  slaBreachedAt: slaBreachedAt?.toISOString() ?? null,
  updatedAt: updatedAt.toISOString(),
});

/** Every ticket of the accounts that the caller may see, by id in code-point order, after one id. */
export const listTicketRecords = defineOperation({
  name: 'ticket.list-records',
  kind: 'read',
  permission: 'ticket:read',
  scope: 'organization',
  input: z.strictObject({ after: z.string().optional(), limit: z.int().min(1).max(200).default(50) }),
  output: z.strictObject({ data: z.array(StoredTicket), more: z.boolean() }),
  run: async (ctx, { after, limit }) => {
    const all = selectTickets(ctx)
      .orderBy('t.key')
      .limit(limit + 1);
    const rows = await (after === undefined ? all : all.where('t.key', '>', after)).execute();
    return { data: rows.slice(0, limit).map(ticketOf), more: rows.length > limit };
  },
});

/** One ticket's record. */
export const getTicketRecord = defineOperation({
  name: 'ticket.get-record',
  kind: 'read',
  permission: 'ticket:read',
  scope: 'organization',
  input: TicketId,
  output: StoredTicket,
  run: async (ctx, { id }) => {
    const row = await selectTickets(ctx).where('t.key', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such ticket');
    return ticketOf(row);
  },
});
