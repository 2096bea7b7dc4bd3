import { sql } from 'kysely';
import type { AsOf } from '@/lib/core/as-of';
import type { Context } from '@/lib/core/context';
import { CSAT_DAYS, csatFigure, npsFigures, type ScoreCount } from '@/lib/features/survey/metrics';
import { readNpsWindows } from '@/lib/features/survey/queries';
import { addDays, localDay, startOfDay } from '@/lib/kit/day';
import type { MetricOf } from '../metrics';
import { metricValue, type SourceReader } from '../reading';

interface CsatRow {
  accountId: number;
  latest: Date;
  counts: ScoreCount[];
}

/** CSAT answers of the last 90 days of the organization, by score. */
async function readCsat({ db, organization }: Context, accountIds: readonly number[], asOf: AsOf): Promise<Map<number, CsatRow>> {
  const from = startOfDay(addDays(asOf.day, 1 - CSAT_DAYS), organization.timezone);
  const { rows } = await sql<CsatRow>`
    SELECT c.account_id, max(c.latest) AS latest, jsonb_agg(jsonb_build_object('score', c.score, 'count', c.count)) AS counts FROM (
      SELECT r.account_id, r.score, count(*) AS count, max(r.submitted_at) AS latest FROM survey_response r
      WHERE r.organization_id = ${organization.id} AND r.account_id = ANY(${accountIds}::bigint[]) AND r.kind = 'csat' AND r.deleted_at IS NULL
        AND r.submitted_at >= ${from} AND r.submitted_at < ${asOf.end}
      GROUP BY r.account_id, r.score) c
    GROUP BY c.account_id`.execute(db);
  return new Map(rows.map((row) => [row.accountId, row]));
}

/** What the account's people say; as old as their latest answer. */
export const readSurveyMetrics: SourceReader<MetricOf<'survey'>> = async (ctx, accountIds, asOf) => {
  const [windows, answers] = [await readNpsWindows(ctx, accountIds, asOf.end), await readCsat(ctx, accountIds, asOf)];
  const dayOf = (at: Date | undefined) => (at ? localDay(at, ctx.organization.timezone) : null);
  return new Map(
    accountIds.map((id) => {
      const [window, answer] = [windows.get(id), answers.get(id)];
      const { score, nps, responses, detractors } = npsFigures(window?.counts ?? []);
      const asked = dayOf(window?.latest);
      return [
        id,
        {
          npsScore: metricValue(score, asked),
          nps: metricValue(nps, asked),
          npsResponses: metricValue(responses, asked),
          detractors: metricValue(detractors, asked),
          csat: metricValue(csatFigure(answer?.counts ?? []).csat, dayOf(answer?.latest)),
        },
      ];
    }),
  );
};
