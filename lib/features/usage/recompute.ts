import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { Db } from '@/lib/core/db/database';
import { dayNumber, dayOf, monthOf, monthStart, startOfDay } from '@/lib/kit/day';
import { firstKeptMonth } from '@/lib/kit/retention';
import { refreshAccountUsage } from './account-usage';
import { applyFacts } from './apply-facts';
import { readActivityFacts, type UserActivity } from './facts';
import { lockRollups } from './fold';
import { Ledger } from './ledger';
import { bookLedger, saveUserMonths } from './rollup-store';
import { knownDay, saveSightings, withEarlierSightings } from './sightings';
import { type Fact, factsOf, rowsOf, type UserDays, type UserMonthRow } from './user-month';

/** Months before the first recomputed one whose activity still counts in its 30-day readings. */
const MONTHS_BEHIND = 2;
const BEGINNING = Number.NEGATIVE_INFINITY;

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
 * waits to be folded are left for the fold, so that nothing counts twice. Leaves the very rows that folding leaves, and
 * alone those of months whose raw events have served their time.
 * @param from first day to rebuild (its whole month is); absent: everything
 */
export async function recomputeAccount(ctx: RecomputeContext, accountId: number, from?: string): Promise<void> {
  const { db, organization } = ctx;
  await lockRollups(db, organization.id);
  const asked = from ? monthOf(dayNumber(from)).month : BEGINNING;
  const firstMonth = Math.max(asked, firstKeptMonth(ctx.today, organization.retentionYears));
  const ledger = new Ledger(monthStart(firstMonth));
  await clearFrom(db, organization.id, accountId, firstMonth);
  const facts = await readActivityFacts(db, organization.id, { accountId }, organization.timezone);
  const users = await withEarlierSightings(db, organization.id, facts, startOfDay(dayOf(monthStart(firstMonth)), organization.timezone));
  const behind = await factsBehind(db, organization.id, accountId, firstMonth);
  await saveUserMonths(db, organization.id, rebuild(accountId, users, behind, ledger, firstMonth));
  await saveSightings(
    db,
    organization.id,
    users.map((user) => user.sighting),
  );
  bookKnownDays(users, organization.timezone, ledger);
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

async function factsBehind(db: Db, organizationId: number, accountId: number, firstMonth: number): Promise<Map<number, Fact[]>> {
  const byUser = new Map<number, Fact[]>();
  const rows: UserMonthRow[] = await db
    .selectFrom('usageUserMonth')
    .select(['accountId', 'userRef', 'month', 'activeDays', 'ms', 'firstMs', 'lastMs', 'items', 'itemDays', 'itemAmounts'])
    .where('organizationId', '=', organizationId)
    .where('accountId', '=', accountId)
    .where('month', '>=', firstMonth - MONTHS_BEHIND)
    .where('month', '<', firstMonth)
    .execute();
  for (const row of rows) byUser.set(row.userRef, [...(byUser.get(row.userRef) ?? []), ...factsOf(row)]);
  return byUser;
}

/** Everybody's months, and in the ledger also those whose activity behind the first month still counts in its readings. */
function rebuild(
  accountId: number,
  users: readonly UserActivity[],
  behind: ReadonlyMap<number, Fact[]>,
  ledger: Ledger,
  firstMonth: number,
): UserMonthRow[] {
  const facts = new Map(users.map((user) => [user.sighting.userRef, user.facts]));
  return [...new Set([...facts.keys(), ...behind.keys()])].flatMap((userRef) => {
    const days: UserDays = new Map();
    const rebuilt = (facts.get(userRef) ?? []).filter((fact) => monthOf(fact.day).month >= firstMonth);
    const months = applyFacts(days, [...(behind.get(userRef) ?? []), ...rebuilt], ledger);
    return rowsOf(accountId, userRef, days, new Set([...months].filter((month) => month >= firstMonth)));
  });
}

function bookKnownDays(users: readonly UserActivity[], timezone: string, ledger: Ledger): void {
  for (const { sighting } of users) {
    const day = knownDay(sighting, timezone);
    if (day !== null) ledger.addToAccount(sighting.accountId, day, 'newUsers', 1);
  }
}
