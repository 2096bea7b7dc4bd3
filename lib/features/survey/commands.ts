import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { upsertRecords } from '@/lib/core/record-upsert';
import { showOnTimeline } from '@/lib/core/timeline';
import { UpsertInput, UpsertResult } from '@/lib/core/upsert';
import { visibleAccounts } from '@/lib/core/visibility';
import { AnswerId, Done, Made, NewNpsAnswer, type SurveyKind } from './contract';
import { answersOf, saveAnswers } from './store';

const [nps, csat] = [answersOf('nps'), answersOf('csat')];

/** `PUT /api/v1/nps`: makes, changes and restores answers, each record by itself. */
export const upsertNps = defineOperation({
  name: 'nps.upsert',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertRecords(ctx, nps, data),
});

/** `PUT /api/v1/csat`, likewise. */
export const upsertCsat = defineOperation({
  name: 'csat.upsert',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: UpsertInput,
  output: UpsertResult,
  run: (ctx, { data }) => upsertRecords(ctx, csat, data),
});

async function removeAnswer(ctx: Context, kind: SurveyKind, key: string) {
  const removed = await ctx.db
    .updateTable('surveyResponse')
    .set({ deletedAt: ctx.now, updatedAt: ctx.now })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('accountId')))
    .returning('id')
    .executeTakeFirst();
  if (!removed) throw new AppError('not_found', 'There is no such answer');
  await showOnTimeline(ctx, kind, [key], false);
  ctx.audit(`${kind}:${key}`, { deleted: true });
  return {};
}

/** Takes an answer out of every figure and off the timeline; an upsert of its id restores it within 30 days. */
export const deleteNps = defineOperation({
  name: 'nps.delete',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: AnswerId,
  output: Done,
  run: (ctx, { id }) => removeAnswer(ctx, 'nps', id),
});

/** The same of an answer to how content one was. */
export const deleteCsat = defineOperation({
  name: 'csat.delete',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: AnswerId,
  output: Done,
  run: (ctx, { id }) => removeAnswer(ctx, 'csat', id),
});

/** An answer that one of us enters by hand. */
export const addNpsAnswer = defineOperation({
  name: 'nps.add',
  kind: 'write',
  permission: 'survey:write',
  scope: (input) => input.accountId,
  input: NewNpsAnswer,
  output: Made,
  run: async (ctx, { accountId: _account, submittedAt = ctx.now, ...fields }, account) => {
    const key = crypto.randomUUID();
    await saveAnswers(ctx, 'nps', [{ ...fields, key, accountId: account.id, submittedAt, sourceUpdatedAt: null }]);
    ctx.audit(`nps:${key}`);
    return { id: key };
  },
});
