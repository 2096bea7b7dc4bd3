import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Context, ScopedAccount } from '@/lib/core/context';
import { type CountedView, countedPage, rankedColumn, textColumn } from '@/lib/core/db/counted-page';
import { filterWhere, type SqlColumns } from '@/lib/core/db/table-query';
import type { Filter } from '@/lib/kit/filter';
import { alertStatus } from './rules';
import { ALERT_OUTCOMES, ALERT_STATUSES, type AlertColumn, type AlertOutcome, type AlertRow, alertTable, SEVERITIES, type Severity } from './table';

/** How many live tasks answer `alert l`. */
const tasksThat = (which: RawBuilder<SqlBool>) =>
  sql<number>`(SELECT count(*) FROM task t WHERE t.organization_id = l.organization_id AND t.alert_id = l.id AND t.deleted_at IS NULL AND ${which})`;
const allTasks = tasksThat(sql`true`);
const openTasks = tasksThat(sql`t.completed_at IS NULL`);

/** Columns over `alert l` and the identity `i` of who acknowledged it. */
function alertColumns(ctx: Context): SqlColumns<AlertColumn> {
  return {
    title: { ...textColumn(sql<string>`l.title`), nullable: false },
    severity: rankedColumn(sql`l.severity`, SEVERITIES),
    status: rankedColumn(alertStatus(ctx), ALERT_STATUSES),
    raisedAt: { value: sql`l.raised_at`, type: 'timestamptz', nullable: false },
    rule: textColumn(sql<string>`l.rule`),
    openTasks: { value: openTasks, type: 'integer', nullable: false },
    outcome: { ...rankedColumn(sql`l.outcome`, ALERT_OUTCOMES), nullable: true },
    tasks: { value: allTasks, type: 'integer', nullable: false },
    acknowledgedBy: textColumn(sql<string>`i.name`),
    snoozedUntil: { value: sql`l.snoozed_until`, type: 'date' },
    closedAt: { value: sql`l.closed_at`, type: 'timestamptz' },
    open: { value: sql`(l.closed_at IS NULL)`, type: 'boolean', nullable: false },
  };
}

function selectOfAccount(ctx: Context, { id }: ScopedAccount) {
  return ctx.db
    .selectFrom('alert as l')
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'l.organizationId').onRef('m.id', '=', 'l.acknowledgedBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .where('l.accountId', '=', id)
    .where('l.deletedAt', 'is', null);
}

const key = { value: sql`l.id`, type: 'bigint', nullable: false } as const;

/** One page of an account's alerts, and how many match. */
export async function alertPage(ctx: Context, account: ScopedAccount, view: CountedView) {
  const query = selectOfAccount(ctx, account)
    .select(['l.key', 'l.title', 'l.severity', 'l.raisedAt', 'l.rule', 'l.snoozedUntil', 'l.outcome', 'l.closedAt', 'i.name as acknowledgedBy'])
    .select([alertStatus(ctx).as('status'), allTasks.as('tasks'), openTasks.as('openTasks')]);
  const { rows, ...page } = await countedPage(ctx, query, { spec: alertTable, columns: alertColumns(ctx), key }, view);
  const shown = rows.map(
    ({ key: id, title, severity, status, raisedAt, rule, tasks, openTasks: open, acknowledgedBy, snoozedUntil, outcome, closedAt }): AlertRow => ({
      ...{ key: id, title, status, rule, tasks, openTasks: open, acknowledgedBy, snoozedUntil },
      severity: severity as Severity,
      outcome: outcome as AlertOutcome | null,
      isOpen: closedAt === null,
      raisedAt: raisedAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
    }),
  );
  return { rows: shown, ...page };
}

/** Keys of an account's alerts that a filter lets through, the oldest first, at most `most`. */
export async function alertsThat(ctx: Context, account: ScopedAccount, filter: Filter, most: number): Promise<string[]> {
  const calendar = { today: ctx.today, timeZone: ctx.organization.timezone };
  const rows = await selectOfAccount(ctx, account)
    .select('l.key')
    .where(filterWhere(alertTable, alertColumns(ctx), filter, calendar))
    .orderBy('l.id')
    .limit(most)
    .execute();
  return rows.map((row) => row.key);
}
