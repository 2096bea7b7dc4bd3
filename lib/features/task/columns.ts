import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { textColumn } from '@/lib/core/db/counted-page';
import type { SqlColumn, SqlColumns } from '@/lib/core/db/table-query';
import { openTask, overdueTask, taskAge } from './rules';
import { PRIORITIES, TASK_STATUSES, type TaskColumn } from './table';

/** Words in their own order: sorted by their place in it, chosen by what they are. */
function rankedColumn(column: RawBuilder<string>, order: readonly string[]): SqlColumn {
  return {
    value: sql`array_position(${sql.val(order)}::text[], ${column})`,
    type: 'integer',
    nullable: false,
    among: (values) => sql<SqlBool>`${column} = ANY(${values}::text[])`,
  };
}

/** The columns of task lists in SQL, over `task t`, its assignee's identity `i` and the task `p` that it is a part of. */
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
    created: { value: sql`t.created_at`, type: 'timestamptz', nullable: false },
    completed: { value: sql`t.completed_at`, type: 'timestamptz' },
  };
}
