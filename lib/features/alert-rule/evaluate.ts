import { sql } from 'kysely';
import * as z from 'zod';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { raiseFired } from '@/lib/features/alert/commands';
import { chartMetrics, keepMetrics } from '@/lib/features/metric/commands';
import { keptMetrics } from '@/lib/features/metric/queries';
import { dayNumber } from '@/lib/kit/day';
import { RuleEvaluation } from './contract';
import { type AskedRule, firedAt } from './fired';
import { daysBack, metricsAsked } from './fires';
import { readHistories } from './history';
import { HEALTH_SCORE } from './metrics';
import { selectWatched, termsOf } from './store';

/** Accounts that one transaction evaluates. */
const PART = 500;

/** Whether the health scores of a day are all kept: they are what rules look at, and values come with them. */
async function isScored({ db }: Context, { day }: AsOf): Promise<boolean> {
  const run = await db
    .selectFrom('healthRun')
    .select('day')
    .where('day', '=', sql<string>`${day}::date`)
    .where('finishedAt', 'is not', null)
    .executeTakeFirst();
  return run !== undefined;
}

/** The rule whose evaluation of the day goes on, its run locked until the transaction ends; none when all are done. */
async function nextRun({ db, organization }: Context, { day }: AsOf) {
  await sql`
    INSERT INTO alert_run (organization_id, rule_id, day) SELECT organization_id, id, ${day}::date FROM alert_rule
    WHERE organization_id = ${organization.id} AND enabled AND archived_at IS NULL ON CONFLICT DO NOTHING`.execute(db);
  return db
    .selectFrom('alertRun as r')
    .innerJoin('alertRule as l', (join) => join.onRef('l.organizationId', '=', 'r.organizationId').onRef('l.id', '=', 'r.ruleId'))
    .selectAll('l')
    .select('r.doneUpTo')
    .where('r.day', '=', sql<string>`${day}::date`)
    .where('r.finishedAt', 'is', null)
    .where('l.enabled', '=', true)
    .where('l.archivedAt', 'is', null)
    .orderBy('l.rank')
    .orderBy('l.id')
    .limit(1)
    .forUpdate('r')
    .executeTakeFirst();
}

/** Has the daily values of metrics kept: of this day at once, of all accounts and earlier days by and by. */
async function keepValues(ctx: Context, accountIds: readonly number[], asked: readonly string[], { day }: AsOf): Promise<void> {
  const metrics = asked.filter((metric) => metric !== HEALTH_SCORE);
  await ctx.call(keepMetrics, { day, accountIds, metrics });
  const kept = await keptMetrics(ctx);
  const fresh = metrics.filter((metric) => !kept.has(metric));
  if (fresh.length > 0) await ctx.call(chartMetrics, { metrics: fresh });
}

/** What a rule raises of a day, on some accounts, by what was kept of its end. */
async function firedOf(ctx: Context, rule: AskedRule, accountIds: readonly number[], day: AsOf) {
  const { conditions } = rule.terms;
  const metrics = metricsAsked(conditions);
  await keepValues(ctx, accountIds, metrics, day);
  const to = dayNumber(day.day);
  const histories = await readHistories(ctx, accountIds, metrics, { from: to - daysBack(conditions), to });
  const looks = [...histories].map(([accountId, history]) => ({ accountId, history, look: { day: to, sighting: null } }));
  return firedAt(ctx, rule, looks, day);
}

/**
 * Evaluates the next accounts by the next rule as of yesterday, and raises what is due; alerts, their tasks, notices and
 * how far it got are one transaction. Call until `more` is false; from then on it does nothing.
 */
export const evaluateRules = defineOperation({
  name: 'alert-rule.evaluate',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: RuleEvaluation,
  run: async (ctx) => {
    const day = resolveAsOf(ctx, undefined);
    const rule = (await isScored(ctx, day)) ? await nextRun(ctx, day) : undefined;
    if (!rule) return { raised: 0, more: false };
    const terms = termsOf(rule);
    const accounts = await selectWatched(ctx, terms, day).select('a.id').where('a.id', '>', rule.doneUpTo).orderBy('a.id').limit(PART).execute();
    const ids = accounts.map(({ id }) => id);
    const fired = ids.length > 0 ? await firedOf(ctx, { id: rule.id, terms }, ids, day) : [];
    const { raised } = fired.length > 0 ? await ctx.call(raiseFired, { ruleId: rule.id, firedOn: day.day, firings: fired }) : { raised: 0 };
    await ctx.db
      .updateTable('alertRun')
      .set((eb) => ({ raised: eb('raised', '+', raised), ...(ids.length < PART ? { finishedAt: ctx.now } : { doneUpTo: ids.at(-1) ?? 0 }) }))
      .where('ruleId', '=', rule.id)
      .where('day', '=', sql<string>`${day.day}::date`)
      .execute();
    return { raised, more: true };
  },
});
