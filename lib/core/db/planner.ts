import { sql } from 'kysely';
import { control } from './database';

/**
 * Lets the planner look at those of these tables that it takes for empty: until it knows better it reads all that a
 * tenant has instead of asking an index, and a bulk write would cost the square of its rows.
 */
export async function acquaintPlanner(tables: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT relname AS name FROM pg_class WHERE oid = ANY(${tables}::text[]::regclass[]) AND reltuples <= 0`.execute(control());
  if (rows.length > 0) await sql`ANALYZE ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(control());
}
