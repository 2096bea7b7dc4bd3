import { sql } from 'kysely';
import type * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { replaceInJson } from '@/lib/core/db/replace-in-json';
import { AppError } from '@/lib/core/errors';
import { demandMembers } from '@/lib/core/member-check';
import { defineOperation } from '@/lib/core/operation';
import { TagReplacement } from '@/lib/features/tag/contract';
import { MarkedAccounts, NewRule, RuleChange, RuleDone, RuleId, RuleOrder, SavedRule } from './contract';
import { demandMetrics } from './rules';

/** An alert of the same account a fortnight later says something new; one the next day doesn't. */
const USUAL_DELAY_DAYS = 14;
const USUAL_TASK_DAYS = 3;

const noRule = () => new AppError('not_found', 'There is no such alert rule');

type Fields = Omit<z.infer<typeof RuleChange>, 'id' | 'version'>;

/** @throws AppError invalid where it names what isn't there */
async function demandReferences(ctx: Context, { conditions = [], recipients = [], playId }: Fields): Promise<void> {
  await demandMetrics(ctx, conditions);
  await demandMembers(
    ctx,
    recipients.filter((recipient) => recipient !== 'owner'),
    'recipients',
  );
  if (!playId) return;
  const play = await ctx.db.selectFrom('play').select('id').where('id', '=', playId).where('archivedAt', 'is', null).executeTakeFirst();
  if (play) return;
  const message = 'There is no such SuccessPlay';
  throw new AppError('invalid', message, { errors: [{ path: 'playId', code: 'unknown', message }] });
}

/** Fields as columns; what is absent stays so. */
function columnsOf({ conditions, segment, ...fields }: Fields) {
  return {
    ...fields,
    ...(conditions !== undefined && { conditions: JSON.stringify(conditions) }),
    ...(segment !== undefined && { segment: segment && JSON.stringify(segment) }),
  };
}

/** A new rule, last in the list; while it is enabled it is evaluated within a minute, and then every night. */
export const createRule = defineOperation({
  name: 'alert-rule.create',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: NewRule,
  output: SavedRule,
  run: async (ctx, fields) => {
    await demandReferences(ctx, fields);
    const usual = {
      accountTypes: [],
      severity: 'warning',
      recipients: ['owner'],
      taskDays: USUAL_TASK_DAYS,
      delayDays: USUAL_DELAY_DAYS,
      checked: 'daily',
    };
    const rank = sql<number>`(SELECT coalesce(max(rank), 0) + 1 FROM alert_rule WHERE organization_id = ${ctx.organization.id})`;
    const made = await ctx.db
      .insertInto('alertRule')
      .values({
        ...{ ...usual, ...columnsOf(fields), conditions: JSON.stringify(fields.conditions), name: fields.name, rank },
        ...{ organizationId: ctx.organization.id, id: crypto.randomUUID(), createdAt: ctx.now, updatedAt: ctx.now },
        createdBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null,
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    ctx.audit(`alert-rule:${made.id}`);
    return made;
  },
});

/** Changes a rule; alerts that it raised stay. @throws AppError conflict when someone else changed it meanwhile */
export const updateRule = defineOperation({
  name: 'alert-rule.update',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: RuleChange,
  output: SavedRule,
  run: async (ctx, { id, version, ...fields }) => {
    const found = await ctx.db
      .selectFrom('alertRule')
      .select('version')
      .where('id', '=', id)
      .where('archivedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw noRule();
    if (version !== undefined && version !== found.version) throw new AppError('conflict', 'Someone else changed this meanwhile');
    await demandReferences(ctx, fields);
    const changed = await ctx.db
      .updateTable('alertRule')
      .set({ ...columnsOf(fields), version: found.version + 1, updatedAt: ctx.now })
      .where('id', '=', id)
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow();
    ctx.audit(`alert-rule:${id}`, { fields: Object.keys(fields) });
    return changed;
  },
});

/** Takes a rule away, or brings it back; its alerts stay, with its name. */
async function archive(ctx: Context, id: string, at: Date | null): Promise<object> {
  const changed = await ctx.db
    .updateTable('alertRule')
    .set({ archivedAt: at, updatedAt: ctx.now })
    .where('id', '=', id)
    .where('archivedAt', at ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw noRule();
  ctx.audit(`alert-rule:${id}`, { archived: at !== null });
  return {};
}

export const deleteRule = defineOperation({
  name: 'alert-rule.delete',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: RuleId,
  output: RuleDone,
  run: (ctx, { id }) => archive(ctx, id, ctx.now),
});

export const restoreRule = defineOperation({
  name: 'alert-rule.restore',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: RuleId,
  output: RuleDone,
  run: (ctx, { id }) => archive(ctx, id, null),
});

/** The order in which rules stand in the list. */
export const orderRules = defineOperation({
  name: 'alert-rule.order',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: RuleOrder,
  output: RuleDone,
  run: async (ctx, { ids }) => {
    await sql`
      UPDATE alert_rule l SET rank = r.rank FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS r (id, rank)
      WHERE l.organization_id = ${ctx.organization.id} AND l.id = r.id`.execute(ctx.db);
    ctx.audit('alert-rule', { order: ids });
    return {};
  },
});

/** A tag has become another: the accounts that rules watch are chosen by that one from now on. */
export const replaceInRules = defineOperation({
  name: 'alert-rule.replace-value',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: TagReplacement,
  output: RuleDone,
  run: async (ctx, replacement) => {
    await replaceInJson(ctx, 'alert_rule', ['segment'], replacement);
    return {};
  },
});

/** Has rules that look as soon as something changed look at accounts; where there are none, nothing is left to do. */
export const markForRules = defineOperation({
  name: 'alert-rule.mark',
  kind: 'write',
  permission: 'alert:admin',
  scope: 'organization',
  input: MarkedAccounts,
  output: RuleDone,
  run: async (ctx, { accountIds }) => {
    await sql`
      INSERT INTO alert_mark (organization_id, account_id) SELECT ${ctx.organization.id}, id FROM unnest(${accountIds}::bigint[]) AS a (id)
      WHERE EXISTS (SELECT FROM alert_rule WHERE organization_id = ${ctx.organization.id} AND checked = 'on_change' AND enabled AND archived_at IS NULL)`.execute(
      ctx.db,
    );
    return {};
  },
});
