import { sql } from 'kysely';
import type { Context } from '@/lib/core/context';
import { tellTimeline } from '@/lib/core/timeline';

/** How a run can end: all its tasks are closed, its account met the exit criteria, or somebody stopped it. */
export type RunEnd = 'completed' | 'exited' | 'cancelled';

interface ToldRun {
  accountId: number;
  key: string;
  name: string;
}

/** Tells the timelines of their accounts that runs of plays started or ended. */
export async function tellRuns(ctx: Context, runs: readonly ToldRun[], event: 'started' | RunEnd): Promise<void> {
  await tellTimeline(
    ctx,
    runs.map(({ accountId, key, name }) => ({
      accountId,
      at: ctx.now,
      category: 'plan',
      subtype: 'play',
      event,
      source: 'playRun',
      sourceKey: key,
      title: name,
    })),
  );
}

/** Ends those of these runs that are running still, and tells their accounts' timelines. */
export async function endRuns(ctx: Context, ids: readonly number[], status: RunEnd): Promise<void> {
  const ended = await ctx.db
    .updateTable('playRun as r')
    .from('play as p')
    .set({ status, endedAt: ctx.now })
    .whereRef('p.organizationId', '=', 'r.organizationId')
    .whereRef('p.id', '=', 'r.playId')
    .where((eb) => eb('r.id', '=', eb.fn.any(sql<number[]>`${ids}::bigint[]`)))
    .where('r.status', '=', 'running')
    .returning(['r.accountId', 'r.key', 'p.name'])
    .execute();
  await tellRuns(ctx, ended, status);
}
