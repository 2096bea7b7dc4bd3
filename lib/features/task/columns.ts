import { type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { rankedColumn, textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumns } from '@/lib/core/db/table-query';
import { openTask, overdueTask, taskAge } from './rules';
import { PRIORITIES, TASK_STATUSES, type TaskColumn } from './table';

/** The columns of task lists in SQL, over `task t`, its assignee's identity `i`, the task `p` that it is a part of and its alert `l`. */
export function taskColumns(ctx: Pick<Context, 'now' | 'today' | 'organization'>): SqlColumns<TaskColumn> {
  return {
    title: { ...textColumn(sql<string>`t.title`), nullable: false },
    type: { value: sql`t.type`, type: 'text', nullable: false },
    status: rankedColumn(sql`t.status`, TASK_STATUSES),
    priority: rankedColumn(sql`t.priority`, PRIORITIES),
    assignee: { value: sql`i.name`, type: 'text', among: (ids) => sql<SqlBool>`coalesce(t.assignee_id::text = ANY(${ids}::text[]), false)` },
    due: { value: sql`t.due_on`, type: 'date' },
    age: { value: taskAge(ctx), type: 'integer', nullable: false },
    open: { value: openTask, type: 'boolean', nullable: false },
    overdue: { value: overdueTask(ctx), type: 'boolean', nullable: false },
    parent: textColumn(sql<string>`p.title`),
    alert: textColumn(sql<string>`l.title`),
    created: { value: sql`t.created_at`, type: 'timestamptz', nullable: false },
    completed: { value: sql`t.completed_at`, type: 'timestamptz' },
  };
}
