import { addDays, dayNumber, dayOf, weekStart } from '@/lib/kit/day';
import type { TaskRow } from './table';

/** Where a task stands among those to do: weeks end on Sunday. */
export const DUE_GROUPS = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** The group of a due day, seen from a day. */
export function dueGroup(dueOn: string | null, today: string): DueGroup {
  if (dueOn === null) return 'undated';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= addDays(dayOf(weekStart(dayNumber(today))), 6) ? 'week' : 'later';
}

/** Open tasks by group, in the order in which they came; groups without any are left out. */
export function byDueGroup(tasks: readonly TaskRow[], today: string): { group: DueGroup; tasks: TaskRow[] }[] {
  return DUE_GROUPS.map((group) => ({ group, tasks: tasks.filter(({ dueOn }) => dueGroup(dueOn, today) === group) })).filter(
    (one) => one.tasks.length > 0,
  );
}
