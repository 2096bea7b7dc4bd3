import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { textArray } from './array-literal';

async function find(ctx: Context, names: readonly string[], ids: Map<string, number>): Promise<void> {
  const { rows } = await sql<{ id: number; name: string }>`
    SELECT id, name FROM usage_name WHERE organization_id = ${ctx.organization.id} AND name = ANY(${textArray(names)}::text[])`.execute(ctx.db);
  for (const row of rows) ids.set(row.name, row.id);
}

/** The dictionary's ids of names of events, modules and features; new ones are added. */
export async function nameIds(ctx: Context, names: Iterable<string>): Promise<Map<string, number>> {
  const all = [...new Set(names)];
  const ids = new Map<string, number>();
  if (all.length === 0) return ids;
  await find(ctx, all, ids);
  // In one order, so that groups adding the same names wait for each other and never in a circle.
  const missing = all.filter((name) => !ids.has(name)).sort();
  if (missing.length === 0) return ids;
  await sql`
    INSERT INTO usage_name (organization_id, name) SELECT ${ctx.organization.id}, name FROM unnest(${textArray(missing)}::text[]) AS n (name)
    ON CONFLICT (organization_id, name) DO NOTHING`.execute(ctx.db);
  await find(ctx, missing, ids);
  return ids;
}
