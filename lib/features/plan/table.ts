import { PRIORITIES } from '@/lib/features/task/table';
import { defineTable, type PersonValue } from '@/lib/kit/table-spec';

export const PLAN_STATUSES = ['draft', 'active', 'completed', 'cancelled'] as const;
export const OBJECTIVE_STATUSES = ['open', 'achieved', 'missed', 'cancelled'] as const;
export const GOAL_STATUSES = ['active', 'completed', 'dropped'] as const;

/** One goal in its table; the organization's own columns stand under `own:` and their key. */
export interface GoalRow {
  key: string;
  name: string;
  plan: string | null;
  status: string;
  priority: string;
  /** The customer may see it. */
  shared: boolean;
  owner: PersonValue | null;
  dueOn: string | null;
  completedAt: string | null;
}

const options = (kind: string, values: readonly string[]) => values.map((value) => ({ value, label: `${kind}.${value}` }));

/** The goals of an account. */
export const goalTable = defineTable<GoalRow>()({
  id: 'goals',
  rowKey: 'key',
  rowHref: '?open=goal:{key}',
  defaultSort: { column: 'due', direction: 'asc' },
  columns: [
    { id: 'name', header: 'plan.goal.name', kind: 'link', path: 'name', sortable: true, filterable: true },
    { id: 'plan', header: 'plan.goal.plan', kind: 'text', path: 'plan', sortable: true, filterable: true, width: 170 },
    {
      id: 'status',
      header: 'plan.goal.status',
      kind: 'enum',
      path: 'status',
      sortable: true,
      filterable: true,
      width: 104,
      options: options('plan.goalStatus', GOAL_STATUSES),
    },
    {
      id: 'priority',
      header: 'plan.goal.priority',
      kind: 'enum',
      path: 'priority',
      sortable: true,
      filterable: true,
      width: 92,
      options: options('task.priority', PRIORITIES),
    },
    { id: 'shared', header: 'plan.goal.shared', kind: 'boolean', path: 'shared', filterable: true, width: 84 },
    { id: 'owner', header: 'plan.goal.owner', kind: 'person', path: 'owner', sortable: true, filterable: true, width: 150 },
    { id: 'due', header: 'plan.goal.due', kind: 'date', path: 'dueOn', sortable: true, filterable: true, width: 112 },
    {
      id: 'completed',
      header: 'plan.goal.completed',
      kind: 'datetime',
      path: 'completedAt',
      sortable: true,
      filterable: true,
      defaultVisible: false,
    },
  ],
});
