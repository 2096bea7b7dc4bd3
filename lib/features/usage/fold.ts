import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { Db } from '@/lib/core/db/database';
import { monthOf } from '@/lib/kit/day';
import { refreshAccountUsage } from './account-usage';
import { applyFacts, REACH_DAYS } from './apply-facts';
import { readActivityFacts, type UserActivity } from './facts';
import { Ledger } from './ledger';
import { bookLedger, loadUserMonths, saveUserMonths, type UserSpan } from './rollup-store';
import { mergeSightings } from './sightings';
import { addFact, factsOf, rowsOf, type UserDays, type UserMonthRow } from './user-month';

/** Events that one fold transaction takes on: enough to be quick, few enough to stay small. */
const EVENTS_A_FOLD = 20_000;

/** Makes this transaction the only one that writes the organization's rollups. */
export async function lockRollups(db: Db, organizationId: number): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('usage rollups'), ${organizationId}::int)`.execute(db);
}

interface Folded {
  /** Events folded by this call; 0 when nothing was left. */
  events: number;
  accountIds: number[];
}

/**
 * Folds the oldest unfolded segments into the rollups, once each: the same transaction marks them folded.
 * The cost follows what arrived and the few months around it, never the history.
 */
export async function foldSegments(ctx: Pick<Context, 'db' | 'organization' | 'now' | 'today'>): Promise<Folded> {
  const { db, organization } = ctx;
  await lockRollups(db, organization.id);
  const segments = await nextSegments(db);
  if (segments.length === 0) return { events: 0, accountIds: [] };
  const selection = { segmentIds: segments.map((segment) => segment.id) };
  const ledger = new Ledger();
  const users = await readActivityFacts(db, organization.id, selection, organization.timezone);
  await saveUserMonths(db, organization.id, await mergeIntoMonths(db, organization.id, users, ledger));
  await mergeSightings(
    db,
    organization.id,
    users.map((user) => user.sighting),
    organization.timezone,
    ledger,
  );
  await bookLedger(db, organization.id, ledger);
  const accountIds = [...new Set(users.map((user) => user.sighting.accountId))];
  await refreshAccountUsage(ctx, accountIds);
  await db.updateTable('segment').set({ foldedAt: ctx.now }).where('id', 'in', selection.segmentIds).execute();
  return { events: segments.reduce((sum, segment) => sum + segment.events, 0), accountIds };
}

async function nextSegments(db: Db): Promise<{ id: number; events: number }[]> {
  const { rows } = await sql<{ id: number; events: number }>`
    SELECT id, events FROM (
      SELECT id, events, sum(events) OVER (ORDER BY id) - events AS before FROM segment WHERE folded_at IS NULL
    ) waiting WHERE before < ${EVENTS_A_FOLD} ORDER BY id`.execute(db);
  return rows;
}

async function mergeIntoMonths(db: Db, organizationId: number, users: readonly UserActivity[], ledger: Ledger): Promise<UserMonthRow[]> {
  const active = users.filter((user) => user.facts.length > 0);
  const stored = new Map<number, UserDays>();
  for (const row of await loadUserMonths(db, organizationId, active.map(spanAround))) {
    const days = stored.get(row.userRef) ?? new Map();
    stored.set(row.userRef, days);
    for (const fact of factsOf(row)) addFact(days, fact);
  }
  return active.flatMap(({ sighting: { accountId, userRef }, facts }) => {
    const days: UserDays = stored.get(userRef) ?? new Map();
    return rowsOf(accountId, userRef, days, applyFacts(days, facts, ledger));
  });
}

function spanAround({ sighting: { accountId, userRef }, facts }: UserActivity): UserSpan {
  const days = facts.map((fact) => fact.day);
  return { accountId, userRef, fromMonth: monthOf(Math.min(...days) - REACH_DAYS).month, toMonth: monthOf(Math.max(...days) + REACH_DAYS).month };
}
