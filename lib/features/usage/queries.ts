import { sql } from 'kysely';
import * as z from 'zod';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { dayOf, monthOf, monthStart, weekStart } from '@/lib/kit/day';
import { activityBuckets, activityFigures, readingOf, stickiness, todaySoFar } from './activity';
import { type AsOf, describeReading, resolveAsOf } from './as-of';
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
import { featureRow, type ItemFigures, itemFigures, moduleRow, type NamedItem } from './items';
import { type ItemKind, readAccountMonths, readItems, readUserItems } from './rollup-reads';
import { activityRank, type UserFigures, userFigures } from './user-figures';
import { userPage } from './user-page';

/** The five figures and two charts of an account's Activity page (seed 002). */
export const readActivity = defineOperation({
  name: 'usage.activity',
  kind: 'read',
  permission: 'usage:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: Activity,
  async run(ctx, input, account) {
    const asOf = resolveAsOf(ctx, input.asOf);
    const today = resolveAsOf(ctx, ctx.today);
    const months = await readAccountMonths(ctx, account.id);
    return {
      ...(await describeReading(ctx, asOf)),
      activity: activityFigures(months, asOf, ctx.organization.timezone),
      wau: readingOf(months, asOf.number, 'wau'),
      stickiness: stickiness(months, asOf.number),
      todaySoFar: todaySoFar(months, today, ctx.organization.timezone),
    };
  },
});

const MOST_BUCKETS = 60;

/** Distinct users by calendar week or month, oldest first, the running one partial. */
export const readActivityBuckets = defineOperation({
  name: 'usage.activity-buckets',
  kind: 'read',
  permission: 'usage:read',
  scope: (input) => input.accountId,
  input: AccountReading.extend({ by: z.enum(BUCKETS), last: z.coerce.number().int().min(1).max(MOST_BUCKETS).default(26) }),
  output: ActivityBuckets,
  async run(ctx, input, account) {
    const asOf = resolveAsOf(ctx, input.asOf);
    const months = await readAccountMonths(ctx, account.id);
    const back = Array.from({ length: input.last }, (_, index) => input.last - 1 - index);
    const buckets =
      input.by === 'week'
        ? activityBuckets(
            months,
            asOf,
            back.map((weeks) => dayOf(weekStart(asOf.number) - 7 * weeks)),
            (start) => start + 6,
            'weekToDate',
          )
        : activityBuckets(
            months,
            asOf,
            back.map((n) => dayOf(monthStart(asOf.month - n))),
            (start) => monthStart(monthOf(start).month + 1) - 1,
            'monthToDate',
          );
    return { ...(await describeReading(ctx, asOf)), buckets };
  },
});

async function accountItems(ctx: Context, account: ScopedAccount, kind: ItemKind, asOf: AsOf): Promise<ItemFigures[]> {
  const { items, productUsers } = await readItems(ctx, account.id, kind, asOf);
  return figuresOf(items, asOf, productUsers);
}

const figuresOf = (items: readonly NamedItem[], asOf: AsOf, productUsers: number) =>
  items.flatMap((item) => itemFigures(item, asOf, productUsers) ?? []);

/** Modules of an account: the table and chart of Modules & Features (seed 002). */
export const readModules = defineOperation({
  name: 'usage.modules',
  kind: 'read',
  permission: 'usage:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: Modules,
  async run(ctx, input, account) {
    const asOf = resolveAsOf(ctx, input.asOf);
    return { ...(await describeReading(ctx, asOf)), data: (await accountItems(ctx, account, 'module', asOf)).map(moduleRow) };
  },
});

/** Features of an account. */
export const readFeatures = defineOperation({
  name: 'usage.features',
  kind: 'read',
  permission: 'usage:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: Features,
  async run(ctx, input, account) {
    const asOf = resolveAsOf(ctx, input.asOf);
    return { ...(await describeReading(ctx, asOf)), data: (await accountItems(ctx, account, 'feature', asOf)).map(featureRow) };
  },
});

/** @throws AppError not_found for an id that names nobody of the account */
async function userItems(
  ctx: Context,
  account: ScopedAccount,
  userId: string,
  kind: ItemKind,
  asOf: AsOf,
): Promise<{ user: { userId: string; name: string | null }; figures: ItemFigures[] }> {
  const found = await readUserItems(ctx, account.id, userId, kind, asOf);
  if (!found) throw new AppError('not_found', 'There is no such user');
  return { user: { userId, name: found.name }, figures: figuresOf(found.items, asOf, 1) };
}

/** Modules that one product user used. */
export const readUserModules = defineOperation({
  name: 'usage.user-modules',
  kind: 'read',
  permission: 'usage:read',
  scope: (input) => input.accountId,
  input: UserReading,
  output: UserModules,
  async run(ctx, input, account) {
    const asOf = resolveAsOf(ctx, input.asOf);
    const { user, figures } = await userItems(ctx, account, input.userId, 'module', asOf);
    return { ...(await describeReading(ctx, asOf)), user, data: figures.map(moduleRow) };
  },
});

/** Features that one product user used. */
export const readUserFeatures = defineOperation({
  name: 'usage.user-features',
  kind: 'read',
  permission: 'usage:read',
  scope: (input) => input.accountId,
  input: UserReading,
  output: UserFeatures,
  async run(ctx, input, account) {
    const asOf = resolveAsOf(ctx, input.asOf);
    const { user, figures } = await userItems(ctx, account, input.userId, 'feature', asOf);
    return { ...(await describeReading(ctx, asOf)), user, data: figures.map(featureRow) };
  },
});

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
