import { type RawBuilder, sql } from 'kysely';

/** The rows of a query as one value of a larger statement, in its order. */
export const jsonRows = (query: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(SELECT coalesce(jsonb_agg(to_jsonb(one)), '[]') FROM (${query}) one)`;

/** Counts all rows of a query, whatever its limit. */
export const total = sql`count(*) OVER () AS total`;

/** The first rows of a query that counts all of them as `total`, and that count: `{rows, total}`. */
export const jsonList = (query: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  SELECT jsonb_build_object('rows', coalesce(jsonb_agg(to_jsonb(one) - 'total'), '[]'), 'total', coalesce(max(one.total), 0)) FROM (${query}) one)`;
