import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, rankedColumn, textColumn } from '@/lib/core/db/counted-page';
import { filterWhere, type SqlColumns } from '@/lib/core/db/table-query';
import { visibleAccounts } from '@/lib/core/visibility';
import type { Filter } from '@/lib/kit/filter';
import { alertStatus } from './rules';
import {
  ALERT_OUTCOMES,
  ALERT_STATUSES,
  type AlertColumn,
  type AlertOutcome,
  type AlertRow,
  alertTable,
  type BookAlertColumn,
  type BookAlertRow,
  bookAlertTable,
  SEVERITIES,
  type Severity,
} from './table';

/** How many live tasks answer `alert l`. */
const tasksThat = (which: RawBuilder<SqlBool>) =>
  sql<number>`(SELECT count(*) FROM task t WHERE t.organization_id = l.organization_id AND t.alert_id = l.id AND t.deleted_at IS NULL AND ${which})`;
const allTasks = tasksThat(sql`true`);
const openTasks = tasksThat(sql`t.completed_at IS NULL`);

/** Columns over `alert l`, the identity `i` of who acknowledged it and `e` of who has it before them. */
function alertColumns(ctx: Context): SqlColumns<AlertColumn> {
  return {
    title: { ...textColumn(sql<string>`l.title`), nullable: false },
    severity: rankedColumn(sql`l.severity`, SEVERITIES),
    status: rankedColumn(alertStatus(ctx), ALERT_STATUSES),
    raisedAt: { value: sql`l.raised_at`, type: 'timestamptz', nullable: false },
    rule: textColumn(sql<string>`l.rule`),
    assignee: { ...textColumn(sql<string>`e.name`), among: (values) => sql<SqlBool>`coalesce(l.assignee_id::text = ANY(${values}::text[]), false)` },
    openTasks: { value: openTasks, type: 'integer', nullable: false },
    outcome: { ...rankedColumn(sql`l.outcome`, ALERT_OUTCOMES), nullable: true },
    tasks: { value: allTasks, type: 'integer', nullable: false },
    acknowledgedBy: textColumn(sql<string>`i.name`),
    snoozedUntil: { value: sql`l.snoozed_until`, type: 'date' },
    closedAt: { value: sql`l.closed_at`, type: 'timestamptz' },
    open: { value: sql`(l.closed_at IS NULL)`, type: 'boolean', nullable: false },
  };
}

/** The same over all accounts: `alert l` with its `account a`. */
function bookColumns(ctx: Context): SqlColumns<BookAlertColumn> {
  return { ...alertColumns(ctx), account: { ...textColumn(sql<string>`a.name`), nullable: false } };
}

function selectAlerts(ctx: Context) {
  return ctx.db
    .selectFrom('alert as l')
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'l.organizationId').onRef('m.id', '=', 'l.acknowledgedBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .leftJoin('membership as p', (join) => join.onRef('p.organizationId', '=', 'l.organizationId').onRef('p.id', '=', 'l.assigneeId'))
    .leftJoin('identity as e', 'e.id', 'p.identityId')
    .where('l.deletedAt', 'is', null);
}

const selectOfAccount = (ctx: Context, { id }: ScopedAccount) => selectAlerts(ctx).where('l.accountId', '=', id);

const selectOfBook = (ctx: Context) =>
  selectAlerts(ctx)
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'l.organizationId').onRef('a.id', '=', 'l.accountId'))
    .where('a.deletedAt', 'is', null)
    .where(visibleAccounts(ctx.actor, sql<number>`l.account_id`));

const key = { value: sql`l.id`, type: 'bigint', nullable: false } as const;

const FACTS = [
  'l.key',
  'l.title',
  'l.severity',
  'l.raisedAt',
  'l.rule',
  'l.snoozedUntil',
  'l.outcome',
  'l.closedAt',
  'i.name as acknowledgedBy',
  'l.assigneeId',
  'e.name as assignee',
] as const;
const counted = (ctx: Context) => [alertStatus(ctx).as('status'), allTasks.as('tasks'), openTasks.as('openTasks')] as const;

interface ListedAlert extends Omit<AlertRow, 'severity' | 'outcome' | 'isOpen' | 'raisedAt' | 'closedAt' | 'assignee'> {
  assigneeId: string | null;
  assignee: string | null;
  severity: string;
  outcome: string | null;
  raisedAt: Date;
  closedAt: Date | null;
}

function shownAlert(row: ListedAlert): AlertRow {
  const { key: id, title, severity, status, raisedAt, rule, tasks, openTasks: open, acknowledgedBy, snoozedUntil, outcome, closedAt } = row;
  const { assigneeId, assignee } = row;
  return {
    ...{ key: id, title, status, rule, tasks, openTasks: open, acknowledgedBy, snoozedUntil },
    assignee: assigneeId === null || assignee === null ? null : { id: assigneeId, name: assignee },
    severity: severity as Severity,
    outcome: outcome as AlertOutcome | null,
    isOpen: closedAt === null,
    raisedAt: raisedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}

/** One page of an account's alerts, and how many match. */
export async function alertPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = selectOfAccount(ctx, account).select(FACTS).select(counted(ctx));
  const { rows, ...page } = await countedPage(ctx, query, { spec: alertTable, columns: alertColumns(ctx), key }, view);
  return { rows: rows.map(shownAlert), ...page };
}

/** One page of the alerts of all accounts that the reader sees, and how many match. */
export async function bookAlertPage(ctx: Context, view: CountedView) {
  const query = selectOfBook(ctx).select(FACTS).select(counted(ctx)).select(['a.key as accountKey', 'a.name as account']);
  const { rows, ...page } = await countedPage(ctx, query, { spec: bookAlertTable, columns: bookColumns(ctx), key }, view);
  return { rows: rows.map((row): BookAlertRow => ({ ...shownAlert(row), accountKey: row.accountKey, account: row.account })), ...page };
}

/** Keys of the alerts that a filter lets through, the oldest first, at most `most`: of an account, or of all. */
export async function alertsThat(ctx: Context, account: ScopedAccount | null, filter: Filter, most: number): Promise<string[]> {
  const calendar = { today: ctx.today, timeZone: ctx.organization.timezone };
  const query = account
    ? selectOfAccount(ctx, account).where(filterWhere(alertTable, alertColumns(ctx), filter, calendar))
    : selectOfBook(ctx).where(filterWhere(bookAlertTable, bookColumns(ctx), filter, calendar));
  const rows = await query.select('l.key').orderBy('l.id').limit(most).execute();
  return rows.map((row) => row.key);
}
