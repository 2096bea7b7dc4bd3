import { sql } from 'kysely';
import * as z from 'zod';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { markForRules } from '@/lib/features/alert-rule/commands';
import { AccountOnly, Done } from './contract';
import { lastDay, type Scored, scoreAccounts } from './evaluate';
import { modelsInForce } from './models';
import { keepInOrder, parentsAbove } from './parents';
import { renew, scoreNow } from './renew';
import { keepDay } from './store';
import { thinOld } from './thin';

/** Accounts that one transaction scores. */
const PART = 2_000;
/** Marks that one transaction takes away; several may be of one account. */
const MARKS = 5_000;

const Count = z.strictObject({ scored: z.int() });

/** Scores accounts of which something changed, as of the running day. Call until `scored` is 0. */
export const scoreChanged = defineOperation({
  name: 'health.score-changed',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Count,
  run: async (ctx) => {
    const { rows } = await sql<{ accountId: number }>`
      DELETE FROM health_mark WHERE organization_id = ${ctx.organization.id} AND id IN (
        SELECT id FROM health_mark WHERE organization_id = ${ctx.organization.id} ORDER BY id LIMIT ${MARKS} FOR UPDATE SKIP LOCKED)
      RETURNING account_id`.execute(ctx.db);
    const accountIds = await scoreNow(
      ctx,
      [...new Set(rows.map(({ accountId }) => accountId))].sort((one, other) => one - other),
    );
    await ctx.call(markForRules, { accountIds });
    return { scored: rows.length };
  },
});

/** The accounts that a nightly pass goes on with: nothing was known of others on that day. Its row stays locked until they are done. Null when it has finished. */
async function nextPart({ db, organization }: Context, { day, end }: AsOf): Promise<number[] | null> {
  await sql`INSERT INTO health_run (organization_id, day) VALUES (${organization.id}, ${day}::date) ON CONFLICT DO NOTHING`.execute(db);
  const run = await db
    .selectFrom('healthRun')
    .select('doneUpTo')
    .where('day', '=', sql<string>`${day}::date`)
    .where('finishedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!run) return null;
  const { rows } = await sql<{ id: number }>`
    SELECT a.id FROM account a
    WHERE a.organization_id = ${organization.id} AND a.id > ${run.doneUpTo} AND a.deleted_at IS NULL AND a.created_at < ${end}
    ORDER BY a.id LIMIT ${PART}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Scores accounts of a full day and keeps that for good. Parents come last, when the scores of all their children are there. */
async function scorePart(ctx: Context, ids: readonly number[], day: AsOf): Promise<void> {
  const parents = await parentsAbove(ctx, null, day);
  const isParent = new Set(parents.map(({ id }) => id));
  const [part, last] = ids.length > 0 ? [ids.filter((id) => !isParent.has(id)), []] : [[...isParent], parents];
  await keepInOrder(ctx, await scoreAccounts(ctx, part, day), last, day, async (some) => {
    await keepDay(ctx, some, day);
    await renew(ctx, await withoutLater(ctx, some), day);
  });
  await thinOld(ctx, ids, day.number);
}

/** Scores the next accounts as of yesterday, and keeps that for good. Call until `scored` is 0; from then on it does nothing. */
export const scoreDay = defineOperation({
  name: 'health.score-day',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Count,
  run: async (ctx) => {
    if ((await modelsInForce(ctx)).length === 0) return { scored: 0 };
    const day = lastDay(ctx);
    const ids = await nextPart(ctx, day);
    if (ids === null) return { scored: 0 };
    await scorePart(ctx, ids, day);
    const values = ids.length > 0 ? { doneUpTo: ids.at(-1) } : { finishedAt: ctx.now };
    await ctx.db.updateTable('healthRun').set(values).where('day', '=', sql<string>`${day.day}::date`).where('finishedAt', 'is', null).execute();
    return { scored: ids.length };
  },
});

/** Without accounts whose latest score is already one of the running day. */
async function withoutLater(ctx: Context, scored: readonly Scored[]): Promise<Scored[]> {
  const later = await ctx.db.selectFrom('accountHealth').select('accountId').where('day', '=', sql<string>`${ctx.today}::date`).execute();
  const ids = new Set(later.map(({ accountId }) => accountId));
  return scored.filter(({ accountId }) => !ids.has(accountId));
}

/** Scores one account now, from what is known at this moment. */
export const rescoreAccount = defineOperation({
  name: 'health.rescore',
  kind: 'write',
  permission: 'health:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountOnly,
  output: Done,
  run: async (ctx, _input, account) => {
    await scoreNow(ctx, [account.id]);
    return {};
  },
});
