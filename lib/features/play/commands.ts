import type { Context } from '@/lib/core/context';
import { replaceInJson } from '@/lib/core/db/replace-in-json';
import { AppError } from '@/lib/core/errors';
import { demandMembers } from '@/lib/core/member-check';
import { defineOperation } from '@/lib/core/operation';
import { visibleAccounts } from '@/lib/core/visibility';
import { TagReplacement } from '@/lib/features/tag/contract';
import { Done, NewPlay, PlayChange, PlayId, PlayStart, type PlayStep, RunId, SavedPlay, StartedRun } from './contract';
import { startRun, stopRuns } from './start';

const noPlay = () => new AppError('not_found', 'There is no such SuccessPlay');

const asJson = (filter: object | null | undefined) => (filter ? JSON.stringify(filter) : null);

async function replaceSteps(ctx: Context, playId: string, steps: readonly PlayStep[]): Promise<void> {
  const named = steps.map(({ assignee }) => assignee).filter((assignee) => assignee !== 'owner' && assignee !== 'starter');
  await demandMembers(ctx, named, 'steps');
  await ctx.db.deleteFrom('playStep').where('playId', '=', playId).execute();
  const organizationId = ctx.organization.id;
  const rows = steps.map((step, position) => ({ ...step, organizationId, playId, position }));
  if (rows.length > 0) await ctx.db.insertInto('playStep').values(rows).execute();
}

/** A new template of tasks. */
export const createPlay = defineOperation({
  name: 'play.create',
  kind: 'write',
  permission: 'play:admin',
  scope: 'organization',
  input: NewPlay,
  output: SavedPlay,
  run: async (ctx, { steps = [], entry, exit, ...fields }) => {
    const id = crypto.randomUUID();
    const times = { createdAt: ctx.now, updatedAt: ctx.now };
    const row = { ...fields, ...times, id, organizationId: ctx.organization.id, entry: asJson(entry), exit: asJson(exit) };
    await ctx.db.insertInto('play').values(row).execute();
    await replaceSteps(ctx, id, steps);
    ctx.audit(`play:${id}`);
    return { id, version: 1 };
  },
});

/** Changes a template; runs that have started keep the tasks they made. @throws AppError conflict */
export const updatePlay = defineOperation({
  name: 'play.update',
  kind: 'write',
  permission: 'play:admin',
  scope: 'organization',
  input: PlayChange,
  output: SavedPlay,
  run: async (ctx, { id, version: began, steps, entry, exit, ...fields }) => {
    const found = await ctx.db
      .selectFrom('play')
      .select('version')
      .where('id', '=', id)
      .where('archivedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!found) throw noPlay();
    if (began !== undefined && began !== found.version) throw new AppError('conflict', 'Someone else changed this meanwhile');
    const version = found.version + 1;
    const criteria = { ...(entry !== undefined && { entry: asJson(entry) }), ...(exit !== undefined && { exit: asJson(exit) }) };
    await ctx.db
      .updateTable('play')
      .set({ ...fields, ...criteria, version, updatedAt: ctx.now })
      .where('id', '=', id)
      .execute();
    if (steps) await replaceSteps(ctx, id, steps);
    ctx.audit(`play:${id}`, { fields: [...Object.keys({ ...fields, ...criteria }), ...(steps ? ['steps'] : [])] });
    return { id, version };
  },
});

/** Takes a template away, or with `restorePlay` brings it back; what runs goes on. */
async function archive(ctx: Context, id: string, at: Date | null): Promise<object> {
  const changed = await ctx.db
    .updateTable('play')
    .set({ archivedAt: at, updatedAt: ctx.now })
    .where('id', '=', id)
    .where('archivedAt', at ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw noPlay();
  ctx.audit(`play:${id}`, { archived: at !== null });
  return {};
}

export const deletePlay = defineOperation({
  name: 'play.delete',
  kind: 'write',
  permission: 'play:admin',
  scope: 'organization',
  input: PlayId,
  output: Done,
  run: (ctx, { id }) => archive(ctx, id, ctx.now),
});

export const restorePlay = defineOperation({
  name: 'play.restore',
  kind: 'write',
  permission: 'play:admin',
  scope: 'organization',
  input: PlayId,
  output: Done,
  run: (ctx, { id }) => archive(ctx, id, null),
});

/** Starts a play on an account by hand. @throws AppError precondition where it is running already */
export const startPlay = defineOperation({
  name: 'play.start',
  kind: 'write',
  permission: 'plan:write',
  scope: (input: { accountId: string }) => input.accountId,
  input: PlayStart,
  output: StartedRun,
  run: async (ctx, { playId }, account) => {
    const play = await ctx.db
      .selectFrom('play')
      .select(['id', 'name'])
      .where('id', '=', playId)
      .where('active', '=', true)
      .where('archivedAt', 'is', null)
      .executeTakeFirst();
    if (!play) throw noPlay();
    const id = await startRun(ctx, play, account, 'manual');
    if (id === null) throw new AppError('precondition', 'This SuccessPlay is running on the account already');
    ctx.audit(`playRun:${id}`, { play: playId });
    return { id };
  },
});

/** Stops a run: its open tasks are cancelled. */
export const stopPlay = defineOperation({
  name: 'play.stop',
  kind: 'write',
  permission: 'plan:write',
  scope: 'organization',
  input: RunId,
  output: Done,
  run: async (ctx, { id: key }) => {
    const run = await ctx.db
      .selectFrom('playRun as r')
      .select(['r.id', 'r.status'])
      .where('r.key', '=', key)
      .where((eb) => visibleAccounts(ctx.actor, eb.ref('r.accountId')))
      .executeTakeFirst();
    if (!run) throw new AppError('not_found', 'There is no such run');
    if (run.status !== 'running') throw new AppError('precondition', 'This run has ended');
    await stopRuns(ctx, [run.id], 'cancelled');
    ctx.audit(`playRun:${key}`, { stopped: true });
    return {};
  },
});

/** Puts one tag in the place of another in the criteria by which plays begin and end. */
export const replaceInCriteria = defineOperation({
  name: 'play.replace-value',
  kind: 'write',
  permission: 'tag:admin',
  scope: 'organization',
  input: TagReplacement,
  output: Done,
  run: async (ctx, replacement) => {
    await replaceInJson(ctx, 'play', ['entry', 'exit'], replacement);
    return {};
  },
});
