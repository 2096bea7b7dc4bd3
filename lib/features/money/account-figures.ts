import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { dayOf, monthStart } from '@/lib/kit/day';
import { conversionInto } from './conversion';
import { earliestRenewal, mrrAt } from './metrics';
import { pricedRevenue, type ReadSubscription, readSubscriptions, renewalOf } from './subscriptions';

/** Accounts that one statement reads. */
const BATCH = 500;
const TREND_MONTHS = 12;

/** An account's row of the list. While a rate is missing its amounts are unknown; the day of its renewal is not. */
function figuresOf({ organization }: Context, subscriptions: readonly ReadSubscription[], asOf: AsOf) {
  const conversion = conversionInto(organization.currency);
  const priced = subscriptions.map((read) => ({ read, revenue: pricedRevenue(read, conversion) }));
  const mrrOn = (day: string) => priced.reduce((sum, { revenue }) => sum + mrrAt(revenue, day), 0);
  const renewal = earliestRenewal(
    priced.map(({ read, revenue }) => renewalOf(read, revenue, asOf)),
    asOf.day,
  );
  const isWhole = conversion.missing().length === 0;
  const months = Array.from({ length: TREND_MONTHS }, (_, index) => asOf.month - TREND_MONTHS + 1 + index);
  return {
    asOf: subscriptions.length === 0 ? null : asOf.day,
    mrr: isWhole ? mrrOn(asOf.day) : null,
    mrrTrend: isWhole ? months.map((month) => mrrOn(dayOf(monthStart(month)))) : [],
    nextRenewalOn: renewal?.on ?? null,
    renewalAmount: isWhole ? (renewal?.amount ?? null) : null,
  };
}

async function refreshSome(ctx: Context, accountIds: readonly number[], asOf: AsOf): Promise<void> {
  const byAccount = new Map<number, ReadSubscription[]>(accountIds.map((id) => [id, []]));
  for (const read of await readSubscriptions(ctx, sql`= ANY(${accountIds}::bigint[])`, asOf.day)) byAccount.get(read.accountId)?.push(read);
  const rows = [...byAccount].map(([id, subscriptions]) => ({ id, ...figuresOf(ctx, subscriptions, asOf) }));
  await sql`
    INSERT INTO account_money (organization_id, account_id, as_of, currency, mrr, mrr_trend, next_renewal_on, renewal_amount)
    SELECT ${ctx.organization.id}, r.id, r."asOf", ${ctx.organization.currency}, r.mrr, r."mrrTrend", r."nextRenewalOn", r."renewalAmount"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r (id bigint, "asOf" date, mrr bigint, "mrrTrend" bigint[], "nextRenewalOn" date, "renewalAmount" bigint)
    ON CONFLICT (organization_id, account_id) DO UPDATE SET as_of = excluded.as_of, currency = excluded.currency, mrr = excluded.mrr,
      mrr_trend = excluded.mrr_trend, next_renewal_on = excluded.next_renewal_on, renewal_amount = excluded.renewal_amount`.execute(ctx.db);
}

/**
 * Writes the account list's figures of money as of yesterday. Who refreshes comes one after the other, each reading what
 * the one before committed, so that a change is never overwritten by figures from before it.
 */
export async function refreshAccountMoney(ctx: Context, accountIds: readonly number[]): Promise<void> {
  if (accountIds.length === 0) return;
  await sql`SELECT pg_advisory_xact_lock(hashtext('account money'), ${ctx.organization.id}::int)`.execute(ctx.db);
  const asOf = resolveAsOf(ctx, undefined);
  for (let from = 0; from < accountIds.length; from += BATCH) await refreshSome(ctx, accountIds.slice(from, from + BATCH), asOf);
}

/** Accounts whose figures are as of another day than yesterday, or in a currency that is no longer the organization's. */
export async function accountsBehind(ctx: Context, most: number): Promise<number[]> {
  const { rows } = await sql<{ accountId: number }>`
    SELECT account_id FROM account_money
    WHERE organization_id = ${ctx.organization.id} AND as_of IS NOT NULL
      AND (as_of <> ${resolveAsOf(ctx, undefined).day}::date OR currency IS DISTINCT FROM ${ctx.organization.currency})
    ORDER BY account_id LIMIT ${most}`.execute(ctx.db);
  return rows.map(({ accountId }) => accountId);
}

/** Accounts with subscriptions in a currency. */
export async function accountsPayingIn(ctx: Context, currency: string): Promise<number[]> {
  const rows = await ctx.db
    .selectFrom('subscription')
    .select('accountId')
    .distinct()
    .where('currency', '=', currency)
    .where('deletedAt', 'is', null)
    .orderBy('accountId')
    .execute();
  return rows.map(({ accountId }) => accountId);
}
