import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';

/** What holds of an account in place of its computed score: the latest override that was neither ended nor has run out. */
export interface OverrideRow {
  id: string;
  score: number;
  reason: string;
  untilOn: string;
  createdAt: Date;
  createdBy: string | null;
}

/** Its row, as a query; none when there is no such override. */
export function overrideOf({ organization, today }: Context, accountId: RawBuilder<unknown>): RawBuilder<OverrideRow> {
  return sql<OverrideRow>`
    SELECT o.id, o.score, o.reason, o.until_on, o.created_at, (
      SELECT i.name FROM membership m JOIN identity i ON i.id = m.identity_id WHERE m.organization_id = o.organization_id AND m.id = o.created_by) AS created_by
    FROM health_override o
    WHERE o.organization_id = ${organization.id} AND o.account_id = ${accountId} AND o.ended_at IS NULL AND o.until_on >= ${today}::date
    ORDER BY o.created_at DESC, o.id LIMIT 1`;
}
