import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { replaceInJson } from '@/lib/core/db/replace-in-json';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { tellTimeline } from '@/lib/core/timeline';
import { TagReplacement } from '@/lib/features/tag/contract';
import { addDays } from '@/lib/kit/day';
import { AccountOnly, Done, NewOverride, NewPulse } from './contract';
import { addModel, publishHealthModel } from './model-commands';
import { overrideOf } from './overrides';
import { PRESETS } from './presets';
import { scoreNow } from './renew';

/** The model that stands behind all others. */
const DEFAULT_NAME = 'All accounts';
const LONGEST_OVERRIDE_DAYS = 90;
/** On the timeline, which finds the rest by search. */
const TITLE_LENGTH = 160;

/** Shows a score in place of the computed one until a day; one that holds already ends. @throws AppError invalid for a day beyond 90 days or past */
export const overrideHealth = defineOperation({
  name: 'health.override',
  kind: 'write',
  permission: 'health:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewOverride,
  output: Done,
  run: async (ctx, { score, reason, untilOn }, account) => {
    if (untilOn < ctx.today || untilOn > addDays(ctx.today, LONGEST_OVERRIDE_DAYS)) {
      const message = `Choose a day from today to ${addDays(ctx.today, LONGEST_OVERRIDE_DAYS)}`;
      throw new AppError('invalid', message, { errors: [{ path: 'untilOn', code: 'range', message }] });
    }
    await endOverrides(ctx, sql`${account.id}`);
    const id = crypto.randomUUID();
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
    await ctx.db
      .insertInto('healthOverride')
      .values({ organizationId: ctx.organization.id, id, accountId: account.id, score, reason, untilOn, createdBy, createdAt: ctx.now })
      .execute();
    await tellTimeline(ctx, [
      {
        ...{
          accountId: account.id,
          at: ctx.now,
          category: 'health',
          subtype: 'override',
          event: 'override',
          source: 'health_override',
          sourceKey: id,
        },
        ...{ title: reason.slice(0, TITLE_LENGTH), text: reason, snapshot: { score, reason, untilOn } },
      },
    ]);
    await scoreNow(ctx, [account.id]);
    ctx.audit(`account:${account.key}`, { healthOverride: id });
    return {};
  },
});

async function endOverrides(ctx: Context, accountId: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    UPDATE health_override SET ended_at = ${ctx.now}
    WHERE organization_id = ${ctx.organization.id} AND id IN (SELECT id FROM (${overrideOf(ctx, accountId)}) o)`.execute(ctx.db);
  return Number(numAffectedRows);
}

/** Shows the computed score again. @throws AppError precondition when nothing stands in its place */
export const endOverride = defineOperation({
  name: 'health.end-override',
  kind: 'write',
  permission: 'health:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountOnly,
  output: Done,
  run: async (ctx, _input, account) => {
    if ((await endOverrides(ctx, sql`${account.id}`)) === 0) throw new AppError('precondition', 'The score is the computed one');
    await scoreNow(ctx, [account.id]);
    ctx.audit(`account:${account.key}`, { healthOverride: null });
    return {};
  },
});

/** Writes down what the person who looks after an account thinks of it. */
export const writePulse = defineOperation({
  name: 'health.pulse',
  kind: 'write',
  permission: 'health:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: NewPulse,
  output: Done,
  run: async (ctx, { rating, comment }, account) => {
    const id = crypto.randomUUID();
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
    await ctx.db
      .insertInto('csmPulse')
      .values({ organizationId: ctx.organization.id, id, accountId: account.id, rating, comment, createdBy, createdAt: ctx.now })
      .execute();
    await tellTimeline(ctx, [
      {
        ...{ accountId: account.id, at: ctx.now, category: 'health', subtype: rating, event: 'pulse', source: 'pulse', sourceKey: id },
        ...{ title: comment.slice(0, TITLE_LENGTH), text: comment, snapshot: { rating, comment } },
      },
    ]);
    await scoreNow(ctx, [account.id]);
    return {};
  },
});

/** The default, in force from the start; does nothing where there is one. */
export const addDefaultModel = defineOperation({
  name: 'health.add-default',
  kind: 'write',
  permission: 'health:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Done,
  run: async (ctx) => {
    const found = await ctx.db.selectFrom('healthModel').select('id').where('isDefault', '=', true).executeTakeFirst();
    if (found) return {};
    const made = await addModel(ctx, { name: DEFAULT_NAME, content: PRESETS.balanced, isDefault: true });
    await ctx.call(publishHealthModel, made);
    return {};
  },
});

/** A tag has become another: the accounts that models are for are chosen by that one from now on. */
export const replaceInSegments = defineOperation({
  name: 'health.replace-value',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: TagReplacement,
  output: Done,
  run: async (ctx, replacement) => {
    await replaceInJson(ctx, 'health_model', ['segment'], replacement);
    return {};
  },
});
