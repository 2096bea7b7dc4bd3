import { secretHash } from '@/lib/core/auth/tokens';
import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';

/**
 * The invitation behind a secret of the mail or of its reminder, on a live account.
 * @throws AppError not_found
 */
export async function findInvitation({ db }: Context, token: string) {
  const hash = secretHash(token);
  const found = await db
    .selectFrom('surveyInvitation as i')
    .innerJoin('survey as s', (join) => join.onRef('s.organizationId', '=', 'i.organizationId').onRef('s.id', '=', 'i.surveyId'))
    .innerJoin('account as a', (join) => join.onRef('a.organizationId', '=', 'i.organizationId').onRef('a.id', '=', 'i.accountId'))
    .leftJoin('surveyResponse as r', (join) =>
      join
        .onRef('r.organizationId', '=', 'i.organizationId')
        .onRef('r.kind', '=', 's.kind')
        .on((eb) => eb('r.key', '=', eb.cast<string>('i.id', 'text'))),
    )
    .select(['i.id', 'i.email', 'i.name', 'i.expiresAt', 'i.endedAt', 's.kind', 's.name as survey', 's.question', 's.thanks', 'a.key as accountKey'])
    .select(['r.score', 'r.comment', 'r.submittedAt', 'r.deletedAt'])
    .where((eb) => eb.or([eb('i.hash', '=', hash), eb('i.reminderHash', '=', hash)]))
    .where('a.deletedAt', 'is', null)
    .executeTakeFirst();
  if (!found) throw new AppError('not_found', 'There is no such survey');
  return found;
}

type Found = Awaited<ReturnType<typeof findInvitation>>;

/** Whether it can be answered still: until its end, and unless one of us withdrew it or deleted the answer. */
export const isOpen = ({ expiresAt, endedAt, deletedAt }: Found, now: Date): boolean => expiresAt > now && endedAt === null && deletedAt === null;
