import { sql } from 'kysely';
import { resolveAsOf } from '@/lib/core/as-of';
import { defineOperation } from '@/lib/core/operation';
import { AccountReading } from '@/lib/features/usage/contract';
import { NpsReading } from './contract';
import { npsPage } from './list';
import { npsFigures, type ScoreCount, WINDOW_MS } from './metrics';
import { NpsTablePage, NpsTableRequest } from './pages';

interface WindowCounts {
  latest: Date | null;
  counts: ScoreCount[];
}

/** An account's NPS as of a day, over the 90 × 24 hours that end with its latest answer before the day's end. */
export const readAccountNps = defineOperation({
  name: 'nps.read',
  kind: 'read',
  permission: 'survey:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: NpsReading,
  run: async (ctx, { asOf: asked }, account) => {
    const asOf = resolveAsOf(ctx, asked);
    const of = sql`r.organization_id = ${ctx.organization.id} AND r.account_id = ${account.id} AND r.kind = 'nps' AND r.deleted_at IS NULL`;
    const { rows } = await sql<WindowCounts>`
      WITH latest AS (SELECT max(r.submitted_at) AS at FROM survey_response r WHERE ${of} AND r.submitted_at < ${asOf.end}),
      counted AS (
        SELECT r.score, count(*) AS count FROM survey_response r, latest
        WHERE ${of} AND r.submitted_at <= latest.at AND r.submitted_at >= latest.at - ${WINDOW_MS} * interval '1 millisecond' GROUP BY r.score)
      SELECT latest.at AS latest, coalesce((SELECT jsonb_agg(to_jsonb(counted)) FROM counted), '[]') AS counts FROM latest`.execute(ctx.db);
    const { latest = null, counts = [] } = rows[0] ?? {};
    const window = latest && { from: new Date(latest.getTime() - WINDOW_MS).toISOString(), to: latest.toISOString() };
    return { asOf: asOf.day, partial: asOf.partial, freshTo: ctx.now.toISOString(), window, figures: npsFigures(counts) };
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
