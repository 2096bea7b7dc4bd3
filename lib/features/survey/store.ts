import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { given, type LoadedRecord, type RecordKind, type RecordState } from '@/lib/core/record-upsert';
import { tellTimeline } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';
import { type AnswerRecord, CsatRecord, NpsRecord } from './contract';
import { SCORES, type SurveyKind } from './metrics';

/** An answer as it is stored. */
export interface AnswerFields {
  email: string;
  score: number;
  comment: string | null;
  survey: string | null;
  submittedAt: Date;
}

async function loadAnswers({ db, actor }: Context, kind: SurveyKind, keys: readonly string[]): Promise<LoadedRecord<AnswerFields>[]> {
  const rows = await db
    .selectFrom('surveyResponse as r')
    .select(['r.key', 'r.accountId', 'r.sourceUpdatedAt', 'r.deletedAt', 'r.email', 'r.score', 'r.comment', 'r.survey', 'r.submittedAt'])
    .select((eb) => visibleAccounts(actor, eb.ref('r.accountId')).as('isVisible'))
    .where('r.kind', '=', kind)
    .where((eb) => eb('r.key', '=', eb.fn.any(sql<string[]>`${keys}::text[]`)))
    .execute();
  return rows.map(({ key, accountId, sourceUpdatedAt, deletedAt, isVisible, ...fields }) => ({
    frame: { key, accountId, sourceUpdatedAt },
    fields,
    deleted: deletedAt !== null,
    isVisible,
  }));
}

/** Writes answers of a kind as given, and tells the timeline of them. */
export async function saveAnswers(ctx: Context, kind: SurveyKind, states: readonly RecordState<AnswerFields>[]): Promise<void> {
  const createdBy = ctx.actor.kind === 'user' ? ctx.actor.membershipId : null;
  const made = { organizationId: ctx.organization.id, kind, createdBy, createdAt: ctx.now, updatedAt: ctx.now };
  await ctx.db
    .insertInto('surveyResponse')
    .values(states.map((state) => ({ ...state, ...made })))
    .onConflict((conflict) =>
      conflict.columns(['organizationId', 'kind', 'key']).doUpdateSet((eb) => ({
        accountId: eb.ref('excluded.accountId'),
        email: eb.ref('excluded.email'),
        score: eb.ref('excluded.score'),
        comment: eb.ref('excluded.comment'),
        survey: eb.ref('excluded.survey'),
        submittedAt: eb.ref('excluded.submittedAt'),
        sourceUpdatedAt: eb.ref('excluded.sourceUpdatedAt'),
        updatedAt: ctx.now,
        deletedAt: null,
      })),
    )
    .execute();
  await tellTimeline(
    ctx,
    states.map(({ key, accountId, email, score, comment, survey, submittedAt }) => ({
      accountId,
      at: submittedAt,
      category: 'survey',
      subtype: kind,
      event: 'answered',
      source: kind,
      sourceKey: key,
      title: `${score}/${SCORES[kind].at(-1)} ${email}`,
      text: comment,
      snapshot: { score, comment, survey },
    })),
  );
}

/** The answers of one kind, as their upsert takes them. */
export function answersOf(kind: SurveyKind): RecordKind<AnswerRecord, AnswerFields> {
  return {
    noun: kind,
    schema: kind === 'nps' ? NpsRecord : CsatRecord,
    load: (ctx, keys) => loadAnswers(ctx, kind, keys),
    merge: (before, { email, score, comment, survey, submittedAt }) => ({
      email,
      score,
      comment: given(comment, before?.comment),
      survey: given(survey, before?.survey),
      submittedAt,
    }),
    save: (ctx, states) => saveAnswers(ctx, kind, states),
    beganAt: ({ submittedAt }) => submittedAt,
  };
}
