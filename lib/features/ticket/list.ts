import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { readableWord } from '@/lib/kit/readable-word';
import { ESCALATED, type Sla, type TicketColumn, type TicketRow, ticketTable } from './table';

/** What became of the promise that was made, as far as the ticket system told; null without one. */
const sla = sql<Sla | null>`(CASE WHEN t.sla_breached_at IS NOT NULL THEN 'breached' WHEN t.sla_due_at IS NULL THEN NULL
  WHEN t.closed_at IS NULL THEN 'running' ELSE 'kept' END)`;
const escalation = sql<typeof ESCALATED | null>`(CASE WHEN t.escalated THEN ${sql.lit(ESCALATED)} END)`;

/** Columns over `ticket t`. */
const columns: SqlColumns<TicketColumn> = {
  ticket: { value: sql`t.key`, type: 'text', nullable: false },
  subject: { ...textColumn(sql<string>`t.subject`), nullable: false },
  isOpen: { value: sql`(t.closed_at IS NULL)`, type: 'boolean', nullable: false },
  status: { value: sql`t.status`, type: 'text', nullable: false },
  priority: { value: sql`t.priority`, type: 'text', nullable: false },
  type: { value: sql`t.type`, type: 'text', nullable: false },
  createdAt: { value: sql`t.opened_at`, type: 'timestamptz', nullable: false },
  closedAt: { value: sql`t.closed_at`, type: 'timestamptz' },
  sla: { value: sla, type: 'text' },
  slaDueAt: { value: sql`t.sla_due_at`, type: 'timestamptz' },
  escalation: { value: escalation, type: 'text' },
  requester: textColumn(sql<string>`t.requester_email`),
  csat: { value: sql`t.csat`, type: 'integer' },
};

/** One page of an account's tickets, and how many match. */
export async function ticketPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = ctx.db
    .selectFrom('ticket as t')
    .select(['t.key', 't.subject', 't.status', 't.priority', 't.type', 't.openedAt', 't.closedAt', 't.url', 't.requesterEmail', 't.csat'])
    .select(['t.slaDueAt', sla.as('sla'), escalation.as('escalation')])
    .where('t.accountId', '=', account.id)
    .where('t.deletedAt', 'is', null);
  const key = { value: sql`t.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: ticketTable, columns, key }, view);
  const shown = rows.map(
    ({ openedAt, closedAt, slaDueAt, url, requesterEmail, status, priority, type, ...row }): TicketRow => ({
      ...row,
      status: readableWord(status),
      priority: readableWord(priority),
      type: readableWord(type),
      ticket: { text: row.key, href: url },
      createdAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      slaDueAt: slaDueAt?.toISOString() ?? null,
      isOpen: closedAt === null,
      requester: requesterEmail,
    }),
  );
  return { rows: shown, ...page };
}
