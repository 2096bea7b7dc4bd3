import { type RawBuilder, sql } from 'kysely';
import type { Db } from '@/lib/core/db/database';
import { dayOf, startOfDay } from '@/lib/kit/day';
import { addFact, type Fact, type UserDays, WHOLE_DAY } from './user-month';

/** Kinds of stored events: the first three are activity, an identify only makes a user known. */
const ACTIVITY_KINDS = 3;
const IDENTIFY_KIND = 3;
const IDENTIFIED = -1;

/** Which raw events: those of some segments, or all folded ones of an account. */
export type EventSelection = { segmentIds: number[] } | { accountId: number };

/** First and last activity, and first identify, of a user within a selection. */
export interface Sighting {
  accountId: number;
  userRef: number;
  firstSeenAt: Date | null;
  lastSeenAt: Date | null;
  firstIdentifiedAt: Date | null;
}

/** What one user did and when they were seen, within a selection. */
export interface UserActivity {
  sighting: Sighting;
  /** One fact a day and item, items and days ascending. */
  facts: Fact[];
}

interface RawFact {
  accountId: number;
  userId: string;
  day: number;
  item: number;
  amount: number;
  first: Date;
  last: Date;
}

// What waits is looked up by the same statement: a group committed between two of them would be counted here and
// folded again later.
function selected(organizationId: number, selection: EventSelection): RawBuilder<unknown> {
  if ('segmentIds' in selection) return sql`e.segment_id = ANY(${selection.segmentIds}::bigint[])`;
  return sql`e.account_id = ${selection.accountId}
    AND e.segment_id <> ALL(ARRAY(SELECT id FROM segment WHERE organization_id = ${organizationId} AND folded_at IS NULL))`;
}

// Grouped by the ids as sent, in one pass over the events: the planner has no statistics on what has just arrived, and
// a join here could go wrong by orders of magnitude.
async function readRaw(db: Db, organizationId: number, selection: EventSelection, timezone: string): Promise<RawFact[]> {
  const { rows } = await sql<RawFact>`
    WITH cut AS MATERIALIZED (
      SELECT e.account_id, e.user_id, e.kind, e.at, e.module_id, e.feature_id, e.count, e.duration_ms,
        (e.at AT TIME ZONE ${timezone})::date - DATE '1970-01-01' AS day
      FROM event e
      WHERE e.organization_id = ${organizationId} AND e.kind <= ${IDENTIFY_KIND} AND e.account_id IS NOT NULL AND e.user_id IS NOT NULL
        AND ${selected(organizationId, selection)})
    SELECT account_id, user_id, day, ${WHOLE_DAY}::int AS item, sum(duration_ms)::bigint AS amount, min(at) AS first, max(at) AS last
      FROM cut WHERE kind < ${ACTIVITY_KINDS} GROUP BY account_id, user_id, day
    UNION ALL
    SELECT account_id, user_id, day, module_id * 2, sum(duration_ms)::bigint, min(at), max(at)
      FROM cut WHERE kind < ${ACTIVITY_KINDS} AND module_id IS NOT NULL GROUP BY account_id, user_id, day, module_id
    UNION ALL
    SELECT account_id, user_id, day, feature_id * 2 + 1, sum(count)::bigint, min(at), max(at)
      FROM cut WHERE kind < ${ACTIVITY_KINDS} AND feature_id IS NOT NULL GROUP BY account_id, user_id, day, feature_id
    UNION ALL
    SELECT account_id, user_id, 0, ${IDENTIFIED}::int, 0, min(at), max(at) FROM cut WHERE kind = ${IDENTIFY_KIND} GROUP BY account_id, user_id`.execute(
    db,
  );
  return rows;
}

/** Internal ids of users by account and id as sent; several ids may name one user (alias, merge). */
async function resolveUsers(db: Db, organizationId: number, raw: readonly RawFact[]): Promise<Map<string, number>> {
  const people = new Map(raw.map((fact) => [`${fact.accountId}/${fact.userId}`, fact]));
  const wanted = [...people.values()];
  const { rows } = await sql<{ accountId: number; userId: string; userRef: number }>`
    SELECT p.account_id, p.user_id, x.record_id AS user_ref
    FROM unnest(${wanted.map((p) => p.accountId)}::bigint[], ${wanted.map((p) => p.userId)}::text[]) AS p (account_id, user_id)
    CROSS JOIN LATERAL (SELECT record_id FROM external_id WHERE organization_id = ${organizationId} AND kind = 'user'
      AND scope_id = p.account_id AND value = p.user_id LIMIT 1) x`.execute(db);
  return new Map(rows.map((row) => [`${row.accountId}/${row.userId}`, row.userRef]));
}

/**
 * What a selection's events say, user by user.
 * @param timezone the organization's zone, in which days are cut
 */
export async function readActivityFacts(db: Db, organizationId: number, selection: EventSelection, timezone: string): Promise<UserActivity[]> {
  const raw = await readRaw(db, organizationId, selection, timezone);
  const refs = await resolveUsers(db, organizationId, raw);
  const starts = new Map<number, number>();
  const startOf = (day: number) => {
    const start = starts.get(day) ?? startOfDay(dayOf(day), timezone).getTime();
    starts.set(day, start);
    return start;
  };
  const users = new Map<number, { sighting: Sighting; days: UserDays }>();
  for (const { accountId, userId, day, item, amount, first, last } of raw) {
    const userRef = refs.get(`${accountId}/${userId}`);
    if (userRef === undefined) continue;
    const user = users.get(userRef) ?? {
      sighting: { accountId, userRef, firstSeenAt: null, lastSeenAt: null, firstIdentifiedAt: null },
      days: new Map(),
    };
    users.set(userRef, user);
    note(user.sighting, item, first, last);
    if (item !== IDENTIFIED)
      addFact(user.days, { accountId, userRef, day, item, amount, firstMs: first.getTime() - startOf(day), lastMs: last.getTime() - startOf(day) });
  }
  return [...users.values()].map(({ sighting, days }) => ({ sighting, facts: [...days.values()].flatMap((ofItem) => [...ofItem.values()]) }));
}

const earlier = (a: Date | null, b: Date) => (a && a < b ? a : b);
const later = (a: Date | null, b: Date) => (a && a > b ? a : b);

function note(sighting: Sighting, item: number, first: Date, last: Date): void {
  if (item === IDENTIFIED) sighting.firstIdentifiedAt = earlier(sighting.firstIdentifiedAt, first);
  if (item !== WHOLE_DAY) return;
  sighting.firstSeenAt = earlier(sighting.firstSeenAt, first);
  sighting.lastSeenAt = later(sighting.lastSeenAt, last);
}
