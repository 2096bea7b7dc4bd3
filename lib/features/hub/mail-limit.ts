import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { visitOf } from '@/lib/core/visit';

const HOUR_MS = 3_600_000;
/** Forwards and questions of one hub in an hour: each mails somebody. */
const MOST_MAILS = 40;

/** @throws AppError limit when readers of this hub had too many mails sent within the last hour */
export async function demandFewMails(ctx: Context): Promise<void> {
  const { count } = await ctx.db
    .selectFrom('hubHappening')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('hubId', '=', visitOf(ctx).hubId)
    .where('kind', 'in', ['forwarded', 'asked'])
    .where('at', '>', new Date(ctx.now.getTime() - HOUR_MS))
    .executeTakeFirstOrThrow();
  if (count >= MOST_MAILS) throw new AppError('limit', 'Too many mails within an hour: try again later', { retryAfter: HOUR_MS / 1000 });
}
