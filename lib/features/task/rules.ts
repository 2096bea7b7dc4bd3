import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { OPEN_STATUSES } from './table';

/** Whether a status leaves something to do. */
export function isOpen(status: string): boolean {
  return (OPEN_STATUSES as readonly string[]).includes(status);
}

type Closing = { status: string; completedAt: Date | null } | null;

/** When a task was closed, after a change of its status: open ones have no time, closed ones the given one or keep theirs. */
export function closingTime(before: Closing, status: string, now: Date, given?: Date | null): Date | null {
  if (isOpen(status)) return null;
  return given ?? (before && !isOpen(before.status) ? before.completedAt : now);
}

/** `task t` is to be done. */
export const openTask = sql<SqlBool>`t.status IN (${sql.join(OPEN_STATUSES.map((status) => sql.lit(status)))})`;

/** Overdue: open, and its due day is before the organization's today (metrics.md, Tasks). */
export function overdueTask({ today }: Pick<Context, 'today'>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${openTask} AND t.due_on IS NOT NULL AND t.due_on < ${today}::date)`;
}

/**
 * Age: whole days from creation to now (open) or to completion (closed) (metrics.md, Tasks). A day is the
 * organization's: it is full when its clocks show the same time again, so days of 23 and 25 hours are days too.
 */
export function taskAge({ now, organization }: Pick<Context, 'now' | 'organization'>): RawBuilder<number> {
  const clockTime = (at: RawBuilder<Date>) => sql`(${at} AT TIME ZONE ${organization.timezone})`;
  const end = sql<Date>`coalesce(t.completed_at, ${now}::timestamptz)`;
  return sql<number>`greatest(0, extract(day FROM ${clockTime(end)} - ${clockTime(sql`t.created_at`)}))::int`;
}
