import { sql } from 'kysely';
import type { Db } from '@/lib/core/db/database';
import { dayOf, startOfDay } from '@/lib/kit/day';
import type { Fact } from './user-month';

/** Kinds of stored events: the first three are activity, an identify only makes a user known. */
const ACTIVITY_KINDS = 3;
const IDENTIFY_KIND = 3;

/** Which raw events: those of some segments, or all folded ones of an account. */
export type EventSelection = { segmentIds: number[] } | { accountId: number };

interface RawFact {
  accountId: number;
  userRef: number;
  day: number;
  item: number;
  amount: number;
  first: Date;
  last: Date;
}

/** First and last activity, and first identify, of a user within a selection. */
export interface Sighting {
  accountId: number;
  userRef: number;
  firstSeenAt: Date | null;
  lastSeenAt: Date | null;
  firstIdentifiedAt: Date | null;
}

// The fence makes planners blind to a parameter's selectivity, so each selection is spelled out for its index.
function selected(organizationId: number, selection: EventSelection) {
  const of =
    'segmentIds' in selection
      ? sql`e.segment_id = ANY(${selection.segmentIds}::bigint[])`
      : sql`e.account_id = ${selection.accountId} AND NOT EXISTS (
          SELECT FROM segment s WHERE s.organization_id = e.organization_id AND s.id = e.segment_id AND s.folded_at IS NULL)`;
  return sql`
    SELECT e.account_id, x.record_id AS user_ref, e.kind, e.at, e.module_id, e.feature_id, e.count, e.duration_ms
    FROM event e
    JOIN external_id x ON x.organization_id = e.organization_id AND x.kind = 'user' AND x.scope_id = e.account_id AND x.value = e.user_id
    WHERE e.organization_id = ${organizationId} AND e.kind <= ${IDENTIFY_KIND} AND ${of}`;
}

/**
 * What a selection's activity says: one fact a user, day and item, ordered by user.
 * @param timezone the organization's zone, in which days are cut
 */
export async function readFacts(db: Db, organizationId: number, selection: EventSelection, timezone: string): Promise<Fact[]> {
  const { rows } = await sql<RawFact>`
    WITH raw AS MATERIALIZED (${selected(organizationId, selection)}),
    cut AS MATERIALIZED (
      SELECT *, (at AT TIME ZONE ${timezone})::date - DATE '1970-01-01' AS day FROM raw WHERE kind < ${ACTIVITY_KINDS})
    SELECT account_id, user_ref, day, 0 AS item, sum(duration_ms)::bigint AS amount, min(at) AS first, max(at) AS last
      FROM cut GROUP BY account_id, user_ref, day
    UNION ALL
    SELECT account_id, user_ref, day, module_id * 2, sum(duration_ms)::bigint, min(at), max(at)
      FROM cut WHERE module_id IS NOT NULL GROUP BY account_id, user_ref, day, module_id
    UNION ALL
    SELECT account_id, user_ref, day, feature_id * 2 + 1, sum(count)::bigint, min(at), max(at)
      FROM cut WHERE feature_id IS NOT NULL GROUP BY account_id, user_ref, day, feature_id
    ORDER BY account_id, user_ref, item, day`.execute(db);
  const starts = new Map<number, number>();
  const startOf = (day: number) => {
    const start = starts.get(day) ?? startOfDay(dayOf(day), timezone).getTime();
    starts.set(day, start);
    return start;
  };
  return rows.map(({ first, last, ...fact }) => ({
    ...fact,
    firstMs: first.getTime() - startOf(fact.day),
    lastMs: last.getTime() - startOf(fact.day),
  }));
}

/** Who was seen or identified in a selection, and when. */
export async function readSightings(db: Db, organizationId: number, selection: EventSelection): Promise<Sighting[]> {
  const { rows } = await sql<Sighting>`
    SELECT account_id, user_ref,
      min(at) FILTER (WHERE kind < ${ACTIVITY_KINDS}) AS first_seen_at,
      max(at) FILTER (WHERE kind < ${ACTIVITY_KINDS}) AS last_seen_at,
      min(at) FILTER (WHERE kind = ${IDENTIFY_KIND}) AS first_identified_at
    FROM (${selected(organizationId, selection)}) raw
    GROUP BY account_id, user_ref`.execute(db);
  return rows;
}
