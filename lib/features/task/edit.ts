import type { Context } from '@/lib/core/context';
import { changeRecord } from '@/lib/core/record';
import { followUp } from './consequences';
import { insertTask, lockTask, replaceWatchers, type StoredTask, type TaskColumns } from './store';

type NewTaskRow = Parameters<typeof insertTask>[1];

interface Home {
  id: number;
  key: string;
}

/** Stores a new task with everything that follows from it. @returns its version */
export async function addTask(ctx: Context, account: Home, values: Omit<NewTaskRow, 'accountId'>, watcherIds: readonly string[]): Promise<number> {
  const { id, version } = await insertTask(ctx, { ...values, accountId: account.id });
  await replaceWatchers(ctx, id, watcherIds);
  await followUp(ctx, null, await lockTask(ctx, { id, accountKey: account.key }));
  ctx.audit(`task:${values.key}`);
  return version;
}

interface Alteration {
  values: Partial<TaskColumns>;
  /** Replaces all of them; absent keeps them. */
  watcherIds?: readonly string[];
  /** The one that the editor began from. */
  version?: number;
}

/**
 * Changes a stored task with everything that follows from it.
 * @returns its new version
 * @throws AppError conflict when it no longer has the version that the editor began from
 */
export async function alterTask(ctx: Context, before: StoredTask, { values, watcherIds, version }: Alteration): Promise<number> {
  const next = await changeRecord(ctx, 'task', before, values, version);
  if (watcherIds) await replaceWatchers(ctx, before.id, watcherIds);
  await followUp(ctx, before, await lockTask(ctx, before));
  ctx.audit(`task:${before.key}`, { fields: [...Object.keys(values), ...(watcherIds ? ['watcherIds'] : [])] });
  return next;
}
