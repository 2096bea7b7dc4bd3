import { type RawBuilder, sql } from 'kysely';
import { jsonList, jsonRows, total } from '@/lib/core/db/json-rows';
import { visibleAccounts } from '@/lib/core/visibility';
import { MOVED_POINTS, RENEWAL_DAYS } from './contract';
import type { HomeScope } from './scope';

/** The accounts of the book, for the parts of a statement. */
export function bookQuery({ ctx, owned }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT a.id, a.owner_email FROM account a
    WHERE a.organization_id = ${ctx.organization.id} AND a.deleted_at IS NULL AND ${owned(sql`a.owner_email`)} AND ${visibleAccounts(ctx.actor, sql`a.id`)}`;
}

/**
 * Each account of the book with its latest computed score and that of the earlier day. Of days only scores with one
 * decimal are kept: the earlier band is that of the rounded one.
 */
export function scoresQuery({ ctx, earlier }: HomeScope): RawBuilder<unknown> {
  const at = sql.lit(earlier.index + 1);
  const organizationId = ctx.organization.id;
  return sql`
    SELECT b.id, b.owner_email, h.score, coalesce(h.band, 'unknown') AS band, was.score AS before,
      CASE WHEN was.score >= v.good THEN 'good' WHEN was.score >= v.average THEN 'average' WHEN was.score >= 0 THEN 'poor' ELSE 'unknown' END AS before_band
    FROM book b
    LEFT JOIN account_health h ON h.organization_id = ${organizationId} AND h.account_id = b.id
    LEFT JOIN health_month m ON m.organization_id = ${organizationId} AND m.account_id = b.id AND m.month = ${earlier.month}
    LEFT JOIN bands v ON v.id = m.version_ids[${at}]
    CROSS JOIN LATERAL (SELECT (m.scores[${at}] + 5) / 10 AS score) was`;
}

/** The lowest scores of bands, by version of a model: read once, as their contents are large. */
export function bandsQuery({ ctx }: HomeScope): RawBuilder<unknown> {
  return sql`
    SELECT v.id, (v.content #>> '{bands,average}')::int AS average, (v.content #>> '{bands,good}')::int AS good
    FROM health_model_version v WHERE v.organization_id = ${ctx.organization.id}`;
}

/** Whether the health of `s` moved so far that it is told of. */
export const hasMoved = sql`(s.band <> s.before_band OR abs(s.score - s.before) >= ${sql.lit(MOVED_POINTS)})`;

/** What a book's accounts are worth and how they are, as the account list shows it. */
export function sumParts({ ctx, ifMay }: HomeScope) {
  const organizationId = ctx.organization.id;
  const money = sql`JOIN account_money m ON m.organization_id = ${organizationId} AND m.account_id = b.id`;
  return {
    bands: ifMay(
      'health:read',
      jsonRows(sql`
        SELECT u.health_band AS band, count(*) AS accounts, ${ifMay('money:read', sql`coalesce(sum(m.mrr), 0)::bigint`)} AS mrr,
          count(*) FILTER (WHERE m.mrr IS NULL) AS unpriced
        FROM book b JOIN account_usage u ON u.organization_id = ${organizationId} AND u.account_id = b.id ${money} GROUP BY 1`),
    ),
    renewalSum: ifMay(
      'money:read',
      sql`(SELECT jsonb_build_object('accounts', count(*), 'amount', coalesce(sum(m.renewal_amount), 0)::bigint,
        'unpriced', count(*) FILTER (WHERE m.renewal_amount IS NULL)) FROM book b ${money} WHERE ${isSoon(ctx.today)})`,
    ),
  };
}

const isSoon = (today: string) => sql`m.next_renewal_on >= ${today}::date AND m.next_renewal_on < ${today}::date + ${sql.lit(RENEWAL_DAYS)}`;

/** Lists of accounts: whose health moved, the worst first; who renews soon; whose use moved. Names are read of those shown. */
export function accountLists({ ctx, weeks, request: { from, to }, rows, ifMay }: HomeScope) {
  const organizationId = ctx.organization.id;
  const told = from && to ? sql`s.before_band = ${from} AND s.band = ${to}` : hasMoved;
  const figures = sql`JOIN account_usage u ON u.organization_id = ${organizationId} AND u.account_id =`;
  const named = sql`JOIN account a ON a.organization_id = ${organizationId} AND a.id = one.id`;
  const account = sql`a.key AS "accountKey", a.name AS account`;
  return {
    health: ifMay(
      'health:read',
      jsonList(sql`
        SELECT one.id, ${account}, one.score, one.band, one.before, one.before_band AS "beforeBand", one.total
        FROM (SELECT s.*, ${total} FROM scores s WHERE ${told} ORDER BY s.score - s.before NULLS LAST, s.id ${rows}) one ${named}
        ORDER BY one.score - one.before NULLS LAST, one.id`),
    ),
    renewals: ifMay(
      'money:read',
      jsonList(sql`
        SELECT ${account}, one."on", one.amount, u.health_score AS score, u.health_band AS band, one.total
        FROM (
          SELECT b.id, m.next_renewal_on AS "on", m.renewal_amount AS amount, ${total}
          FROM book b JOIN account_money m ON m.organization_id = ${organizationId} AND m.account_id = b.id
          WHERE ${isSoon(ctx.today)} ORDER BY m.next_renewal_on, b.id ${rows}) one
        ${named} ${figures} one.id ORDER BY one."on", one.id`),
    ),
    usage: ifMay(
      'usage:read',
      jsonList(sql`
        SELECT ${account}, one.mau, one.before, u.mau_trend AS trend, one.total
        FROM (
          SELECT b.id, u.mau, was.mau AS before, ${total}
          FROM book b ${figures} b.id CROSS JOIN LATERAL (SELECT u.mau_trend[cardinality(u.mau_trend) - ${weeks}::int] AS mau) was
          WHERE abs(u.mau - was.mau) * 10 >= greatest(u.mau, was.mau) AND u.mau <> was.mau
          ORDER BY abs(u.mau - was.mau) DESC, b.id ${rows}) one
        ${named} ${figures} one.id ORDER BY abs(one.mau - one.before) DESC, one.id`),
    ),
  };
}

/** How many accounts went from which band to which. */
export function movementPart({ ifMay }: HomeScope): RawBuilder<unknown> {
  return ifMay('health:read', jsonRows(sql`SELECT s.before_band AS "from", s.band AS "to", count(*) AS accounts FROM scores s GROUP BY 1, 2`));
}
