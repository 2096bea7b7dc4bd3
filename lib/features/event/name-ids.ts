import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { textArray } from './array-literal';
import { LIMITS } from './limits';

async function find(ctx: Context, names: readonly string[], ids: Map<string, number>): Promise<void> {
  const { rows } = await sql<{ id: number; name: string }>`
    SELECT id, name FROM usage_name WHERE organization_id = ${ctx.organization.id} AND name = ANY(${textArray(names)}::text[])`.execute(ctx.db);
  for (const row of rows) ids.set(row.name, row.id);
}

/** Stands for every name beyond those that an organization may have: page paths with ids in them would never end. */
export const OTHER_NAMES = '(other)';

/** Of new names those that there is room for, and whether that is all of them. */
async function withRoom(ctx: Context, names: readonly string[]): Promise<{ kept: readonly string[]; isFull: boolean }> {
  const { rows } = await sql<{ count: number }>`SELECT count(*) FROM usage_name WHERE organization_id = ${ctx.organization.id}`.execute(ctx.db);
  const kept = names.slice(0, Math.max(0, LIMITS.names - (rows[0]?.count ?? 0)));
  return { kept, isFull: kept.length < names.length };
}

/** The dictionary's ids of names of events, modules and features; new ones are added while there is room. */
export async function nameIds(ctx: Context, names: Iterable<string>): Promise<Map<string, number>> {
  const all = [...new Set(names)];
  const ids = new Map<string, number>();
  if (all.length === 0) return ids;
  await find(ctx, all, ids);
  // In one order, so that groups adding the same names wait for each other and never in a circle.
  const missing = all.filter((name) => !ids.has(name)).sort();
  if (missing.length === 0) return ids;
  const { kept, isFull } = await withRoom(ctx, missing);
  const added = isFull ? [...kept, OTHER_NAMES].sort() : kept;
  await sql`
    INSERT INTO usage_name (organization_id, name) SELECT ${ctx.organization.id}, name FROM unnest(${textArray(added)}::text[]) AS n (name)
    ON CONFLICT (organization_id, name) DO NOTHING`.execute(ctx.db);
  await find(ctx, isFull ? [...missing, OTHER_NAMES] : missing, ids);
  const other = ids.get(OTHER_NAMES);
  if (other !== undefined) for (const name of missing) if (!ids.has(name)) ids.set(name, other);
  return ids;
}
