import { type RawBuilder, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import type { AlertStatus } from './table';

/**
 * Where `alert l` stands. A snooze ends by itself when its day begins in the organization's zone; acknowledged before,
 * it is acknowledged again.
 */
export function alertStatus({ today }: Pick<Context, 'today'>): RawBuilder<AlertStatus> {
  return sql<AlertStatus>`CASE WHEN l.closed_at IS NOT NULL THEN 'closed' WHEN l.snoozed_until > ${today}::date THEN 'snoozed'
    WHEN l.acknowledged_at IS NOT NULL THEN 'acknowledged' ELSE 'open' END`;
}
