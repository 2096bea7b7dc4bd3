import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { Db } from '@/lib/core/db/database';
import { dayNumber, monthOf, monthStart } from '@/lib/kit/day';
import { refreshAccountUsage } from './account-usage';
import { applyFacts } from './apply-facts';
import { readFacts, readSightings } from './facts';
import { byUser, lockRollups } from './fold';
import { Ledger } from './ledger';
import { bookLedger, saveUserMonths } from './rollup-store';
import { knownDay, saveSightings } from './sightings';
import { type Fact, factsOf, rowsOf, type UserDays, type UserMonthRow } from './user-month';

/** Months before the first recomputed one whose activity still counts in its 30-day readings. */
const MONTHS_BEHIND = 2;
const BEGINNING = 0;

type RecomputeContext = Pick<Context, 'db' | 'organization' | 'today'>;

/** Internal ids of the accounts that have raw events, in order. */
export async function accountsWithUsage(db: Db, organizationId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT a.id FROM account a WHERE a.organization_id = ${organizationId} AND EXISTS (
      SELECT FROM event e WHERE e.organization_id = a.organization_id AND e.account_id = a.id) ORDER BY a.id`.execute(db);
  return rows.map((row) => row.id);
}

/**
 * Rebuilds an account's rollups from its raw events, in the organization's present zone. Events whose segment still
 * waits to be folded are left for the fold, so that nothing counts twice. Leaves the very rows that folding leaves.
 * @param from first day to rebuild (its whole month is); absent: everything
 */
export async function recomputeAccount(ctx: RecomputeContext, accountId: number, from?: string): Promise<void> {
  const { db, organization } = ctx;
  await lockRollups(db, organization.id);
  const firstMonth = from ? monthOf(dayNumber(from)).month : BEGINNING;
  const floor = firstMonth === BEGINNING ? Number.NEGATIVE_INFINITY : monthStart(firstMonth);
  const ledger = new Ledger(floor);
  await clearFrom(db, organization.id, accountId, firstMonth);
  const facts = (await readFacts(db, organization.id, { accountId }, organization.timezone)).filter((fact) => fact.day >= floor);
  facts.push(...(await factsBehind(db, organization.id, accountId, firstMonth)));
  facts.sort((a, b) => a.userRef - b.userRef || a.item - b.item || a.day - b.day);
  await saveUserMonths(db, organization.id, rebuild(facts, ledger, firstMonth));
  await rebuildSightings(ctx, accountId, ledger);
  await bookLedger(db, organization.id, ledger);
  await refreshAccountUsage(ctx, [accountId]);
}

/**
 * Rebuilds every account and, when a zone is given, moves the organization to it, all in this one transaction:
 * readers see the old days until it commits, the new ones after.
 */
export async function recomputeOrganization(ctx: RecomputeContext, options: { from?: string; timezone?: string } = {}): Promise<number> {
  const { db, organization } = ctx;
  await lockRollups(db, organization.id);
  if (options.timezone) await db.updateTable('organization').set({ timezone: options.timezone }).where('id', '=', organization.id).execute();
  const moved = { ...ctx, organization: { ...organization, timezone: options.timezone ?? organization.timezone } };
  const accountIds = await accountsWithUsage(db, organization.id);
  for (const accountId of accountIds) await recomputeAccount(moved, accountId, options.timezone ? undefined : options.from);
  return accountIds.length;
}

async function clearFrom(db: Db, organizationId: number, accountId: number, month: number): Promise<void> {
  for (const table of ['usageUserMonth', 'usageAccountMonth', 'usageItemMonth'] as const) {
    await db.deleteFrom(table).where('organizationId', '=', organizationId).where('accountId', '=', accountId).where('month', '>=', month).execute();
  }
}

async function factsBehind(db: Db, organizationId: number, accountId: number, firstMonth: number): Promise<Fact[]> {
  if (firstMonth === BEGINNING) return [];
  const rows: UserMonthRow[] = await db
    .selectFrom('usageUserMonth')
    .select(['accountId', 'userRef', 'month', 'activeDays', 'ms', 'firstMs', 'lastMs', 'items', 'itemDays', 'itemAmounts'])
    .where('organizationId', '=', organizationId)
    .where('accountId', '=', accountId)
    .where('month', '>=', firstMonth - MONTHS_BEHIND)
    .where('month', '<', firstMonth)
    .execute();
  return rows.flatMap((row) => [...factsOf(row)]);
}

function rebuild(facts: readonly Fact[], ledger: Ledger, firstMonth: number): UserMonthRow[] {
  const rows: UserMonthRow[] = [];
  for (const group of byUser(facts)) {
    const days: UserDays = new Map();
    const months = applyFacts(days, group, ledger);
    const rebuilt = new Set([...months].filter((month) => month >= firstMonth));
    rows.push(...rowsOf(group[0].accountId, group[0].userRef, days, rebuilt));
  }
  return rows;
}

async function rebuildSightings(ctx: RecomputeContext, accountId: number, ledger: Ledger): Promise<void> {
  const { db, organization } = ctx;
  const sightings = await readSightings(db, organization.id, { accountId });
  await saveSightings(db, organization.id, sightings);
  for (const sighting of sightings) {
    const day = knownDay(sighting, organization.timezone);
    if (day !== null) ledger.addToAccount(accountId, day, 'newUsers', 1);
  }
}
