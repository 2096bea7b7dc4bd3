import { type RawBuilder, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type ListView, rankedAccounts } from './list';

type Scope = Pick<Context, 'db' | 'actor' | 'organization' | 'today'>;

export interface ListPlace {
  /** From 1. */
  position: number;
  total: number;
  previousId: string | null;
  nextId: string | null;
}

/**
 * Where an account stands in a list, as a column of a statement: its place, how many there are, and the keys before
 * and after it; null when the list doesn't hold it. It ranks the whole list, so that the place is exact.
 */
export function placeColumn(ctx: Scope, account: ScopedAccount, view: ListView): RawBuilder<ListPlace | null> {
  const keyAt = (offset: number) =>
    sql`(SELECT a.key FROM account a WHERE a.id = (SELECT r.id FROM ranked r WHERE r.position = here.position + ${offset}::int))`;
  return sql`(
    WITH ranked AS MATERIALIZED (${rankedAccounts(ctx, view)})
    SELECT jsonb_build_object('position', here.position, 'total', (SELECT count(*) FROM ranked), 'previousId', ${keyAt(-1)}, 'nextId', ${keyAt(1)})
    FROM ranked here WHERE here.id = ${account.id})`;
}
