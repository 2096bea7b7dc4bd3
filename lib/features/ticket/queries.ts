import { type RawBuilder, sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { AccountReading } from '@/lib/features/usage/contract';
import { dayOf, monthStart, startOfDay } from '@/lib/kit/day';
import { SupportReading } from './contract';
import { ticketPage } from './list';
import { meanAgeDays } from './metrics';
import { TicketTablePage, TicketTableRequest } from './pages';

const MONTHS = 12;

/** Whether `ticket t`, opened before an instant, was open at it: its closing alone decides (metrics.md, Support). */
export const openAt = (at: Date | RawBuilder<Date>) => sql<boolean>`(t.closed_at IS NULL OR t.closed_at >= ${at})`;

/** Whether support or the customer has passed `ticket t` up: as its status, what is so today, in every reading. */
export const isEscalated = sql<boolean>`t.escalated`;

/** Whether the promised answer to `ticket t` was overdue by an instant. */
export const breachedBy = (at: Date) => sql<boolean>`coalesce(t.sla_breached_at < ${at}, false)`;

interface MonthRow {
  month: string;
  open: number;
  /** Milliseconds, exact. */
  openAge: string | null;
  closed: number;
  closedAge: string | null;
  byPriority: Record<string, number>;
  byType: Record<string, number>;
  words: Words;
}

interface Words {
  status: string[];
  priority: string[];
  type: string[];
}

/** Start and end of each month; the running one ends with the day as of which is asked. */
function monthBounds({ organization }: Context, asOf: AsOf) {
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = asOf.month - MONTHS + 1 + index;
    const start = dayOf(monthStart(month));
    const end = month === asOf.month ? asOf.end : startOfDay(dayOf(monthStart(month + 1)), organization.timezone);
    return { month: start.slice(0, 7), start: startOfDay(start, organization.timezone), end };
  });
}

/** What the tickets of an account come to, month by month. */
async function readMonths(ctx: Context, account: ScopedAccount, asOf: AsOf): Promise<MonthRow[]> {
  const months = monthBounds(ctx, asOf);
  const { rows } = await sql<MonthRow>`
    WITH months AS (
      SELECT * FROM unnest(${months.map(({ month }) => month)}::text[], ${months.map(({ start }) => start)}::timestamptz[],
        ${months.map(({ end }) => end)}::timestamptz[]) AS m (month, starts_at, ends_at)),
    own AS (
      SELECT opened_at, closed_at, status, priority, type FROM ticket
      WHERE organization_id = ${ctx.organization.id} AND account_id = ${account.id} AND deleted_at IS NULL AND opened_at < ${asOf.end}),
    open AS (
      SELECT m.month, m.ends_at - t.opened_at AS age, t.priority, t.type FROM months m
      JOIN own t ON t.opened_at < m.ends_at AND ${openAt(sql`m.ends_at`)}),
    closed AS (
      SELECT m.month, t.closed_at - t.opened_at AS age FROM months m JOIN own t ON t.closed_at >= m.starts_at AND t.closed_at < m.ends_at)
    SELECT m.month, o.count AS open, o.age::text AS open_age, c.count AS closed, c.age::text AS closed_age,
      coalesce((SELECT jsonb_object_agg(g.priority, g.count) FROM (
        SELECT priority, count(*) AS count FROM open WHERE open.month = m.month GROUP BY priority) g), '{}') AS by_priority,
      coalesce((SELECT jsonb_object_agg(g.type, g.count) FROM (
        SELECT type, count(*) AS count FROM open WHERE open.month = m.month GROUP BY type) g), '{}') AS by_type,
      (SELECT jsonb_build_object('status', coalesce(jsonb_agg(DISTINCT status), '[]'), 'priority', coalesce(jsonb_agg(DISTINCT priority), '[]'),
        'type', coalesce(jsonb_agg(DISTINCT type), '[]')) FROM own) AS words
    FROM months m
    CROSS JOIN LATERAL (SELECT count(*) AS count, sum(extract(epoch FROM age) * 1000) AS age FROM open WHERE open.month = m.month) o
    CROSS JOIN LATERAL (SELECT count(*) AS count, sum(extract(epoch FROM age) * 1000) AS age FROM closed WHERE closed.month = m.month) c
    ORDER BY m.month`.execute(ctx.db);
  return rows;
}

/** How old an account's tickets were when they were open and closed, and what the open ones were about, as of a day. */
export const readAccountSupport = defineOperation({
  name: 'ticket.support',
  kind: 'read',
  permission: 'ticket:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: SupportReading,
  run: async (ctx, { asOf: asked }, account) => {
    const asOf = resolveAsOf(ctx, asked);
    const rows = await readMonths(ctx, account, asOf);
    const words = rows[0]?.words ?? { status: [], priority: [], type: [] };
    const months = rows.map(({ month, open, openAge, closed, closedAge, byPriority, byType }) => ({
      month,
      openAgeDays: meanAgeDays(Number(openAge), open),
      closedAgeDays: meanAgeDays(Number(closedAge), closed),
      openByPriority: byPriority,
      openByType: byType,
    }));
    return { asOf: asOf.day, partial: asOf.partial, freshTo: ctx.now.toISOString(), trends: { months }, words };
  },
});

/** One page of an account's tickets. */
export const listTicketTable = defineOperation({
  name: 'ticket.table',
  kind: 'read',
  permission: 'ticket:read',
  scope: (input) => input.accountId,
  input: TicketTableRequest,
  output: TicketTablePage,
  run: (ctx, { filter, sort, cursor, limit }, account) => ticketPage(ctx, account, { filter, sort, cursor, size: limit }),
});
