import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { endRuns } from './runs';

/** Completes a run whose tasks are all closed; looked at with each task of it that is closed. */
export const settleRun = defineOperation({
  name: 'play.settle',
  kind: 'write',
  permission: 'play:admin',
  scope: 'organization',
  input: z.strictObject({ runId: z.int() }),
  output: z.strictObject({}),
  run: async (ctx, { runId }) => {
    const open = await ctx.db
      .selectFrom('task')
      .select(sql<number>`count(*)`.as('count'))
      .where('playRunId', '=', runId)
      .where('status', 'in', ['open', 'in_progress'])
      .where('deletedAt', 'is', null)
      .executeTakeFirstOrThrow();
    if (open.count === 0) await endRuns(ctx, [runId], 'completed');
    return {};
  },
});
