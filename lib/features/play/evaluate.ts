import { sql } from 'kysely';
import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';

import { noteDepartures, selectCandidates, selectLeaving } from './candidates';
import { AccountFilter, Evaluation, PlayTrial, TrialResult } from './contract';
import { startRun, stopRuns } from './start';

/** What one transaction starts at most. */
const MOST_STARTS = 100;
const MOST_EXAMPLES = 20;

/**
 * Ends and starts plays by their criteria, on the accounts that the actor sees. Doing it again right away changes nothing:
 * a play starts once on an account for as long as that meets its entry criteria.
 */
export const evaluatePlays = defineOperation({
  name: 'play.evaluate',
  kind: 'write',
  permission: 'play:admin',
  scope: 'organization',
  input: z.strictObject({}),
  output: Evaluation,
  run: async (ctx) => {
    const plays = await ctx.db
      .selectFrom('play')
      .select(['id', 'name', 'entry', 'exit'])
      .where('active', '=', true)
      .where('archivedAt', 'is', null)
      .orderBy('id')
      .forUpdate()
      .execute();
    const done = { started: 0, exited: 0, more: false };
    for (const { entry, exit, ...play } of plays) {
      const criteria = { entry: AccountFilter.nullable().parse(entry), exit: AccountFilter.nullable().parse(exit) };
      const leaving = criteria.exit ? await selectLeaving(ctx, play.id, criteria.exit).execute() : [];
      const ids = leaving.map(({ id }) => id);
      if (ids.length > 0) await stopRuns(ctx, ids, 'exited');
      done.exited += ids.length;
      if (!criteria.entry) continue;
      await noteDepartures(ctx, play.id, criteria.entry);
      const room = MOST_STARTS - done.started;
      const candidates = selectCandidates(ctx, { ...criteria, entry: criteria.entry, playId: play.id });
      const accounts = await candidates
        .select(['a.id', 'a.key'])
        .orderBy('a.id')
        .limit(room + 1)
        .execute();
      for (const account of accounts.slice(0, room)) if (await startRun(ctx, play, account, 'entry')) done.started += 1;
      if (accounts.length > room) return { ...done, more: true };
    }
    return done;
  },
});

/** A dry run: on which accounts a play with these criteria would start now. */
export const tryPlay = defineOperation({
  name: 'play.try',
  kind: 'read',
  permission: 'play:admin',
  scope: 'organization',
  input: PlayTrial,
  output: TrialResult,
  run: async (ctx, trial) => {
    const candidates = selectCandidates(ctx, trial);
    const { count } = await candidates.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow();
    const examples = await candidates.select(['a.key as id', 'a.name']).orderBy('a.name').orderBy('a.id').limit(MOST_EXAMPLES).execute();
    return { accounts: count, examples };
  },
});
