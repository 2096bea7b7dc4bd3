import { sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type ListView, rankedAccounts } from './list';

type Scope = Pick<Context, 'db' | 'actor' | 'organization' | 'today'>;

interface Row {
  position: number;
  total: number;
  previousId: string | null;
  nextId: string | null;
}

/**
 * Where an account stands in a list: its place, how many there are, and the keys before and after it. It ranks the
 * whole list, so that the place is exact.
 */
export async function findNeighbours(ctx: Scope, account: ScopedAccount, view: ListView): Promise<Row | null> {
  const { rows } = await sql<Row>`
    WITH ranked AS MATERIALIZED (${rankedAccounts(ctx, view)})
    SELECT here.position, (SELECT count(*) FROM ranked) AS total,
      (SELECT a.key FROM account a WHERE a.id = (SELECT r.id FROM ranked r WHERE r.position = here.position - 1)) AS previous_id,
      (SELECT a.key FROM account a WHERE a.id = (SELECT r.id FROM ranked r WHERE r.position = here.position + 1)) AS next_id
    FROM ranked here WHERE here.id = ${account.id}`.execute(ctx.db);
  return rows[0] ?? null;
}
