import { defineTable } from '@/lib/kit/table-spec';

/** From the lightest to the gravest. */
export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const ALERT_STATUSES = ['open', 'acknowledged', 'snoozed', 'closed'] as const;
export type AlertStatus = (typeof ALERT_STATUSES)[number];

/** How an alert ended: what it warned of was averted, was not, or was never there. */
export const ALERT_OUTCOMES = ['successful', 'unsuccessful', 'false_alarm'] as const;
export type AlertOutcome = (typeof ALERT_OUTCOMES)[number];

/** How a member hears of alerts by mail. */
export const ALERT_DELIVERIES = ['off', 'at_once', 'daily'] as const;

/** One alert in a list. */
export interface AlertRow {
  key: string;
  title: string;
  severity: Severity;
  status: AlertStatus;
  isOpen: boolean;
  raisedAt: string;
  rule: string | null;
  /** Tasks that answer it: all, and those still open. */
  tasks: number;
  openTasks: number;
  acknowledgedBy: string | null;
  snoozedUntil: string | null;
  outcome: AlertOutcome | null;
  closedAt: string | null;
}

const options = (kind: string, values: readonly string[]) => values.map((value) => ({ value, label: `alert.${kind}.${value}` }));

/** The alerts of an account: what the list shows, filters and sorts. */
export const alertTable = defineTable<AlertRow>()({
  id: 'alerts',
  rowKey: 'key',
  rowHref: '?open=alert:{key}',
  defaultSort: { column: 'raisedAt', direction: 'desc' },
  defaultFilter: { all: [{ column: 'open', op: 'is', value: true }] },
  columns: [
    { id: 'title', header: 'alert.column.title', kind: 'link', path: 'title', sortable: true, filterable: true },
    {
      id: 'severity',
      header: 'alert.column.severity',
      kind: 'enum',
      path: 'severity',
      sortable: true,
      filterable: true,
      width: 96,
      options: options('severity', SEVERITIES),
    },
    {
      id: 'status',
      header: 'alert.column.status',
      kind: 'enum',
      path: 'status',
      sortable: true,
      filterable: true,
      width: 120,
      options: options('status', ALERT_STATUSES),
    },
    { id: 'raisedAt', header: 'alert.column.raisedAt', kind: 'datetime', path: 'raisedAt', sortable: true, filterable: true },
    { id: 'rule', header: 'alert.column.rule', kind: 'text', path: 'rule', sortable: true, filterable: true, width: 180 },
    { id: 'openTasks', header: 'alert.column.openTasks', kind: 'integer', path: 'openTasks', sortable: true, filterable: true, width: 100 },
    {
      id: 'outcome',
      header: 'alert.column.outcome',
      kind: 'enum',
      path: 'outcome',
      sortable: true,
      filterable: true,
      width: 116,
      options: options('outcome', ALERT_OUTCOMES),
    },
    { id: 'tasks', header: 'alert.column.tasks', kind: 'integer', path: 'tasks', sortable: true, filterable: true, defaultVisible: false, width: 80 },
    {
      id: 'acknowledgedBy',
      header: 'alert.column.acknowledgedBy',
      kind: 'text',
      path: 'acknowledgedBy',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 160,
    },
    {
      id: 'snoozedUntil',
      header: 'alert.column.snoozedUntil',
      kind: 'date',
      path: 'snoozedUntil',
      sortable: true,
      filterable: true,
      defaultVisible: false,
      width: 120,
    },
    { id: 'closedAt', header: 'alert.column.closedAt', kind: 'datetime', path: 'closedAt', sortable: true, filterable: true, defaultVisible: false },
    { id: 'open', header: 'alert.column.open', kind: 'boolean', path: 'isOpen', filterable: true, defaultVisible: false, width: 72 },
  ],
});

export type AlertColumn = (typeof alertTable)['columns'][number]['id'];
