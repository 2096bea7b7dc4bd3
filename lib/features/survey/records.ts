import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { AnswerId, StoredAnswer } from './contract';
import type { SurveyKind } from './metrics';

function selectAnswers({ db, actor }: Context, kind: SurveyKind) {
  return db
    .selectFrom('surveyResponse as r')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'r.organizationId').onRef('a.id', '=', 'r.accountId'))
    .select(['r.key as id', 'a.key as accountId', 'r.email', 'r.score', 'r.comment', 'r.submittedAt', 'r.survey', 'r.updatedAt'])
    .where('r.kind', '=', kind)
    .where('r.deletedAt', 'is', null)
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(actor, sql<number>`r.account_id`));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAnswers>['execute']>>[number];

const answerOf = ({ submittedAt, updatedAt, ...row }: Row) => ({
  ...row,
  submittedAt: submittedAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
});

interface After {
  after?: string | undefined;
  limit: number;
}

async function answersAfter(ctx: Context, kind: SurveyKind, { after, limit }: After) {
  const all = selectAnswers(ctx, kind)
    .orderBy('r.key')
    .limit(limit + 1);
  const rows = await (after === undefined ? all : all.where('r.key', '>', after)).execute();
  return { data: rows.slice(0, limit).map(answerOf), more: rows.length > limit };
}

async function oneAnswer(ctx: Context, kind: SurveyKind, id: string) {
  const row = await selectAnswers(ctx, kind).where('r.key', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not_found', 'There is no such answer');
  return answerOf(row);
}

const PageRequest = z.strictObject({ after: z.string().optional(), limit: z.int().min(1).max(200).default(50) });
const AnswerPage = z.strictObject({ data: z.array(StoredAnswer), more: z.boolean() });

/** Every NPS answer of the accounts that the caller may see, by id in code-point order, after one id. */
export const listNpsRecords = defineOperation({
  name: 'nps.list-records',
  kind: 'read',
  permission: 'survey:read',
  scope: 'organization',
  input: PageRequest,
  output: AnswerPage,
  run: (ctx, page) => answersAfter(ctx, 'nps', page),
});

/** Every CSAT answer, likewise. */
export const listCsatRecords = defineOperation({
  name: 'csat.list-records',
  kind: 'read',
  permission: 'survey:read',
  scope: 'organization',
  input: PageRequest,
  output: AnswerPage,
  run: (ctx, page) => answersAfter(ctx, 'csat', page),
});

/** One NPS answer. */
export const getNpsRecord = defineOperation({
  name: 'nps.get-record',
  kind: 'read',
  permission: 'survey:read',
  scope: 'organization',
  input: AnswerId,
  output: StoredAnswer,
  run: (ctx, { id }) => oneAnswer(ctx, 'nps', id),
});

/** One CSAT answer. */
export const getCsatRecord = defineOperation({
  name: 'csat.get-record',
  kind: 'read',
  permission: 'survey:read',
  scope: 'organization',
  input: AnswerId,
  output: StoredAnswer,
  run: (ctx, { id }) => oneAnswer(ctx, 'csat', id),
});
