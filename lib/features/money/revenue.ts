import { sql } from 'kysely';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { once } from '@/lib/core/once';
import { accountsOfSegment, segmentFilter } from '@/lib/features/account/queries';
import { dayNumber, localDay, monthOf } from '@/lib/kit/day';
import { type Conversion, conversionInto } from './conversion';
import { boundariesOf, endingDay, monthName, type Period, periodThrough, type Revenue } from './metrics';
import type { RevenueRequest } from './revenue-contract';
import { pricedRevenue, readPaying } from './subscriptions';

/** Accounts whose subscriptions are in memory at once. */
const BATCH = 2000;
const YEAR = 12;

/** An account of a segment with what its MRR did over the period. */
export interface AccountPeriod {
  account: Awaited<ReturnType<typeof accountsOfSegment>>[number];
  period: Period;
}

const invalid = (path: string, message: string) => new AppError('invalid', message, { errors: [{ path, code: 'invalid', message }] });

/** The index of the month that a day or a month's name begins with. */
const indexOf = (day: string) => monthOf(dayNumber(`${day.slice(0, 7)}-01`)).month;

/** The months of a request, without a gap. @throws AppError invalid for none, or for some that are still to come */
function monthsOf({ from, to }: RevenueRequest, asOf: AsOf): number[] {
  const last = to === undefined ? asOf.month : indexOf(to);
  const first = from === undefined ? last - YEAR + 1 : indexOf(from);
  if (last > asOf.month) throw invalid('to', `The latest month is ${monthName(asOf.month)}`);
  if (first > last) throw invalid('from', 'The first month must not be after the last one');
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Subscriptions' revenue by account. */
async function revenuesOf(ctx: Context, accountIds: readonly number[], until: string, conversion: Conversion): Promise<Map<number, Revenue[]>> {
  const revenues = new Map<number, Revenue[]>(accountIds.map((id) => [id, []]));
  for (const read of await readPaying(ctx, sql`= ANY(${accountIds}::bigint[])`, until))
    revenues.get(read.accountId)?.push(pricedRevenue(read, conversion));
  return revenues;
}

/** What the MRR of each visible account of a segment did over the months, and the rates that this lacks; once a transaction. */
export function readAccountPeriods(ctx: Context, { asOf, from, to, segment, groupBy }: RevenueRequest) {
  const request = { asOf, from, to, segment, groupBy };
  return once(ctx, `revenue ${JSON.stringify(request)}`, () => readPeriods(ctx, request));
}

async function readPeriods(ctx: Context, request: RevenueRequest) {
  const asOf = resolveAsOf(ctx, request.asOf);
  const months = monthsOf(request, asOf);
  const accounts = await accountsOfSegment(ctx, segmentFilter(request.segment), request.groupBy ?? null);
  const conversion = conversionInto(ctx.organization.currency);
  const until = endingDay(months.at(-1) ?? asOf.month, asOf.day);
  const boundaries = boundariesOf(months, asOf.day);
  const nothing = periodThrough([], boundaries, () => asOf.month);
  const periods: AccountPeriod[] = [];
  for (let from = 0; from < accounts.length; from += BATCH) {
    const some = accounts.slice(from, from + BATCH);
    const revenues = await revenuesOf(
      ctx,
      some.map(({ id }) => id),
      until,
      conversion,
    );
    for (const account of some) {
      const paid = revenues.get(account.id) ?? [];
      const created = () => indexOf(localDay(account.startedAt, ctx.organization.timezone));
      periods.push({ account, period: paid.length === 0 ? nothing : periodThrough(paid, boundaries, created) });
    }
  }
  const [first, last] = [months[0], months.at(-1)].map((month = asOf.month) => monthName(month));
  return { asOf, from: first ?? '', to: last ?? '', periods, missing: conversion.missing() };
}
