import { defineTable, type PersonValue } from '@/lib/kit/table-spec';

export const TASK_TYPES = ['to_do', 'call', 'email', 'meeting', 'follow_up', 'review', 'renewal', 'training'] as const;
/** Open ones are to be done; the others are closed. */
export const TASK_STATUSES = ['open', 'in_progress', 'done', 'cancelled'] as const;
export const OPEN_STATUSES = ['open', 'in_progress'] as const satisfies readonly (typeof TASK_STATUSES)[number][];
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

/** One task in a list. */
export interface TaskRow {
  key: string;
  version: number;
  accountKey: string;
  account: string;
  title: string;
  type: string;
  status: string;
  priority: string;
  assignee: PersonValue | null;
  dueOn: string | null;
  /** Open, and due before the organization's today. */
  isOverdue: boolean;
  isOpen: boolean;
  /** Whole days; see `taskAge`. */
  age: number;
  /** The task that it is a part of. */
  parent: string | null;
  /** The alert that it answers. */
  alert: string | null;
  /** How many parts it has, and how many of them are closed. */
  parts: number;
  partsClosed: number;
  createdAt: string;
  completedAt: string | null;
}

const options = (kind: string, values: readonly string[]) => values.map((value) => ({ value, label: `task.${kind}.${value}` }));

/** An account's tasks: what the list shows, filters and sorts. */
export const taskTable = defineTable<TaskRow>()({
  id: 'tasks',
  rowKey: 'key',
  rowHref: '?open=task:{key}',
  defaultSort: { column: 'due', direction: 'asc' },
  defaultFilter: { all: [{ column: 'open', op: 'is', value: true }] },
  columns: [
    { id: 'title', header: 'task.column.title', kind: 'link', path: 'title', sortable: true, filterable: true },
    {
      id: 'type',
      header: 'task.column.type',
      kind: 'enum',
      path: 'type',
      sortable: true,
      filterable: true,
      width: 104,
      options: options('type', TASK_TYPES),
    },
    {
      id: 'status',
      header: 'task.column.status',
      kind: 'enum',
      path: 'status',
      sortable: true,
      filterable: true,
      width: 104,
      options: options('status', TASK_STATUSES),
    },
    {
      id: 'priority',
      header: 'task.column.priority',
      kind: 'enum',
      path: 'priority',
      sortable: true,
      filterable: true,
      width: 88,
      options: options('priority', PRIORITIES),
    },
    { id: 'assignee', header: 'task.column.assignee', kind: 'person', path: 'assignee', sortable: true, filterable: true, width: 160 },
    { id: 'due', header: 'task.column.due', kind: 'date', path: 'dueOn', sortable: true, filterable: true, width: 112 },
    { id: 'age', header: 'task.column.age', kind: 'integer', path: 'age', sortable: true, filterable: true, width: 80 },
    { id: 'open', header: 'task.column.open', kind: 'boolean', path: 'isOpen', filterable: true, defaultVisible: false, width: 72 },
    { id: 'overdue', header: 'task.column.overdue', kind: 'boolean', path: 'isOverdue', filterable: true, defaultVisible: false, width: 84 },
    { id: 'parent', header: 'task.column.parent', kind: 'text', path: 'parent', filterable: true, defaultVisible: false, width: 180 },
    { id: 'alert', header: 'task.column.alert', kind: 'text', path: 'alert', filterable: true, defaultVisible: false, width: 180 },
    {
      id: 'created',
      header: 'task.column.created',
      kind: 'datetime',
      path: 'createdAt',
      sortable: true,
      filterable: true,
      defaultVisible: false,
    },
    {
      id: 'completed',
      header: 'task.column.completed',
      kind: 'datetime',
      path: 'completedAt',
      sortable: true,
      filterable: true,
      defaultVisible: false,
    },
  ],
});

export type TaskColumn = (typeof taskTable)['columns'][number]['id'];
