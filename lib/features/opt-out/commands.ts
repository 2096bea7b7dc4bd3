import type { Context } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { Done, OptOutAddress, OptOutChange } from './contract';
import { addressOf } from './queries';

/** Keeps the first time that an address said so. */
async function keep({ db, organization, now }: Context, email: string, how: 'link' | 'staff'): Promise<void> {
  await db
    .insertInto('optOut')
    .values({ organizationId: organization.id, email, at: now, how })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An address asks for no more surveys, by the link of a mail; asking again changes nothing. */
export const optOutByLink = defineOperation({
  name: 'opt-out.by-link',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: OptOutAddress,
  output: Done,
  run: async (ctx, { email }) => {
    await keep(ctx, email, 'link');
    return {};
  },
});

/** One of us notes that a contact wants no more surveys, or lifts it once the contact has agreed. */
export const setOptOut = defineOperation({
  name: 'opt-out.set',
  kind: 'write',
  permission: 'contact:write',
  scope: 'organization',
  input: OptOutChange,
  output: Done,
  run: async (ctx, { contactId, optedOut }) => {
    const email = await addressOf(ctx, contactId);
    if (email === null) throw new AppError('precondition', 'This contact has no e-mail address');
    if (optedOut) await keep(ctx, email, 'staff');
    else await ctx.db.deleteFrom('optOut').where('email', '=', email).execute();
    ctx.audit(`contact:${contactId}`, { optedOut });
    return {};
  },
});
