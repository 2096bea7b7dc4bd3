import { sql } from 'kysely';
import * as z from 'zod';
import { type AsOf, resolveAsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { defineOperation } from '@/lib/core/operation';
import { raiseFired } from '@/lib/features/alert/commands';
import { Pruned, RuleEvaluation } from './contract';
import { type AccountLook, type AskedRule, firedAt } from './fired';
import { type AccountHistory, daysBack, metricsAsked, type Sighting } from './fires';
import { readHistories } from './history';
import { sightChanged } from './sightings';
import { selectWatched, termsOf } from './store';

/** Marks that one transaction takes away; several may be of one account. */
const MARKS = 200;
/** Dry runs look back over fewer days. */
const KEPT_DAYS = 120;

interface ReadyRule extends AskedRule {
  /** The last full day is evaluated, so that what comes now comes after it. */
  isReady: boolean;
}

/** The rules that look within the day, in their order. */
async function rulesOnChange(ctx: Context): Promise<ReadyRule[]> {
  const { day } = resolveAsOf(ctx, undefined);
  const rows = await ctx.db
    .selectFrom('alertRule as l')
    .leftJoin('alertRun as r', (join) =>
      join.onRef('r.organizationId', '=', 'l.organizationId').onRef('r.ruleId', '=', 'l.id').on('r.day', '=', sql<string>`${day}::date`),
    )
    .selectAll('l')
    .select('r.finishedAt')
    .where('l.checked', '=', 'on_change')
    .where('l.enabled', '=', true)
    .where('l.archivedAt', 'is', null)
    .orderBy('l.rank')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => ({ id: row.id, terms: termsOf(row), isReady: row.finishedAt !== null }));
}

/** Takes some marks away; what was held meanwhile by another worker is left to it. */
async function takeMarks({ db, organization }: Context): Promise<number[]> {
  const { rows } = await sql<{ accountId: number }>`
    DELETE FROM alert_mark WHERE organization_id = ${organization.id} AND id IN (
      SELECT id FROM alert_mark WHERE organization_id = ${organization.id} ORDER BY id LIMIT ${MARKS} FOR UPDATE SKIP LOCKED)
    RETURNING account_id`.execute(db);
  return [...new Set(rows.map(({ accountId }) => accountId))].sort((one, other) => one - other);
}

/** What a rule raises on accounts by what was just seen of them. */
async function firedNow(
  ctx: Context,
  rule: ReadyRule,
  sighted: ReadonlyMap<number, Sighting>,
  histories: ReadonlyMap<number, AccountHistory>,
  today: AsOf,
) {
  const watched = await selectWatched(ctx, rule.terms, today)
    .select('a.id')
    .where((eb) => eb('a.id', '=', eb.fn.any(sql<number[]>`${[...sighted.keys()]}::bigint[]`)))
    .orderBy('a.id')
    .execute();
  const looks = watched.flatMap(({ id }): AccountLook[] => {
    const [history, sighting] = [histories.get(id), sighted.get(id)];
    return history && sighting ? [{ accountId: id, history, look: { day: today.number, sighting } }] : [];
  });
  return firedAt(ctx, rule, looks, today);
}

/**
 * Looks at accounts of which something changed, by the rules that ask for it, and raises what is due: marks, what was seen
 * and alerts with all that follows are one transaction. It waits for the last full day's evaluation. Call until `more` is false.
 */
export const evaluateChanged = defineOperation({
  name: 'alert-rule.evaluate-changed',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: RuleEvaluation,
  run: async (ctx) => {
    const rules = await rulesOnChange(ctx);
    const ids = rules.every(({ isReady }) => isReady) ? await takeMarks(ctx) : [];
    if (ids.length === 0) return { raised: 0, more: false };
    const today = resolveAsOf(ctx, ctx.today);
    const conditions = rules.flatMap(({ terms }) => terms.conditions);
    const metrics = metricsAsked(conditions);
    const histories = await readHistories(ctx, ids, metrics, { from: today.number - daysBack(conditions), to: today.number });
    const sighted = rules.length > 0 ? await sightChanged(ctx, histories, metrics, today) : new Map<number, Sighting>();
    let raised = 0;
    for (const rule of rules) {
      const firings = sighted.size > 0 ? await firedNow(ctx, rule, sighted, histories, today) : [];
      if (firings.length > 0) raised += (await ctx.call(raiseFired, { ruleId: rule.id, firedOn: today.day, firings })).raised;
    }
    return { raised, more: true };
  },
});

/** Deletes what was seen within days that no dry run looks at any more. */
export const pruneSightings = defineOperation({
  name: 'alert-rule.prune',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Pruned,
  run: async (ctx) => {
    const { numDeletedRows } = await ctx.db
      .deleteFrom('alertSighting')
      .where('day', '<', sql<string>`${ctx.today}::date - ${sql.lit(KEPT_DAYS)}::int`)
      .executeTakeFirstOrThrow();
    return { deleted: Number(numDeletedRows) };
  },
});
