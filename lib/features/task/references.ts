import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { findRelated } from '@/lib/core/record';

const unknown = (path: string, message: string) => new AppError('invalid', message, { errors: [{ path, code: 'unknown', message }] });

/**
 * The task that another is a part of. Parts are one level deep, so that a list with its parts is read at a glance.
 * @param ownId the task that wants to be a part; null for a new one
 */
export async function findParent(ctx: Context, key: string | null, accountId: number, ownId: number | null): Promise<number | null> {
  const parentId = await findRelated(ctx, 'task', key, accountId, 'parentId');
  if (parentId === null) return null;
  const { db } = ctx;
  const parent = await db.selectFrom('task').select('parentId').where('id', '=', parentId).executeTakeFirstOrThrow();
  const parts = ownId === null ? undefined : await db.selectFrom('task').select('id').where('parentId', '=', ownId).limit(1).executeTakeFirst();
  if (parentId === ownId || parent.parentId !== null || parts) throw unknown('parentId', 'A task has parts, or is one, but not both');
  return parentId;
}

/** The run of a play behind its key, on the same account; null stays null. */
export async function findRun(ctx: Context, key: string | null, account: Pick<ScopedAccount, 'id'>): Promise<number | null> {
  if (key === null) return null;
  const run = await ctx.db.selectFrom('playRun').select('id').where('key', '=', key).where('accountId', '=', account.id).executeTakeFirst();
  if (!run) throw unknown('playRunId', 'The account has no such run of a play');
  return run.id;
}
