import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { upsertRecords } from '@/lib/core/record-upsert';
import { showOnTimeline } from '@/lib/core/timeline';
import { UpsertInput, UpsertResult } from '@/lib/core/upsert';
import { visibleAccounts } from '@/lib/core/visibility';
import { AnswerId, Done, Made, NewNpsAnswer, type SurveyKind } from './contract';
import { answersOf, saveAnswers } from './store';

/** The upsert of one kind of answers. */
function defineUpsert(kind: SurveyKind) {
  const answers = answersOf(kind);
  return defineOperation({
    name: `${kind}.upsert`,
    kind: 'write',
    permission: 'survey:write',
    scope: 'organization',
    input: UpsertInput,
    output: UpsertResult,
    run: (ctx, { data }) => upsertRecords(ctx, answers, data),
  });
}

/** `PUT /api/v1/nps`: makes, changes and restores answers, each record by itself. */
export const upsertNps = defineUpsert('nps');
/** `PUT /api/v1/csat`, likewise. */
export const upsertCsat = defineUpsert('csat');

async function removeAnswer(ctx: Context, kind: SurveyKind, key: string): Promise<void> {
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
}

function defineRemoval(kind: SurveyKind) {
  return defineOperation({
    name: `${kind}.delete`,
    kind: 'write',
    permission: 'survey:write',
    scope: 'organization',
    input: AnswerId,
    output: Done,
    run: async (ctx, { id }) => {
      await removeAnswer(ctx, kind, id);
      return {};
    },
  });
}

/** Takes an answer out of every figure and off the timeline; an upsert of its id restores it within 30 days. */
export const deleteNps = defineRemoval('nps');
/** The same of an answer to how content one was. */
export const deleteCsat = defineRemoval('csat');

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
