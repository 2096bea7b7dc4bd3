import { sql } from 'kysely';
import { dayNumber, localDay } from '@/lib/kit/day';
import type { MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

interface Row {
  id: number;
  touchedAt: Date | null;
  roles: number;
  overdue: number;
}

/**
 * How well we stand in touch: the last completed touchpoint with somebody who isn't ours, the roles that contacts cover,
 * and tasks that were due before the day and neither done nor cancelled by its end.
 */
export const readEngagementMetrics: SourceReader<MetricOf<'engagement'>> = async ({ db, organization }, accountIds, asOf) => {
  const { rows } = await sql<Row>`
    SELECT a.id, touch.at AS touched_at, coalesce(people.roles, 0) AS roles, coalesce(late.count, 0) AS overdue
    FROM unnest(${accountIds}::bigint[]) AS a (id)
    LEFT JOIN (
      SELECT i.account_id, max(i.occurred_at) AS at FROM interaction i
      WHERE i.organization_id = ${organization.id} AND i.account_id = ANY(${accountIds}::bigint[]) AND i.deleted_at IS NULL
        AND i.status = 'completed' AND i.occurred_at < ${asOf.end}
        AND EXISTS (SELECT FROM interaction_participant p WHERE p.organization_id = i.organization_id AND p.interaction_id = i.id AND p.membership_id IS NULL)
      GROUP BY i.account_id) touch ON touch.account_id = a.id
    LEFT JOIN (
      SELECT c.account_id, count(DISTINCT lower(c.role)) AS roles FROM contact c
      WHERE c.organization_id = ${organization.id} AND c.account_id = ANY(${accountIds}::bigint[]) AND c.deleted_at IS NULL AND c.merged_into_id IS NULL
        AND c.role <> '' AND c.created_at < ${asOf.end}
      GROUP BY c.account_id) people ON people.account_id = a.id
    LEFT JOIN (
      SELECT t.account_id, count(*) AS count FROM task t
      WHERE t.organization_id = ${organization.id} AND t.account_id = ANY(${accountIds}::bigint[]) AND t.deleted_at IS NULL
        AND t.due_on < ${asOf.day}::date AND t.created_at < ${asOf.end} AND (t.completed_at IS NULL OR t.completed_at >= ${asOf.end})
      GROUP BY t.account_id) late ON late.account_id = a.id`.execute(db);
  const daysSince = (at: Date) => asOf.number - dayNumber(localDay(at, organization.timezone));
  return new Map(
    rows.map(({ id, touchedAt, roles, overdue }) => [
      id,
      { touchDays: metricValue(touchedAt && daysSince(touchedAt)), contactRoles: metricValue(roles), overdueTasks: metricValue(overdue) },
    ]),
  );
};
