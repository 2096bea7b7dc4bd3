import { defineTable, type PersonValue } from '@/lib/kit/table-spec';

/** Where the alerts of all accounts stand. */
export const ALERTS_PATH = '/alerts';

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
  /** Who has it before them. */
  assignee: PersonValue | null;
  /** Tasks that answer it: all, and those still open. */
  tasks: number;
  openTasks: number;
  acknowledgedBy: string | null;
  snoozedUntil: string | null;
  outcome: AlertOutcome | null;
  closedAt: string | null;
}

/** One alert among those of all accounts. */
export interface BookAlertRow extends AlertRow {
  accountKey: string;
  account: string;
}

const options = (kind: string, values: readonly string[]) => values.map((value) => ({ value, label: `alert.${kind}.${value}` }));

const TITLE = { id: 'title', header: 'alert.column.title', kind: 'link', path: 'title', sortable: true, filterable: true } as const;

const ASSIGNEE = {
  id: 'assignee',
  header: 'alert.column.assignee',
  kind: 'person',
  path: 'assignee',
  sortable: true,
  filterable: true,
  width: 160,
} as const;

/** What else is said of an alert, wherever it is listed. */
const FACTS = [
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
  { id: 'raisedAt', header: 'alert.column.raisedAt', kind: 'datetime', path: 'raisedAt', sortable: true, filterable: true, width: 172 },
  { id: 'rule', header: 'alert.column.rule', kind: 'text', path: 'rule', sortable: true, filterable: true, defaultVisible: false, width: 180 },
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
] as const;

const COMMON = {
  rowKey: 'key',
  defaultSort: { column: 'raisedAt', direction: 'desc' },
  defaultFilter: { all: [{ column: 'open', op: 'is', value: true }] },
} as const;

/** The alerts of an account: what the list shows, filters and sorts. */
export const alertTable = defineTable<AlertRow>()({ ...COMMON, id: 'alerts', rowHref: '?open=alert:{key}', columns: [TITLE, ASSIGNEE, ...FACTS] });

export type AlertColumn = (typeof alertTable)['columns'][number]['id'];

/** What stands beside title, account and assignee before the reader chooses. */
const CHOSEN: readonly AlertColumn[] = ['severity', 'status', 'raisedAt'];

/** The alerts of all accounts that the reader sees. */
export const bookAlertTable = defineTable<BookAlertRow>()({
  ...COMMON,
  id: 'book-alerts',
  rowHref: '/accounts/{accountKey}/alerts?open=alert:{key}',
  columns: [
    TITLE,
    { id: 'account', header: 'alert.column.account', kind: 'text', path: 'account', sortable: true, filterable: true, width: 200 },
    ASSIGNEE,
    ...FACTS.map((fact) => (CHOSEN.includes(fact.id) ? fact : { ...fact, defaultVisible: false })),
  ],
});

export type BookAlertColumn = (typeof bookAlertTable)['columns'][number]['id'];
