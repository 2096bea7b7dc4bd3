import { type RawBuilder, type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { ALERT_OUTCOMES } from '@/lib/features/alert/table';
import { ratio } from '@/lib/kit/exact';
import { Rule, RuleId } from './contract';

/** How many of a rule's alerts, on accounts that the reader sees, are so. */
const alertsThat = (ctx: Context, which: RawBuilder<SqlBool>) =>
  sql<number>`count(*) FILTER (WHERE ${which} AND ${visibleAccounts(ctx.actor, sql<number>`a.account_id`)})`;

function selectRules(ctx: Context) {
  const outcomes = ALERT_OUTCOMES.map((outcome) => sql`${sql.lit(outcome)}, ${alertsThat(ctx, sql`a.outcome = ${sql.lit(outcome)}`)}`);
  const evaluated = sql<string | null>`(SELECT max(r.day) FROM alert_run r
    WHERE r.organization_id = l.organization_id AND r.rule_id = l.id AND r.finished_at IS NOT NULL)`;
  return ctx.db
    .selectFrom('alertRule as l')
    .leftJoin('alert as a', (join) =>
      join.onRef('a.organizationId', '=', 'l.organizationId').onRef('a.ruleId', '=', 'l.id').on('a.deletedAt', 'is', null),
    )
    .select(['l.id', 'l.name', 'l.enabled', 'l.conditions', 'l.accountTypes', 'l.segment', 'l.severity', 'l.message', 'l.recipients'])
    .select(['l.taskTitle', 'l.taskDays', 'l.playId', 'l.delayDays', 'l.checked', 'l.version', evaluated.as('evaluatedOn')])
    .select([alertsThat(ctx, sql`a.id IS NOT NULL`).as('alerts'), alertsThat(ctx, sql`a.id IS NOT NULL AND a.closed_at IS NULL`).as('open')])
    .select(sql<Record<(typeof ALERT_OUTCOMES)[number], number>>`jsonb_build_object(${sql.join(outcomes)})`.as('outcomes'))
    .where('l.archivedAt', 'is', null)
    .groupBy(['l.organizationId', 'l.id'])
    .orderBy('l.rank')
    .orderBy('l.id');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRules>['executeTakeFirstOrThrow']>>;

function ruleOf({ outcomes, ...row }: Row): Rule {
  const real = outcomes.successful + outcomes.unsuccessful;
  return Rule.parse({ ...row, outcomes, precision: ratio(100 * real, real + outcomes.false_alarm, 0) });
}

/** The rules in their order, with what became of their alerts. */
export const listRules = defineOperation({
  name: 'alert-rule.list',
  kind: 'read',
  permission: 'alert:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Rule),
  run: async (ctx) => (await selectRules(ctx).execute()).map(ruleOf),
});

/** One rule. */
export const readRule = defineOperation({
  name: 'alert-rule.read',
  kind: 'read',
  permission: 'alert:read',
  scope: 'organization',
  input: RuleId,
  output: Rule,
  run: async (ctx, { id }) => {
    const row = await selectRules(ctx).where('l.id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such alert rule');
    return ruleOf(row);
  },
});
