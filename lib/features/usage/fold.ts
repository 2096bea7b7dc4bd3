import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { Db } from '@/lib/core/db/database';
import { monthOf } from '@/lib/kit/day';
import { refreshAccountUsage } from './account-usage';
import { applyFacts, REACH_DAYS } from './apply-facts';
import { readFacts, readSightings } from './facts';
import { Ledger } from './ledger';
import { bookLedger, loadUserMonths, saveUserMonths, type UserSpan } from './rollup-store';
import { mergeSightings } from './sightings';
import { addFact, type Fact, factsOf, rowsOf, type UserDays, type UserMonthRow } from './user-month';

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
  const facts = await readFacts(db, organization.id, selection, organization.timezone);
  await saveUserMonths(db, organization.id, await mergeIntoMonths(db, organization.id, facts, ledger));
  const sightings = await readSightings(db, organization.id, selection);
  await mergeSightings(db, organization.id, sightings, organization.timezone, ledger);
  await bookLedger(db, organization.id, ledger);
  const accountIds = [...new Set(sightings.map((sighting) => sighting.accountId))];
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

/** Facts grouped by user; facts come ordered by account and user. */
export function* byUser(facts: readonly Fact[]): Generator<[Fact, ...Fact[]]> {
  let group: [Fact, ...Fact[]] | undefined;
  for (const fact of facts) {
    if (group && group[0].accountId === fact.accountId && group[0].userRef === fact.userRef) group.push(fact);
    else {
      if (group) yield group;
      group = [fact];
    }
  }
  if (group) yield group;
}

async function mergeIntoMonths(db: Db, organizationId: number, facts: readonly Fact[], ledger: Ledger): Promise<UserMonthRow[]> {
  const groups = [...byUser(facts)];
  const stored = new Map<number, UserDays>();
  for (const row of await loadUserMonths(db, organizationId, groups.map(spanAround))) {
    const days = stored.get(row.userRef) ?? new Map();
    stored.set(row.userRef, days);
    for (const fact of factsOf(row)) addFact(days, fact);
  }
  return groups.flatMap((group) => {
    const { accountId, userRef } = group[0];
    const days: UserDays = stored.get(userRef) ?? new Map();
    return rowsOf(accountId, userRef, days, applyFacts(days, group, ledger));
  });
}

function spanAround(group: [Fact, ...Fact[]]): UserSpan {
  const days = group.map((fact) => fact.day);
  const { accountId, userRef } = group[0];
  return { accountId, userRef, fromMonth: monthOf(Math.min(...days) - REACH_DAYS).month, toMonth: monthOf(Math.max(...days) + REACH_DAYS).month };
}
