import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { addDays, isTimezone } from '@/lib/kit/day';
import { refreshAccountUsage } from './account-usage';
import { Day } from './contract';
import { foldSegments } from './fold';
import { accountsWithUsage, recomputeAccount, recomputeOrganization } from './recompute';

/** Folds one transaction's worth of waiting events. Call until `events` is 0. */
export const foldUsage = defineOperation({
  name: 'usage.fold',
  kind: 'write',
  permission: 'usage:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.strictObject({ events: z.number().int() }),
  async run(ctx) {
    const { events } = await foldSegments(ctx);
    return { events };
  },
});

/** The accounts that a recompute has to go through, by internal id. */
export const listAccountsWithUsage = defineOperation({
  name: 'usage.accounts',
  kind: 'read',
  permission: 'usage:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.strictObject({ accountIds: z.array(z.number().int()) }),
  run: async (ctx) => ({ accountIds: await accountsWithUsage(ctx.db, ctx.organization.id) }),
});

/**
 * Rebuilds rollups from raw events: of one account, or of all at once; with a time zone the organization moves there
 * in the same transaction.
 */
export const recomputeUsage = defineOperation({
  name: 'usage.recompute',
  kind: 'write',
  permission: 'usage:admin',
  scope: 'organization',
  input: z.strictObject({
    accountId: z.number().int().optional(),
    from: Day.optional(),
    timezone: z.string().refine(isTimezone, 'This is no IANA time zone').optional(),
  }),
  output: z.strictObject({ accounts: z.number().int() }),
  async run(ctx, input) {
    ctx.audit('usage', { from: input.from ?? null, timezone: input.timezone ?? null });
    if (input.accountId === undefined) return { accounts: await recomputeOrganization(ctx, input) };
    await recomputeAccount(ctx, input.accountId, input.from);
    return { accounts: 1 };
  },
});

/** Brings the account list's figures to yesterday; does nothing when they are there. */
export const startNewDay = defineOperation({
  name: 'usage.new-day',
  kind: 'write',
  permission: 'usage:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.strictObject({ refreshed: z.boolean() }),
  async run(ctx) {
    const { rows } = await sql<{ behind: boolean }>`
      SELECT EXISTS (SELECT FROM account_usage WHERE organization_id = ${ctx.organization.id} AND as_of <> ${addDays(ctx.today, -1)}::date) AS behind`.execute(
      ctx.db,
    );
    const refreshed = rows[0]?.behind === true;
    if (refreshed) await refreshAccountUsage(ctx, null);
    return { refreshed };
  },
});
