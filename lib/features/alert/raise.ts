import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { startPlay } from '@/lib/features/play/commands';
import { createTask } from '@/lib/features/task/commands';
import { addDays } from '@/lib/kit/day';
import type { FiredAlerts } from './contract';
import { notify } from './notices';
import { type StoredAlert, tellAlerts } from './store';

interface RaisingRule {
  id: string;
  name: string;
  severity: string;
  message: string | null;
  recipients: string[] | null;
  taskTitle: string | null;
  taskDays: number;
  playId: string | null;
}

/** One alert an account, rule and day, however often it is raised. */
function insertFired(ctx: Context, rule: RaisingRule, { firedOn, firings }: Pick<FiredAlerts, 'firedOn' | 'firings'>): Promise<StoredAlert[]> {
  const common = {
    ...{ title: rule.name, body: rule.message, severity: rule.severity, rule: rule.name, ruleId: rule.id },
    ...{ organizationId: ctx.organization.id, firedOn, raisedAt: ctx.now, createdAt: ctx.now, updatedAt: ctx.now },
  };
  return ctx.db
    .insertInto('alert')
    .values(firings.map(({ accountId, evidence }) => ({ ...common, accountId, evidence: JSON.stringify(evidence), key: crypto.randomUUID() })))
    .onConflict((conflict) => conflict.columns(['organizationId', 'ruleId', 'accountId', 'firedOn']).doNothing())
    .returningAll()
    .execute();
}

/** The customers' ids of accounts, and whether a play runs there. */
async function placesOf({ db }: Context, accountIds: readonly number[], playId: string | null) {
  const rows = await db
    .selectFrom('account as a')
    .select(['a.id', 'a.key'])
    .select(
      sql<boolean>`EXISTS (SELECT FROM play_run r WHERE r.organization_id = a.organization_id AND r.account_id = a.id AND r.play_id = ${playId}::uuid
        AND r.status = 'running')`.as('isRunning'),
    )
    .where((eb) => eb('a.id', '=', eb.fn.any(sql<number[]>`${accountIds}::bigint[]`)))
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Whether a rule's play can start: it may have been switched off or taken away since. */
async function isReady({ db }: Context, playId: string | null): Promise<boolean> {
  if (playId === null) return false;
  const found = db.selectFrom('play').select('id').where('id', '=', playId).where('active', '=', true).where('archivedAt', 'is', null);
  return (await found.executeTakeFirst()) !== undefined;
}

/** What is to be done about alerts, as their rule says: a task that answers each, and a SuccessPlay where it doesn't run yet. */
async function startWork(ctx: Context, rule: RaisingRule, alerts: readonly StoredAlert[], assignees: ReadonlyMap<number, string>): Promise<void> {
  const { taskTitle, taskDays, playId } = rule;
  const plays = await isReady(ctx, playId);
  if (taskTitle === null && !plays) return;
  const places = await placesOf(
    ctx,
    alerts.map(({ accountId }) => accountId),
    playId,
  );
  for (const { id, key, accountId: account } of alerts) {
    const place = places.get(account);
    if (!place) continue;
    const task = { title: taskTitle, alertId: key, dueOn: addDays(ctx.today, taskDays), assigneeId: assignees.get(id) ?? null };
    if (taskTitle !== null) await ctx.call(createTask, { ...task, accountId: place.key, type: 'follow_up' });
    if (plays && !place.isRunning) await ctx.call(startPlay, { accountId: place.key, playId });
  }
}

/** Raises a rule's alerts of a day with all that follows from them, in one transaction. @returns how many are new @throws AppError not_found */
export async function raiseAll(ctx: Context, { ruleId, ...fired }: FiredAlerts): Promise<number> {
  const rule: RaisingRule | undefined = await ctx.db.selectFrom('alertRule').selectAll().where('id', '=', ruleId).executeTakeFirst();
  if (!rule) throw new AppError('not_found', 'There is no such alert rule');
  const alerts = fired.firings.length > 0 ? await insertFired(ctx, rule, fired) : [];
  if (alerts.length === 0) return 0;
  await tellAlerts(ctx, alerts, 'raised');
  const assignees = await notify(
    ctx,
    alerts.map(({ id }) => id),
    rule.recipients ?? [],
  );
  await startWork(ctx, rule, alerts, assignees);
  ctx.audit(`alert-rule:${ruleId}`, { raised: alerts.length, day: fired.firedOn });
  return alerts.length;
}
