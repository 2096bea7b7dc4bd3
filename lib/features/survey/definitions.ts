import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Done, NewSurvey, type Survey, SurveyChange, SurveyId, SurveyVersion } from './contract';
import { findSurvey, noSurvey } from './queries';

/** @throws AppError invalid when the reminder would come after the end */
function demandOrder({ remindAfterDays, expiresAfterDays }: Pick<Survey, 'remindAfterDays' | 'expiresAfterDays'>): void {
  if (remindAfterDays === null || remindAfterDays < expiresAfterDays) return;
  const message = 'A reminder comes before the survey closes';
  throw new AppError('invalid', message, { errors: [{ path: 'remindAfterDays', code: 'order', message }] });
}

/** A question that can be sent to contacts from now on. */
export const createSurvey = defineOperation({
  name: 'survey.create',
  kind: 'write',
  permission: 'survey:admin',
  scope: 'organization',
  input: NewSurvey,
  output: SurveyId,
  run: async (ctx, fields) => {
    demandOrder(fields);
    const id = crypto.randomUUID();
    const made = { createdBy: ctx.actor.kind === 'user' ? ctx.actor.membershipId : null, createdAt: ctx.now, updatedAt: ctx.now };
    await ctx.db
      .insertInto('survey')
      .values({ organizationId: ctx.organization.id, id, ...fields, ...made })
      .execute();
    ctx.audit(`survey:${id}`);
    return { id };
  },
});

/** Changes what is sent from now on; invitations that are out keep their dates. @throws AppError conflict */
export const updateSurvey = defineOperation({
  name: 'survey.update',
  kind: 'write',
  permission: 'survey:admin',
  scope: 'organization',
  input: SurveyChange,
  output: SurveyVersion,
  run: async (ctx, { id, version, ...changes }) => {
    demandOrder({ ...(await findSurvey(ctx, id)), ...changes });
    const changed = await ctx.db
      .updateTable('survey')
      .set((eb) => ({ ...changes, version: eb('version', '+', 1), updatedAt: ctx.now }))
      .where('id', '=', id)
      .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
      .returning('version')
      .executeTakeFirst();
    if (!changed) throw new AppError('conflict', 'Someone else changed this meanwhile');
    ctx.audit(`survey:${id}`, { fields: Object.keys(changes) });
    return changed;
  },
});

async function setArchived(ctx: Context, id: string, archived: boolean) {
  const changed = await ctx.db
    .updateTable('survey')
    .set({ archivedAt: archived ? ctx.now : null })
    .where('id', '=', id)
    .where('archivedAt', archived ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw noSurvey();
  ctx.audit(`survey:${id}`, { archived });
  return {};
}

/** Ends sending and reminding; links that are out work until their end, and answers stay. */
export const archiveSurvey = defineOperation({
  name: 'survey.archive',
  kind: 'write',
  permission: 'survey:admin',
  scope: 'organization',
  input: SurveyId,
  output: Done,
  run: (ctx, { id }) => setArchived(ctx, id, true),
});

/** Offers an archived survey again. */
export const restoreSurvey = defineOperation({
  name: 'survey.restore',
  kind: 'write',
  permission: 'survey:admin',
  scope: 'organization',
  input: SurveyId,
  output: Done,
  run: (ctx, { id }) => setArchived(ctx, id, false),
});
