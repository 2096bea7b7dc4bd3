import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { OPEN_STATUSES } from '@/lib/features/task/table';
import { isShown } from './scope';

const MOST_TITLE = 300;

/** A task that a hub's reader gives rise to. */
interface TaskAbout {
  /** The customer's id of the account. */
  accountId: string;
  title: string;
  /** Who looks after the hub, while they are an active member. */
  ownerId: string | null;
}

/** One task for each account and title, by the contacts of these hubs; the hubs stay locked, so that the same asked twice at once is asked in turn. */
async function tasksAbout(ctx: Context, hubIds: readonly string[], title: string): Promise<Map<string, TaskAbout>> {
  const { rows } = await sql<{ accountId: string; name: string; ownerId: string | null }>`
    SELECT a.key AS account_id, h.name, (SELECT m.id FROM membership m
      WHERE m.organization_id = h.organization_id AND m.id = h.owner_id AND m.status = 'active') AS owner_id
    FROM hub h
    JOIN account a ON a.organization_id = h.organization_id AND a.id = h.account_id
    WHERE h.organization_id = ${ctx.organization.id} AND h.id = ANY(${hubIds}::uuid[]) AND ${isShown(ctx, 'all')}
    ORDER BY h.id FOR NO KEY UPDATE OF h`.execute(ctx.db);
  const named = rows.map(({ name, ...row }) => ({ ...row, title: title.replaceAll('{name}', () => name).slice(0, MOST_TITLE) }));
  return new Map(named.map((task) => [keyOf(task), task]));
}

const keyOf = ({ accountId, title }: Pick<TaskAbout, 'accountId' | 'title'>) => JSON.stringify([accountId, title]);

/** The tasks that are still to be added for the contacts of these hubs, and how many stand open already. */
export async function newTasks(ctx: Context, hubIds: readonly string[], title: string): Promise<{ tasks: TaskAbout[]; known: number }> {
  const wanted = await tasksAbout(ctx, hubIds, title);
  const all = [...wanted.values()];
  const { rows: open } = await sql<Pick<TaskAbout, 'accountId' | 'title'>>`
    SELECT DISTINCT a.key AS account_id, t.title FROM task t
    JOIN account a ON a.organization_id = t.organization_id AND a.id = t.account_id
    WHERE t.organization_id = ${ctx.organization.id} AND a.key = ANY(${all.map(({ accountId }) => accountId)}::text[])
      AND t.title = ANY(${all.map((task) => task.title)}::text[]) AND t.status = ANY(${OPEN_STATUSES}::text[]) AND t.deleted_at IS NULL`.execute(
    ctx.db,
  );
  const known = new Set(open.map(keyOf));
  const tasks = all.filter((task) => !known.has(keyOf(task)));
  return { tasks, known: all.length - tasks.length };
}
