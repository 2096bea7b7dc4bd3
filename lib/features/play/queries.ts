import { sql } from 'kysely';
import * as z from 'zod';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { AccountId } from '@/lib/features/account/contract';
import { Play, PlayRun, type PlayStep, RunId } from './contract';

/** The templates, by name. */
export const listPlays = defineOperation({
  name: 'play.list',
  kind: 'read',
  permission: 'plan:read',
  scope: 'organization',
  input: z.strictObject({}),
  output: z.array(Play),
  run: async (ctx) => {
    const rows = await ctx.db
      .selectFrom('play as p')
      .select(['p.id', 'p.name', 'p.description', 'p.entry', 'p.exit', 'p.active', 'p.version'])
      .select(
        sql<PlayStep[]>`(SELECT coalesce(jsonb_agg(jsonb_build_object('title', s.title, 'body', s.body, 'type', s.type, 'priority', s.priority,
            'afterDays', s.after_days, 'assignee', s.assignee) ORDER BY s.position), '[]')
          FROM play_step s WHERE s.organization_id = p.organization_id AND s.play_id = p.id)`.as('steps'),
      )
      .select(
        sql<number>`(SELECT count(*) FROM play_run r WHERE r.organization_id = p.organization_id AND r.play_id = p.id AND r.status = 'running'
          AND ${visibleAccounts(ctx.actor, sql<number>`r.account_id`)})`.as('running'),
      )
      .where('p.archivedAt', 'is', null)
      .orderBy(sql`p.name COLLATE "und-x-icu"`)
      .orderBy('p.id')
      .execute();
    return z.array(Play).parse(rows);
  },
});

function selectRuns(ctx: Context) {
  const tasksThat = (which: ReturnType<typeof sql>) =>
    sql<number>`(SELECT count(*) FROM task t WHERE t.organization_id = r.organization_id AND t.play_run_id = r.id AND t.deleted_at IS NULL AND ${which})`;
  return ctx.db
    .selectFrom('playRun as r')
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'r.organizationId').onRef('a.id', '=', 'r.accountId'))
    .innerJoin('play as p', (join) => join.onRef('p.organizationId', '=', 'r.organizationId').onRef('p.id', '=', 'r.playId'))
    .leftJoin('membership as m', (join) => join.onRef('m.organizationId', '=', 'r.organizationId').onRef('m.id', '=', 'r.startedBy'))
    .leftJoin('identity as i', 'i.id', 'm.identityId')
    .select(['r.key as id', 'a.key as accountId', 'r.playId', 'p.name', 'r.status', 'r.reason', 'r.startedAt', 'r.endedAt', 'i.name as startedBy'])
    .select([tasksThat(sql`true`).as('tasks'), tasksThat(sql`t.completed_at IS NOT NULL`).as('tasksClosed')])
    .where('a.deletedAt', 'is', null)
    .where((eb) => visibleAccounts(ctx.actor, eb.ref('a.id')))
    .orderBy('r.startedAt', 'desc')
    .orderBy('r.id', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRuns>['executeTakeFirstOrThrow']>>;

const runOf = ({ startedAt, endedAt, ...row }: Row): PlayRun =>
  PlayRun.parse({ ...row, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null });

const MOST_RUNS = 100;

/** The plays that run, or ran, on an account; the latest first. */
export const listPlayRuns = defineOperation({
  name: 'play.runs',
  kind: 'read',
  permission: 'plan:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: z.array(PlayRun),
  run: async (ctx, _input, account) => (await selectRuns(ctx).where('r.accountId', '=', account.id).limit(MOST_RUNS).execute()).map(runOf),
});

/** One run of a play. */
export const getPlayRun = defineOperation({
  name: 'play.run',
  kind: 'read',
  permission: 'plan:read',
  scope: 'organization',
  input: RunId,
  output: PlayRun,
  run: async (ctx, { id }) => {
    const row = await selectRuns(ctx).where('r.key', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not_found', 'There is no such run');
    return runOf(row);
  },
});
