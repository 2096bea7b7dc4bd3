import type { Caller } from '@/lib/core/actor';
import { withClient } from '@/scripts/connection.mjs';
import { databaseUrl } from './database';

/** Tables of tenants, by their names, with a digest of one organization's rows each. */
export function organizationRows({ organization }: Caller, without: readonly string[]): Promise<Record<string, string>> {
  return withClient(databaseUrl, async (db) => {
    const tables = await db.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id'
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1`,
    );
    const names = tables.rows.map(({ name }) => name).filter((name) => !without.includes(name));
    const parts = names.map(
      (t) => `SELECT '${t}' AS t, md5(string_agg(r::text, ',' ORDER BY r::text)) AS digest FROM ${t} r WHERE organization_id = ${organization.id}`,
    );
    const { rows } = await db.query<{ t: string; digest: string }>(parts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ t, digest }) => [t, digest]));
  });
}
