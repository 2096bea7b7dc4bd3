import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { readableWord } from '@/lib/kit/readable-word';
import { type TicketColumn, type TicketRow, ticketTable } from './table';

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
  requester: textColumn(sql<string>`t.requester_email`),
  csat: { value: sql`t.csat`, type: 'integer' },
};

/** One page of an account's tickets, and how many match. */
export async function ticketPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = ctx.db
    .selectFrom('ticket as t')
    .select(['t.key', 't.subject', 't.status', 't.priority', 't.type', 't.openedAt', 't.closedAt', 't.url', 't.requesterEmail', 't.csat'])
    .where('t.accountId', '=', account.id)
    .where('t.deletedAt', 'is', null);
  const key = { value: sql`t.id`, type: 'bigint', nullable: false } as const;
  const { rows, ...page } = await countedPage(ctx, query, { spec: ticketTable, columns, key }, view);
  const shown = rows.map(
    ({ openedAt, closedAt, url, requesterEmail, status, priority, type, ...row }): TicketRow => ({
      ...row,
      status: readableWord(status),
      priority: readableWord(priority),
      type: readableWord(type),
      ticket: { text: row.key, href: url },
      createdAt: openedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      isOpen: closedAt === null,
      requester: requesterEmail,
    }),
  );
  return { rows: shown, ...page };
}
