import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { findRecord } from '@/lib/core/record';
import { readDefinitions } from '@/lib/features/attribute/queries';
import { attributeFault } from '@/lib/kit/attribute';

type Values = Readonly<Record<string, unknown>>;

/** A goal as far as a change builds on it. @throws AppError not_found */
export async function storedGoal(ctx: Context, key: string) {
  const { id } = await findRecord(ctx, 'goal', key);
  const row = await ctx.db.selectFrom('goal').select(['values', 'status', 'completedAt']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return { ...row, values: row.values as Values };
}

/** When a goal was completed, after a change of its status. */
export function completionTime(before: { status: string; completedAt: Date | null } | null, status: string, now: Date): Date | null {
  if (status !== 'completed') return null;
  return before?.status === 'completed' ? before.completedAt : now;
}

/**
 * The own columns' values after a change of some of them; null removes one.
 * @throws AppError invalid for a column that isn't defined or a value that is none of its kind
 */
export async function mergedValues(ctx: Context, stored: Values, sent: Values): Promise<Values> {
  if (Object.keys(sent).length === 0) return stored;
  const definitions = new Map((await readDefinitions(ctx, 'goal')).map((definition) => [definition.key, definition]));
  const errors = Object.entries(sent).flatMap(([key, value]) => {
    const definition = definitions.get(key);
    const fault = definition ? value !== null && attributeFault(definition, value) : 'There is no such column';
    return fault ? [{ path: `values.${key}`, code: 'value', message: fault }] : [];
  });
  if (errors.length > 0) throw new AppError('invalid', errors[0]?.message, { errors });
  return Object.fromEntries(Object.entries({ ...stored, ...sent }).filter(([, value]) => value !== null));
}
