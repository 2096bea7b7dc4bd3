import * as z from 'zod';
import { resolveAsOf } from '@/lib/core/as-of';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { AccountReading } from '@/lib/features/usage/contract';
import { CsatFigures, NpsReading, Survey } from './contract';
import { csatPage, csatSince, npsPage } from './list';
import { csatFigure, npsFigures, WINDOW_MS } from './metrics';
import { CsatTablePage, CsatTableRequest, NpsTablePage, NpsTableRequest } from './pages';
import { npsWindows } from './windows';

/** The NPS answers that count for accounts as of an instant, for metrics. */
export const readNpsWindows = (ctx: Context, accountIds: readonly number[], end: Date) => npsWindows(ctx, accountIds, end);

/** An account's NPS as of a day, over the 90 × 24 hours that end with its latest answer before the day's end. */
export async function readNps(ctx: Context, account: ScopedAccount, asked: string | undefined): Promise<z.infer<typeof NpsReading>> {
  const asOf = resolveAsOf(ctx, asked);
  const { latest = null, counts = [] } = (await npsWindows(ctx, [account.id], asOf.end)).get(account.id) ?? {};
  const window = latest && { from: new Date(latest.getTime() - WINDOW_MS).toISOString(), to: latest.toISOString() };
  return { asOf: asOf.day, partial: asOf.partial, freshTo: ctx.now.toISOString(), window, figures: npsFigures(counts) };
}

/** The same as a page and the API ask it. */
export const readAccountNps = defineOperation({
  name: 'nps.read',
  kind: 'read',
  permission: 'survey:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: NpsReading,
  run: (ctx, { asOf }, account) => readNps(ctx, account, asOf),
});

/** An account's CSAT as of a day, over the organization's last 90 days. */
export const readAccountCsat = defineOperation({
  name: 'csat.read',
  kind: 'read',
  permission: 'survey:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: CsatFigures,
  run: async (ctx, { asOf: asked }, account) => {
    const { day, end } = resolveAsOf(ctx, asked);
    const counts = await ctx.db
      .selectFrom('surveyResponse')
      .select((eb) => ['score', eb.fn.countAll<number>().as('count')])
      .where('accountId', '=', account.id)
      .where('kind', '=', 'csat')
      .where('deletedAt', 'is', null)
      .where('submittedAt', '>=', csatSince(ctx, day))
      .where('submittedAt', '<', end)
      .groupBy('score')
      .execute();
    return csatFigure(counts);
  },
});

/** One page of an account's NPS answers. */
export const listNpsTable = defineOperation({
  name: 'nps.table',
  kind: 'read',
  permission: 'survey:read',
  scope: (input) => input.accountId,
  input: NpsTableRequest,
  output: NpsTablePage,
  run: (ctx, { asOf, filter, sort, cursor, limit }, account) => npsPage(ctx, account, asOf, { filter, sort, cursor, size: limit }),
});

/** One page of an account's CSAT answers. */
export const listCsatTable = defineOperation({
  name: 'csat.table',
  kind: 'read',
  permission: 'survey:read',
  scope: (input) => input.accountId,
  input: CsatTableRequest,
  output: CsatTablePage,
  run: (ctx, { asOf, filter, sort, cursor, limit }, account) => csatPage(ctx, account, asOf, { filter, sort, cursor, size: limit }),
});

export const noSurvey = () => new AppError('not_found', 'There is no such survey');

/** The organization's surveys by age, archived ones too. */
export async function loadSurveys({ db }: Context): Promise<Survey[]> {
  const rows = await db
    .selectFrom('survey')
    .select(['id', 'kind', 'name', 'question', 'senderName', 'introduction', 'thanks', 'version', 'archivedAt'])
    .select(['remindAfterDays', 'expiresAfterDays', 'askAgainAfterDays'])
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return z.array(Survey).parse(rows.map(({ archivedAt, ...row }) => ({ ...row, archived: archivedAt !== null })));
}

/** A survey that can be sent. @throws AppError not_found, alike for absent and archived ones */
export async function findSurvey(ctx: Context, id: string): Promise<Survey> {
  const found = (await loadSurveys(ctx)).find((survey) => survey.id === id && !survey.archived);
  if (!found) throw noSurvey();
  return found;
}

/** The same as pages and the API ask it. */
export const listSurveys = defineOperation({
  name: 'survey.list',
  kind: 'read',
  permission: 'survey:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Survey),
  run: loadSurveys,
});
