import { type RawBuilder, sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { type HappeningKind, tellHub } from '@/lib/core/happenings';
import { defineOperation } from '@/lib/core/operation';
import { VIEWED_MS } from '@/lib/features/hub-reading/metrics';
import { UpdatesDecided } from './contract';
import { COUNTS } from './scope';

const UNSEEN_DAYS = 7;
const QUIET_DAYS = 30;
const EXPIRING_DAYS = 7;

interface Found {
  hubId: string;
  accountId: number;
  name: string;
  itemId: string | null;
  versionId: string | null;
  document: string | null;
  at: Date;
  once: string;
}

/** Open hubs `h` of live accounts. */
const OPEN_HUBS = sql`FROM hub h JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id AND a.deleted_at IS NULL
  AND h.revoked_at IS NULL AND h.archived_at IS NULL`;
/** With their open items `t`. */
const OPEN_ITEMS = sql`${OPEN_HUBS} JOIN hub_item t ON t.organization_id = h.organization_id AND t.hub_id = h.id AND t.revoked_at IS NULL
  JOIN publication p ON p.organization_id = t.organization_id AND p.id = t.publication_id`;
const OF_ITEM = sql`h.id AS hub_id, h.account_id, h.name, t.id AS item_id, p.title AS document`;
const OF_HUB = sql`h.id AS hub_id, h.account_id, h.name, null::uuid AS item_id, null AS document, null::uuid AS version_id`;
/** Whether a page of the version that `t` shows was viewed. */
const VIEWED = sql`EXISTS (SELECT FROM hub_attention r JOIN hub_visit v ON v.organization_id = r.organization_id AND v.id = r.visit_id
  JOIN hub_session s ON s.organization_id = v.organization_id AND s.id = v.session_id AND ${COUNTS}
  WHERE r.organization_id = t.organization_id AND r.item_id = t.id AND r.version_id = t.version_id
  GROUP BY r.page HAVING sum(r.counted_ms) >= ${VIEWED_MS})`;

/** What each kind is found by, as of an instant. */
function searches({ now }: Context): Readonly<Partial<Record<HappeningKind, RawBuilder<unknown>>>> {
  const days = (count: number) => sql`make_interval(days => ${count})`;
  return {
    update_waiting: sql`
      SELECT ${OF_ITEM}, u.version_id, u.created_at AS at, t.id || ':' || u.version_id AS once ${OPEN_ITEMS}
      JOIN hub_update u ON u.organization_id = t.organization_id AND u.item_id = t.id AND u.decided_at IS NULL`,
    update_viewed: sql`
      SELECT ${OF_ITEM}, t.version_id, (SELECT max(r.last_at) FROM hub_attention r WHERE r.organization_id = t.organization_id AND r.item_id = t.id
        AND r.version_id = t.version_id) AS at, t.id || ':' || t.version_id AS once ${OPEN_ITEMS}
      WHERE t.updated_at IS NOT NULL AND ${VIEWED}`,
    update_unseen: sql`
      SELECT ${OF_ITEM}, t.version_id, t.updated_at + ${days(UNSEEN_DAYS)} AS at, t.id || ':' || t.version_id AS once ${OPEN_ITEMS}
      WHERE t.updated_at <= ${now}::timestamptz - ${days(UNSEEN_DAYS)} AND NOT ${VIEWED}`,
    quiet: sql`
      SELECT ${OF_HUB}, q.last_at + ${days(QUIET_DAYS)} AS at, q.last_at::text AS once ${OPEN_HUBS}
      CROSS JOIN LATERAL (SELECT max(s.created_at) AS last_at FROM hub_session s
        WHERE s.organization_id = h.organization_id AND s.hub_id = h.id AND ${COUNTS}) q
      WHERE q.last_at <= ${now}::timestamptz - ${days(QUIET_DAYS)}`,
    expiring: sql`
      SELECT ${OF_HUB}, greatest(h.created_at, h.expires_at - ${days(EXPIRING_DAYS)}) AS at, h.expires_at::text AS once ${OPEN_HUBS}
      WHERE h.expires_at > ${now} AND h.expires_at <= ${now}::timestamptz + ${days(EXPIRING_DAYS)}`,
  };
}

/** Tells of hubs what no one does but time, each once. */
export const watchHubs = defineOperation({
  name: 'hub-manager.watch',
  kind: 'write',
  permission: 'hub:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: UpdatesDecided,
  run: async (ctx) => {
    let count = 0;
    for (const [kind, search] of Object.entries(searches(ctx)) as [HappeningKind, RawBuilder<unknown>][]) {
      const { rows } = await sql<Found>`
        SELECT f.* FROM (${search}) f WHERE NOT EXISTS (SELECT FROM hub_happening e WHERE e.organization_id = ${ctx.organization.id}
          AND e.dedupe_key = f.hub_id || ':' || ${kind}::text || ':' || f.once)`.execute(ctx.db);
      count += await tellHub(
        ctx,
        rows.map(({ name, document, ...found }) => ({
          ...found,
          ...{ kind, title: document === null ? name : `${name}: ${document}`, detail: document === null ? {} : { document } },
        })),
      );
    }
    return { count };
  },
});
