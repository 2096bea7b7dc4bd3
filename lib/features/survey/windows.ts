import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { type ScoreCount, WINDOW_MS } from './metrics';

/** The NPS answers that count for an account: those of the 90 × 24 hours that end with its latest one. */
export interface NpsWindow {
  latest: Date;
  counts: ScoreCount[];
}

/** The window of each account as of an instant, exclusive; an account without an answer before it has none. */
export async function npsWindows({ db, organization }: Context, accountIds: readonly number[], end: Date): Promise<Map<number, NpsWindow>> {
  const of = sql`r.organization_id = ${organization.id} AND r.kind = 'nps' AND r.deleted_at IS NULL AND r.submitted_at < ${end}`;
  const { rows } = await sql<NpsWindow & { accountId: number }>`
    WITH latest AS (
      SELECT r.account_id, max(r.submitted_at) AS at FROM survey_response r WHERE ${of} AND r.account_id = ANY(${accountIds}::bigint[]) GROUP BY r.account_id),
    counted AS (
      SELECT l.account_id, l.at, r.score, count(*) AS count FROM latest l
      JOIN survey_response r ON ${of} AND r.account_id = l.account_id AND r.submitted_at >= l.at - ${WINDOW_MS} * interval '1 millisecond'
      GROUP BY l.account_id, l.at, r.score)
    SELECT account_id, at AS latest, jsonb_agg(jsonb_build_object('score', score, 'count', count)) AS counts FROM counted GROUP BY account_id, at`.execute(
    db,
  );
  return new Map(rows.map(({ accountId, ...window }) => [accountId, window]));
}
