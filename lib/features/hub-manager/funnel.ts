import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { ENGAGED_MS, VIEWED_MS } from '@/lib/features/hub-reading/metrics';
import { addDays, startOfDay } from '@/lib/kit/day';
import { COUNTS, isShown } from './scope';
import { ACTS, ASIDES, STAGES, type Whose } from './table';

const IDLE_DAYS = 14;

interface FunnelWindow {
  days: number;
  whose: Whose;
}

/**
 * THE definition of the activity funnel (hub.md, Manager): one row for each hub that was mailed something in the last
 * `days` days, today included. What counts is what its reader did since the first of these mails. `stage` is the
 * furthest that they got, as its place in STAGES, so that each stage includes those after it:
 * opened: a session of a reader, not of a program; viewed: a page for 2 s, or a link followed; engaged: half of a publication's pages viewed,
 * or a page and 60 s in it; acted: downloaded, asked, forwarded or finished.
 * `aside` is none or one of ASIDES: access revoked; else all these mails bounced; else nothing for 14 days by who has not acted.
 */
export function standings(ctx: Context, { days, whose }: FunnelWindow): RawBuilder<unknown> {
  const id = ctx.organization.id;
  const dayStart = (back: number) => startOfDay(addDays(ctx.today, -back), ctx.organization.timezone);
  return sql`
    cohort AS MATERIALIZED (
      SELECT h.id AS hub_id, min(r.sent_at) AS since, max(r.sent_at) AS last_sent, bool_and(r.bounced_at IS NOT NULL) AS bounced,
        bool_or(h.revoked_at IS NOT NULL) AS revoked
      FROM hub_recipient r
      JOIN hub h ON h.organization_id = r.organization_id AND h.id = r.hub_id
      JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
      WHERE r.organization_id = ${id} AND r.sent_at >= ${dayStart(days - 1)} AND ${isShown(ctx, whose)}
      GROUP BY h.id),
    stays AS (
      SELECT c.hub_id, bool_or(s.created_at >= c.since) AS opened, max(greatest(s.created_at, s.last_beat_at)) AS last_at
      FROM cohort c JOIN hub_session s ON s.organization_id = ${id} AND s.hub_id = c.hub_id AND ${COUNTS} GROUP BY c.hub_id),
    pages AS (
      SELECT c.hub_id, t.item_id, t.version_id, t.page, sum(t.counted_ms) AS ms
      FROM cohort c
      JOIN hub_visit v ON v.organization_id = ${id} AND v.hub_id = c.hub_id AND v.started_at >= c.since
      JOIN hub_session s ON s.organization_id = v.organization_id AND s.id = v.session_id AND ${COUNTS}
      JOIN hub_attention t ON t.organization_id = v.organization_id AND t.visit_id = v.id
      GROUP BY c.hub_id, t.item_id, t.version_id, t.page),
    documents AS (
      SELECT p.hub_id, p.item_id, p.version_id, sum(p.ms) AS ms, count(*) FILTER (WHERE p.ms >= ${VIEWED_MS}) AS viewed
      FROM pages p GROUP BY p.hub_id, p.item_id, p.version_id),
    reading AS (
      SELECT d.hub_id, bool_or(d.viewed > 0) AS viewed, bool_or(d.viewed > 0 AND (d.viewed * 2 >= pv.page_count OR d.ms >= ${ENGAGED_MS})) AS engaged
      FROM documents d JOIN publication_version pv ON pv.organization_id = ${id} AND pv.id = d.version_id GROUP BY d.hub_id),
    deeds AS (
      SELECT c.hub_id, array_agg(DISTINCT e.kind) FILTER (WHERE e.kind <> 'followed') AS kinds
      FROM cohort c JOIN hub_happening e ON e.organization_id = ${id} AND e.hub_id = c.hub_id AND e.at >= c.since
        AND e.kind = ANY(${['followed', ...ACTS]}::text[])
      GROUP BY c.hub_id),
    staged AS (
      SELECT c.*, coalesce(d.kinds, '{}') AS kinds, greatest(y.last_at, c.last_sent) AS last_at,
        CASE WHEN d.kinds IS NOT NULL THEN 4 WHEN w.engaged THEN 3 WHEN w.viewed OR d.hub_id IS NOT NULL THEN 2 WHEN y.opened THEN 1 ELSE 0 END AS stage
      FROM cohort c LEFT JOIN stays y USING (hub_id) LEFT JOIN reading w USING (hub_id) LEFT JOIN deeds d USING (hub_id)),
    standing AS (
      SELECT hub_id, since, last_at, stage, kinds, CASE WHEN revoked THEN 'revoked' WHEN bounced AND stage = 0 THEN 'bounced'
        WHEN stage < ${STAGES.length - 1} AND last_at < ${dayStart(IDLE_DAYS)} THEN 'idle' END AS aside
      FROM staged)`;
}

/** How many contacts got how far, what those who acted did, and who stands aside. */
export async function countFunnel(ctx: Context, window: FunnelWindow) {
  const { rows } = await sql<{ stage: number; kinds: string[]; aside: string | null; contacts: number }>`
    WITH ${standings(ctx, window)}
    SELECT stage, kinds, aside, count(*) AS contacts FROM standing GROUP BY stage, kinds, aside`.execute(ctx.db);
  const sum = (which: (row: (typeof rows)[number]) => boolean) => rows.filter(which).reduce((total, { contacts }) => total + contacts, 0);
  const named = <Name extends string>(names: readonly Name[], which: (row: (typeof rows)[number], name: Name) => boolean) =>
    Object.fromEntries(names.map((name) => [name, sum((row) => which(row, name))])) as Record<Name, number>;
  return {
    days: window.days,
    stages: STAGES.map((stage, index) => ({ stage, reached: sum((row) => row.stage >= index), stuck: sum((row) => row.stage === index) })),
    acts: named(ACTS, ({ kinds }, act) => kinds.includes(act)),
    asides: named(ASIDES, ({ aside }, name) => aside === name),
  };
}
