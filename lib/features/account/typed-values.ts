import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { readDefinitions } from '@/lib/features/attribute/queries';
import type { TypedValue } from '@/lib/kit/attribute';
import { typistOf } from '@/lib/kit/attribute-formulas';
import { refreshVisibility } from './visibility';

type Scope = Pick<Context, 'db' | 'organization'>;

/** An account's attributes as filters and sorts find them. */
export interface TypedAccount {
  id: number;
  typed: ReadonlyMap<string, TypedValue>;
}

/**
 * Makes the typed values of accounts what they should be; rows that are so already are not rewritten.
 * @param keys only these attributes; without, all
 */
export async function writeTypedValues({ db, organization }: Scope, accounts: readonly TypedAccount[], keys?: readonly string[]): Promise<void> {
  const rows = accounts.flatMap(({ id, typed }) =>
    [...typed].flatMap(([key, value]) => (keys === undefined || keys.includes(key) ? [{ id, key, ...value }] : [])),
  );
  const among = keys === undefined ? sql`true` : sql`v.key = ANY(${keys}::text[])`;
  await sql`
    WITH wanted AS MATERIALIZED (
      SELECT r.id, r.key, r.text, r.number, r.day
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id bigint, key text, text text, number float8, day date)),
    gone AS (
      DELETE FROM attribute_value v
      WHERE v.organization_id = ${organization.id} AND v.account_id = ANY(${accounts.map(({ id }) => id)}::bigint[]) AND ${among}
        AND NOT EXISTS (SELECT FROM wanted w WHERE w.id = v.account_id AND w.key = v.key))
    INSERT INTO attribute_value AS v (organization_id, account_id, key, text_value, number_value, day_value)
    SELECT ${organization.id}, id, key, text, number, day FROM wanted
    ON CONFLICT (organization_id, account_id, key) DO UPDATE
      SET text_value = excluded.text_value, number_value = excluded.number_value, day_value = excluded.day_value
      WHERE (v.text_value, v.number_value, v.day_value) IS DISTINCT FROM (excluded.text_value, excluded.number_value, excluded.day_value)`.execute(
    db,
  );
}

const BATCH = 2_000;

/** Types these attributes of all accounts anew, after their definitions changed; who sees what may change with them. */
export async function retypeAll(ctx: Context, keys: readonly string[]): Promise<void> {
  const typist = typistOf(await readDefinitions(ctx, 'account'));
  for (let after = 0; ; ) {
    const accounts = await ctx.db
      .selectFrom('account')
      .select(['id', 'attributes'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .forNoKeyUpdate()
      .execute();
    if (accounts.length === 0) break;
    const typed = accounts.map(({ id, attributes }) => ({ id, typed: typist(attributes as Record<string, unknown>) }));
    await writeTypedValues(ctx, typed, keys);
    after = accounts.at(-1)?.id ?? after;
  }
  await refreshVisibility(ctx, { all: true });
}
