import { sql } from 'kysely';
import type { Context } from '../context';

/** One id that stands for another from now on. */
interface Replacement {
  from: string;
  into: string;
}

/** Puts one id in the place of another in the JSON of some columns, in all rows of the organization that name it. */
export async function replaceInJson(
  { db, organization }: Pick<Context, 'db' | 'organization'>,
  table: string,
  columns: readonly string[],
  { from, into }: Replacement,
): Promise<void> {
  const changed = columns.map((column) => sql`${sql.ref(column)} = replace(${sql.ref(column)}::text, ${from}, ${into})::jsonb`);
  const named = columns.map((column) => sql`strpos(${sql.ref(column)}::text, ${from}) > 0`);
  await sql`
    UPDATE ${sql.table(table)} SET ${sql.join(changed)}
    WHERE organization_id = ${organization.id} AND (${sql.join(named, sql` OR `)})`.execute(db);
}
