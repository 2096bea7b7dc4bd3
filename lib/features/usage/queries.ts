import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { dayOf, monthOf, monthStart, weekStart } from '@/lib/kit/day';
import { usageFigures } from './account-usage';
import { activityBuckets, activityFigures, readingOf, stickiness, todaySoFar } from './activity';
import { describeReading, freshTo } from './as-of';
import {
  AccountReading,
  Activity,
  ActivityBuckets,
  BUCKETS,
  Features,
  Modules,
  UserFeatures,
  UserModules,
  UserReading,
  UserRow,
  UserTable,
  UserTableRequest,
} from './contract';
import { defineReading } from './define-reading';
import { featureRow, type ItemFigures, itemFigures, moduleRow, type NamedItem } from './items';
import { type ItemKind, readAccountMonths, readItems, readUserItems } from './rollup-reads';
import { activityRank, type UserFigures, userFigures } from './user-figures';
import { userPage } from './user-page';

/** The five figures and two charts of an account's Activity page (seed 002). */
export const readActivity = defineReading({
  name: 'usage.activity',
  input: AccountReading,
  output: Activity,
  async read({ ctx, account, asOf }) {
    const { timezone } = ctx.organization;
    const months = await readAccountMonths(ctx, account.id);
    return {
      activity: activityFigures(months, asOf, timezone),
      wau: readingOf(months, asOf.number, 'wau'),
      stickiness: stickiness(months, asOf.number),
      todaySoFar: todaySoFar(months, resolveAsOf(ctx, ctx.today), timezone),
    };
  },
});

const MOST_BUCKETS = 60;

/** Distinct users by calendar week or month, oldest first, the running one partial. */
export const readActivityBuckets = defineReading({
  name: 'usage.activity-buckets',
  input: AccountReading.extend({ by: z.enum(BUCKETS), last: z.coerce.number().int().min(1).max(MOST_BUCKETS).default(26) }),
  output: ActivityBuckets,
  async read({ ctx, account, asOf }, { by, last }) {
    const months = await readAccountMonths(ctx, account.id);
    const back = Array.from({ length: last }, (_, index) => last - 1 - index);
    if (by === 'week') {
      const starts = back.map((weeks) => dayOf(weekStart(asOf.number) - 7 * weeks));
      return { buckets: activityBuckets(months, asOf, starts, (start) => start + 6, 'weekToDate') };
    }
    const starts = back.map((count) => dayOf(monthStart(asOf.month - count)));
    return { buckets: activityBuckets(months, asOf, starts, (start) => monthStart(monthOf(start).month + 1) - 1, 'monthToDate') };
  },
});

interface Place {
  ctx: Context;
  account: ScopedAccount;
  asOf: AsOf;
}

const figuresOf = (items: readonly NamedItem[], asOf: AsOf, productUsers: number) =>
  items.flatMap((item) => itemFigures(item, asOf, productUsers) ?? []);

async function accountItems({ ctx, account, asOf }: Place, kind: ItemKind): Promise<ItemFigures[]> {
  const { items, productUsers } = await readItems(ctx, account.id, kind, asOf);
  return figuresOf(items, asOf, productUsers);
}

/** @throws AppError not_found for an id that names nobody of the account */
async function userItems({ ctx, account, asOf }: Place, userId: string, kind: ItemKind) {
  const found = await readUserItems(ctx, account.id, userId, kind, asOf);
  if (!found) throw new AppError('not_found', 'There is no such user');
  return { user: { userId, name: found.name }, figures: figuresOf(found.items, asOf, 1) };
}

/** Modules of an account: the table and chart of Modules & Features (seed 002). */
export const readModules = defineReading({
  name: 'usage.modules',
  input: AccountReading,
  output: Modules,
  read: async (place) => ({ data: (await accountItems(place, 'module')).map(moduleRow) }),
});

/** Features of an account. */
export const readFeatures = defineReading({
  name: 'usage.features',
  input: AccountReading,
  output: Features,
  read: async (place) => ({ data: (await accountItems(place, 'feature')).map(featureRow) }),
});

/** Modules that one product user used. */
export const readUserModules = defineReading({
  name: 'usage.user-modules',
  input: UserReading,
  output: UserModules,
  async read(place, { userId }) {
    const { user, figures } = await userItems(place, userId, 'module');
    return { user, data: figures.map(moduleRow) };
  },
});

/** Features that one product user used. */
export const readUserFeatures = defineReading({
  name: 'usage.user-features',
  input: UserReading,
  output: UserFeatures,
  async read(place, { userId }) {
    const { user, figures } = await userItems(place, userId, 'feature');
    return { user, data: figures.map(featureRow) };
  },
});

/** Every product user of an account as of a day (yesterday when none is asked), to be joined by other features' queries. */
export function accountUsers(ctx: Context, account: ScopedAccount, asked: string | undefined): RawBuilder<UserFigures> {
  return userFigures(ctx.organization, account.id, resolveAsOf(ctx, asked));
}

/** Up to when received events are in the figures. */
export const usageFreshTo = (ctx: Context) => freshTo(ctx);

/** The usage figures of accounts as of a day, as a query to select from, as the account list keeps them. */
export const accountUsageFigures = (ctx: Context, day: string, accountIds: readonly number[]) => usageFigures(ctx, day, accountIds);

/** The rank that such a user has. */
export const activityRankOf = (figures: Pick<UserFigures, 'less' | 'total' | 'timeMs'>) => activityRank(figures);

/** Product users of an account with their figures, by user id (code point order). */
export const readUsers = defineOperation({
  name: 'usage.users',
  kind: 'read',
  permission: 'user:read',
  scope: (input) => input.accountId,
  input: AccountReading.extend({ after: z.string().max(255).optional(), limit: z.number().int().min(1).max(200).default(50) }),
  output: z.strictObject({ asOf: z.string(), partial: z.boolean(), freshTo: z.string(), data: z.array(UserRow), more: z.boolean() }),
  async run(ctx, input, account) {
    const asOf = resolveAsOf(ctx, input.asOf);
    const after = input.after === undefined ? sql`` : sql`WHERE f.user_id > ${input.after} COLLATE "C"`;
    const { rows } = await sql<UserFigures>`
      SELECT f.* FROM ${userFigures(ctx.organization, account.id, asOf)} f ${after}
      ORDER BY f.user_id COLLATE "C" LIMIT ${input.limit + 1}`.execute(ctx.db);
    const data = rows.slice(0, input.limit).map((row) => ({
      userId: row.userId,
      firstSeen: row.firstSeen?.toISOString() ?? null,
      lastSeen: row.lastSeen?.toISOString() ?? null,
      timeMs: row.timeMs,
      activityRank: activityRank(row),
    }));
    return { ...(await describeReading(ctx, asOf)), data, more: rows.length > input.limit };
  },
});

/** One page of the Contacts & Users table. */
export const listUserTable = defineOperation({
  name: 'usage.user-table',
  kind: 'read',
  permission: 'user:read',
  scope: (input) => input.accountId,
  input: UserTableRequest,
  output: UserTable,
  async run(ctx, { filter, sort, cursor, limit, asOf: asked }, account) {
    const asOf = resolveAsOf(ctx, asked);
    return { asOf: asOf.day, ...(await userPage(ctx, account, { asOf, filter, sort, cursor, size: limit })) };
  },
});
