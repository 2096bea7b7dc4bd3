import { type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { type VisitLabel, visitLabel } from '@/lib/features/hub-reading/metrics';
import { standings } from './funnel';
import { COUNTS } from './scope';
import { type Aside, STAGES, type Stage, type Whose } from './table';

/** Contacts of one stage that are named; the funnel says how many there are. */
const MOST_STUCK = 200;

interface Stuck {
  hubId: string;
  name: string;
  account: string;
  accountKey: string;
  document: string | null;
  viewed: number | null;
  pageCount: number | null;
  /** Milliseconds, over all that they were sent. */
  attention: number;
  /** How sure we are of their last visit's time; null without one. */
  confidence: VisitLabel | null;
  lastAt: Date;
}

/** Who got as far as a stage and no further, or stands aside, with the document that they read most of; the latest first. */
export async function stuckAt(ctx: Context, { at, ...window }: { at: Stage | Aside; days: number; whose: Whose }): Promise<Stuck[]> {
  const stages: readonly string[] = STAGES;
  const stage = stages.indexOf(at);
  const which = stage === -1 ? sql<SqlBool>`x.aside = ${at}` : sql<SqlBool>`x.stage = ${stage}`;
  const id = ctx.organization.id;
  const { rows } = await sql<Omit<Stuck, 'confidence'> & { visit: { ended: boolean; late: boolean } | null }>`
    WITH ${standings(ctx, window)}
    SELECT x.hub_id, h.name, a.name AS account, a.key AS account_key, best.title AS document, best.viewed, best.page_count, x.last_at,
      coalesce((SELECT sum(d.ms) FROM documents d WHERE d.hub_id = x.hub_id), 0)::bigint AS attention, visit.facts AS visit
    FROM standing x
    JOIN hub h ON h.organization_id = ${id} AND h.id = x.hub_id
    JOIN account a ON a.organization_id = ${id} AND a.id = h.account_id
    LEFT JOIN LATERAL (
      SELECT p.title, d.viewed, pv.page_count FROM documents d
      JOIN publication_version pv ON pv.organization_id = ${id} AND pv.id = d.version_id
      JOIN publication p ON p.organization_id = ${id} AND p.id = pv.publication_id
      WHERE d.hub_id = x.hub_id ORDER BY d.viewed DESC, d.ms DESC, p.title LIMIT 1) best ON true
    LEFT JOIN LATERAL (
      SELECT jsonb_build_object('ended', v.ended, 'late', v.late) AS facts FROM hub_visit v JOIN hub_session s ON s.organization_id = ${id} AND s.id = v.session_id AND ${COUNTS}
      WHERE v.organization_id = ${id} AND v.hub_id = x.hub_id AND v.started_at >= x.since ORDER BY v.started_at DESC LIMIT 1) visit ON true
    WHERE ${which} ORDER BY x.last_at DESC, h.name LIMIT ${MOST_STUCK}`.execute(ctx.db);
  return rows.map(({ visit, ...row }) => ({ ...row, confidence: visit && visitLabel({ automated: false, ...visit }) }));
}
