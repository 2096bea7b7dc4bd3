import { sql } from 'kysely';
import { meanAgeDays } from '@/lib/features/ticket/metrics';
import type { MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

interface Row {
  accountId: number;
  open: number;
  /** Milliseconds, exact. */
  age: string;
}

/** What the account waits for: tickets open at the end of the day, and how old they are. */
export const readSupportMetrics: SourceReader<MetricOf<'support'>> = async ({ db, organization }, accountIds, { end }) => {
  const { rows } = await sql<Row>`
    SELECT t.account_id, count(*) AS open, sum(extract(epoch FROM ${end} - t.opened_at) * 1000)::text AS age FROM ticket t
    WHERE t.organization_id = ${organization.id} AND t.account_id = ANY(${accountIds}::bigint[]) AND t.deleted_at IS NULL
      AND t.opened_at < ${end} AND (t.closed_at IS NULL OR t.closed_at >= ${end})
    GROUP BY t.account_id`.execute(db);
  const found = new Map(rows.map((row) => [row.accountId, row]));
  return new Map(
    accountIds.map((id) => {
      const { open = 0, age = '0' } = found.get(id) ?? {};
      return [id, { openTickets: metricValue(open), openTicketAge: metricValue(meanAgeDays(Number(age), open)) }];
    }),
  );
};
