import { sql } from 'kysely';
import { localDay } from '@/lib/kit/day';
import type { MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

/** The latest pulse that was written before the day's end. */
export const readPulseMetrics: SourceReader<MetricOf<'pulse'>> = async ({ db, organization }, accountIds, { end }) => {
  const { rows } = await sql<{ accountId: number; rating: string; createdAt: Date }>`
    SELECT DISTINCT ON (p.account_id) p.account_id, p.rating, p.created_at FROM csm_pulse p
    WHERE p.organization_id = ${organization.id} AND p.account_id = ANY(${accountIds}::bigint[]) AND p.created_at < ${end}
    ORDER BY p.account_id, p.created_at DESC, p.id`.execute(db);
  return new Map(
    rows.map(({ accountId, rating, createdAt }) => [accountId, { pulse: metricValue(rating, localDay(createdAt, organization.timezone)) }]),
  );
};
