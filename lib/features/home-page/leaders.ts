import { type RawBuilder, sql } from 'kysely';
import { jsonList, total } from '@/lib/core/db/json-rows';
import { hasMoved } from './account-parts';
import type { HomeScope } from './scope';

/** Members that are shown. */
const MOST_LEADERS = 50;

/** What each member of the book did within the days, and how the health of their own accounts moved; the busiest first. */
export function leadersPart({ ctx, did, ifMay }: HomeScope): RawBuilder<unknown> {
  return ifMay(
    'health:read',
    jsonList(sql`
      SELECT m.id, i.name, i.email, coalesce(own.accounts, 0) AS accounts, coalesce(h.n, 0) AS held, coalesce(d.n, 0) AS done, coalesce(q.n, 0) AS answers,
        coalesce(own.rose, 0) AS rose, coalesce(own.fell, 0) AS fell, coalesce(own.moved, 0) AS moved, ${total}
      FROM membership m JOIN identity i ON i.id = m.identity_id
      LEFT JOIN (SELECT who, count(*) AS n FROM holders GROUP BY 1) h ON h.who = m.id
      LEFT JOIN (SELECT who, count(*) AS n FROM done GROUP BY 1) d ON d.who = m.id
      LEFT JOIN (SELECT owner_email, count(*) AS n FROM answers GROUP BY 1) q ON q.owner_email = i.email
      LEFT JOIN (
        SELECT s.owner_email, count(*) AS accounts, count(*) FILTER (WHERE ${hasMoved} AND s.score > s.before) AS rose,
          count(*) FILTER (WHERE ${hasMoved} AND s.score < s.before) AS fell, count(*) FILTER (WHERE ${hasMoved}) AS moved
        FROM scores s GROUP BY 1) own ON own.owner_email = i.email
      WHERE m.organization_id = ${ctx.organization.id} AND m.status = 'active' AND ${did(sql`m.id`)}
        AND (own.accounts > 0 OR h.n > 0 OR d.n > 0 OR q.n > 0)
      ORDER BY coalesce(h.n, 0) + coalesce(d.n, 0) DESC, i.name, m.id LIMIT ${MOST_LEADERS}`),
  );
}
