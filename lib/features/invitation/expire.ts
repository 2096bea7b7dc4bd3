import type { Context } from '@/lib/core/context';

/**
 * Ends invitations past their time, of one survey or of all (null): they stand no longer in the way of new ones.
 * @returns how many
 */
export async function closeExpired({ db, now }: Context, surveyId: string | null): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('surveyInvitation')
    .set((eb) => ({ endedAt: eb.ref('expiresAt') }))
    .where('answeredAt', 'is', null)
    .where('endedAt', 'is', null)
    .where('expiresAt', '<=', now)
    .$if(surveyId !== null, (query) => query.where('surveyId', '=', surveyId ?? ''))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
