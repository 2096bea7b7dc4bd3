import type * as z from 'zod';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { upsertRecords } from '@/lib/core/record-upsert';
import { showOnTimeline } from '@/lib/core/timeline';
import { UpsertInput, UpsertResult } from '@/lib/core/upsert';
import { visibleAccounts } from '@/lib/core/visibility';
import { AnswerId, Done, Made, MailedAnswer, NewCsatAnswer, NewNpsAnswer } from './contract';
import type { SurveyKind } from './metrics';
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

/** Deletes an answer or brings it back. @throws AppError not_found, alike for absent and invisible ones */
async function markAnswer(ctx: Context, kind: SurveyKind, key: string, deleted: boolean) {
  const marked = await ctx.db
    .updateTable('surveyResponse')
    .set({ deletedAt: deleted ? ctx.now : null, updatedAt: ctx.now })
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('deletedAt', deleted ? 'is' : 'is not', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('accountId')))
    .returning('id')
    .executeTakeFirst();
  if (!marked) throw new AppError('not_found', 'There is no such answer');
  await showOnTimeline(ctx, kind, [key], !deleted);
  ctx.audit(`${kind}:${key}`, { deleted });
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
  run: (ctx, { id }) => markAnswer(ctx, 'nps', id, true),
});

/** The same of an answer to how content one was. */
export const deleteCsat = defineOperation({
  name: 'csat.delete',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: AnswerId,
  output: Done,
  run: (ctx, { id }) => markAnswer(ctx, 'csat', id, true),
});

/** Brings a deleted answer back into every figure and onto the timeline. */
export const restoreNps = defineOperation({
  name: 'nps.restore',
  kind: 'write',
  permission: 'survey:write',
  scope: 'organization',
  input: AnswerId,
  output: Done,
  run: (ctx, { id }) => markAnswer(ctx, 'nps', id, false),
});

type Entered = Omit<z.infer<typeof NewNpsAnswer>, 'accountId'>;

async function enter(ctx: Context, kind: SurveyKind, account: ScopedAccount, { submittedAt = ctx.now, ...fields }: Entered) {
  const key = crypto.randomUUID();
  await saveAnswers(ctx, kind, [{ ...fields, key, accountId: account.id, submittedAt, sourceUpdatedAt: null }]);
  ctx.audit(`${kind}:${key}`);
  return { id: key };
}

/** An answer that one of us enters by hand. */
export const addNpsAnswer = defineOperation({
  name: 'nps.add',
  kind: 'write',
  permission: 'survey:write',
  scope: (input) => input.accountId,
  input: NewNpsAnswer,
  output: Made,
  run: (ctx, { accountId: _account, ...answer }, account) => enter(ctx, 'nps', account, answer),
});

/** The same of an answer to how content one was. */
export const addCsatAnswer = defineOperation({
  name: 'csat.add',
  kind: 'write',
  permission: 'survey:write',
  scope: (input) => input.accountId,
  input: NewCsatAnswer,
  output: Made,
  run: (ctx, { accountId: _account, ...answer }, account) => enter(ctx, 'csat', account, answer),
});

/** The answer behind a mailed link, under its invitation's id: given again, it changes the one that is there. */
export const takeMailedAnswer = defineOperation({
  name: 'survey.take-answer',
  kind: 'write',
  permission: 'survey:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: MailedAnswer,
  output: Done,
  run: async (ctx, { id: key, kind, accountId: _account, ...fields }, account) => {
    await saveAnswers(ctx, kind, [{ ...fields, key, accountId: account.id, sourceUpdatedAt: null }]);
    return {};
  },
});
