import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { type Fraction, plus, rounded, times, whole } from '@/lib/kit/exact';
import { type Conversion, conversionInto, rateOn } from './conversion';
import { earliestRenewal, mrrAt } from './metrics';
import { type Outcome, outcomeOf, type Term } from './outcomes';
import { pricedRevenue, type ReadSubscription, readSubscriptions, renewalOf } from './subscriptions';

/** What an account pays and owes as of a day. */
export interface Billing {
  /** Minor units of the organization's currency; null while a rate is missing. */
  mrr: number | null;
  nextRenewalOn: string | null;
  /** What renews on that day, in the same units; null where a term or a rate is unknown. */
  renewalAmount: number | null;
  overdueInvoices: number;
  /** Whole days that the oldest of them is overdue; 0 without any. */
  overdueDays: number;
}

function ofSubscriptions({ organization: { currency } }: Context, subscriptions: readonly ReadSubscription[], asOf: AsOf) {
  const conversion = conversionInto(currency);
  const priced = subscriptions.map((read) => ({ read, revenue: pricedRevenue(read, conversion) }));
  const mrr = priced.reduce((sum, { revenue }) => sum + mrrAt(revenue, asOf.day), 0);
  const renewal = earliestRenewal(
    priced.map(({ read, revenue }) => renewalOf(read, revenue, asOf)),
    asOf.day,
  );
  const isWhole = conversion.missing().length === 0;
  return { mrr: isWhole ? mrr : null, nextRenewalOn: renewal?.on ?? null, renewalAmount: isWhole ? (renewal?.amount ?? null) : null };
}

type Overdue = Pick<Billing, 'overdueInvoices' | 'overdueDays'>;

/** Open invoices whose due time had passed at the end of the day. */
async function readOverdue(ctx: Context, accountIds: readonly number[], { end }: AsOf): Promise<Map<number, Overdue>> {
  const { rows } = await sql<Overdue & { accountId: number }>`
    SELECT i.account_id, count(*) AS overdue_invoices, floor(extract(epoch FROM ${end} - min(i.due_at)) / 86400)::int AS overdue_days FROM invoice i
    WHERE i.organization_id = ${ctx.organization.id} AND i.account_id = ANY(${accountIds}::bigint[]) AND i.deleted_at IS NULL
      AND i.status = 'open' AND i.issued_at < ${end} AND i.due_at < ${end}
    GROUP BY i.account_id`.execute(ctx.db);
  return new Map(rows.map(({ accountId, ...overdue }) => [accountId, overdue]));
}

/** Whether an account pays needs no rate. */
const AS_IT_IS: Conversion = { rate: () => whole(1), missing: () => [] };

/** What became of accounts between two days, by internal id; those that neither left nor renewed are absent. */
export async function accountOutcomes(ctx: Context, accountIds: readonly number[], from: string, to: string): Promise<Map<number, Outcome>> {
  const terms = new Map<number, Term[]>();
  for (const read of await readSubscriptions(ctx, sql`= ANY(${accountIds}::bigint[])`, to)) {
    const term = { revenue: pricedRevenue(read, AS_IT_IS), termMonths: read.renewal === 'none' ? null : read.termMonths };
    terms.set(read.accountId, [...(terms.get(read.accountId) ?? []), term]);
  }
  const outcomes = new Map<number, Outcome>();
  for (const [id, all] of terms) {
    const outcome = outcomeOf(all, from, to);
    if (outcome) outcomes.set(id, outcome);
  }
  return outcomes;
}

/** What accounts pay and owe as of a day, in two statements. */
export async function accountBilling(ctx: Context, accountIds: readonly number[], asOf: AsOf): Promise<Map<number, Billing>> {
  const byAccount = new Map<number, ReadSubscription[]>(accountIds.map((id) => [id, []]));
  for (const read of await readSubscriptions(ctx, sql`= ANY(${accountIds}::bigint[])`, asOf.day)) byAccount.get(read.accountId)?.push(read);
  const overdue = await readOverdue(ctx, accountIds, asOf);
  const nothing: Overdue = { overdueInvoices: 0, overdueDays: 0 };
  return new Map(
    [...byAccount].map(([id, subscriptions]) => [id, { ...ofSubscriptions(ctx, subscriptions, asOf), ...(overdue.get(id) ?? nothing) }]),
  );
}

/** Revenue that was ever invoiced to accounts before the end of a day, in minor units; null while a rate is missing. Accounts without any are absent. */
export async function accountLifetimes(ctx: Context, accountIds: readonly number[], { end }: AsOf): Promise<Map<number, number | null>> {
  const { currency: home, timezone } = ctx.organization;
  const { rows } = await sql<{ accountId: number; currency: string; rate: string | null; day: string; amount: string }>`
    SELECT i.account_id, i.currency, ${rateOn(ctx, sql`i.currency`, sql`i.day`)} AS rate, min(i.day) AS day, sum(i.amount)::text AS amount FROM (
      SELECT account_id, currency, (issued_at AT TIME ZONE ${timezone})::date AS day, recurring_amount + one_time_amount AS amount FROM invoice
      WHERE organization_id = ${ctx.organization.id} AND account_id = ANY(${accountIds}::bigint[]) AND deleted_at IS NULL
        AND status NOT IN ('draft', 'void') AND issued_at < ${end}) i
    GROUP BY 1, 2, 3`.execute(ctx.db);
  const sums = new Map<number, { sum: Fraction; conversion: Conversion }>();
  for (const { accountId, currency, rate, day, amount } of rows) {
    const known = sums.get(accountId) ?? { sum: whole(0), conversion: conversionInto(home) };
    const worth = times({ n: BigInt(amount), d: 1n }, known.conversion.rate(currency, rate, day));
    sums.set(accountId, { ...known, sum: plus(known.sum, worth) });
  }
  return new Map([...sums].map(([id, { sum, conversion }]) => [id, conversion.missing().length > 0 ? null : rounded(sum, 0)]));
}
