import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { TimelineCategory } from '@/lib/core/timeline';
import { visibleAccounts } from '@/lib/core/visibility';

export interface StoredEntry {
  id: number;
  at: Date;
  accountKey: string;
  accountName: string;
  category: TimelineCategory;
  subtype: string | null;
  event: string;
  source: string;
  sourceKey: string;
  title: string;
  text: string;
  snapshot: Record<string, unknown>;
  actor: string | null;
}

/** Entries by their ids, in that order, of accounts that the reader may see. */
export async function readEntries({ db, actor, organization }: Context, ids: readonly number[]): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    SELECT e.id, e.at, a.key AS account_key, a.name AS account_name, e.category, e.subtype, e.event, e.source, e.source_key, e.title, e.text,
      e.snapshot, who.name AS actor
    FROM unnest(${ids}::bigint[]) WITH ORDINALITY AS f (id, place)
    JOIN timeline_entry e ON e.organization_id = ${organization.id} AND e.id = f.id
    JOIN account a ON a.organization_id = e.organization_id AND a.id = e.account_id AND a.deleted_at IS NULL
    LEFT JOIN membership m ON m.organization_id = e.organization_id AND e.actor_kind = 'user' AND m.id::text = e.actor_id
    LEFT JOIN identity who ON who.id = m.identity_id
    WHERE ${visibleAccounts(actor, sql<number>`e.account_id`)}
    ORDER BY f.place`.execute(db);
  return rows;
}
