import { sql } from 'kysely';
import { meanAgeDays } from '@/lib/features/ticket/metrics';
import { breachedBy, isEscalated, openAt } from '@/lib/features/ticket/queries';
import { dayOf, monthStart, startOfDay } from '@/lib/kit/day';
import type { MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

interface Row {
  accountId: number;
  open: number;
  /** Milliseconds, exact. */
  openAge: string | null;
  closed: number;
  closedAge: string | null;
  escalated: number;
  breached: number;
}

/**
 * What the account waits for: tickets open at the end of the day, how old they are, how many are escalated or past their
 * promise, and how long those waited that were closed in its month.
 */
export const readSupportMetrics: SourceReader<MetricOf<'support'>> = async ({ db, organization }, accountIds, { month, end }) => {
  const first = startOfDay(dayOf(monthStart(month)), organization.timezone);
  const { rows } = await sql<Row>`
    SELECT t.account_id, count(*) FILTER (WHERE is_open) AS open, (sum(extract(epoch FROM ${end} - t.opened_at) * 1000) FILTER (WHERE is_open))::text AS open_age,
      count(*) FILTER (WHERE NOT is_open) AS closed, (sum(extract(epoch FROM t.closed_at - t.opened_at) * 1000) FILTER (WHERE NOT is_open))::text AS closed_age,
      count(*) FILTER (WHERE is_open AND ${isEscalated}) AS escalated, count(*) FILTER (WHERE is_open AND ${breachedBy(end)}) AS breached
    FROM ticket t CROSS JOIN LATERAL (SELECT ${openAt(end)} AS is_open) s
    WHERE t.organization_id = ${organization.id} AND t.account_id = ANY(${accountIds}::bigint[]) AND t.deleted_at IS NULL
      AND t.opened_at < ${end} AND ${openAt(first)}
    GROUP BY t.account_id`.execute(db);
  const found = new Map(rows.map((row) => [row.accountId, row]));
  return new Map(
    accountIds.map((id) => {
      const { open = 0, openAge, closed = 0, closedAge, escalated = 0, breached = 0 } = found.get(id) ?? {};
      const ages = {
        openTicketAge: metricValue(meanAgeDays(Number(openAge ?? 0), open)),
        closedTicketAge: metricValue(meanAgeDays(Number(closedAge ?? 0), closed)),
      };
      const counts = { openTickets: metricValue(open), escalatedTickets: metricValue(escalated), breachedTickets: metricValue(breached) };
      return [id, { ...counts, ...ages }];
    }),
  );
};
