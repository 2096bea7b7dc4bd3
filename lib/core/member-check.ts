import type { Context } from './context';
import { AppError } from './errors';

/** @throws AppError invalid at `path` unless all of these are members who have not been shut out */
export async function demandMembers(ctx: Pick<Context, 'db'>, ids: readonly string[], path: string): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const known = await ctx.db.selectFrom('membership').select('id').where('id', 'in', wanted).where('status', '!=', 'disabled').execute();
  if (known.length === wanted.length) return;
  const message = 'There is no such member';
  throw new AppError('invalid', message, { errors: [{ path, code: 'unknown', message }] });
}
