import { type RawBuilder, sql } from 'kysely';

const sent = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

/**
 * Rows of ours in a FROM clause as `r`, a column in snake_case for each field named with its type: one parameter a column,
 * however many rows. Taking arrays apart costs PostgreSQL less than half of what JSON does.
 * @param types PostgreSQL's, by field; absent fields are null
 */
export function sentRows<R extends object>(rows: readonly R[], types: { readonly [K in keyof R & string]?: string }): RawBuilder<unknown> {
  const fields = Object.entries(types) as [keyof R & string, string][];
  const arrays = fields.map(([field, type]) => sql`${rows.map((row) => sent(row[field]))}::${sql.raw(type)}[]`);
  return sql`unnest(${sql.join(arrays)}) AS r (${sql.join(fields.map(([field]) => sql.ref(field)))})`;
}
