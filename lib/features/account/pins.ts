import type { Context, ScopedAccount } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { defineOperation } from '@/lib/core/operation';
import { AccountId, Done } from './contract';

function pinOf({ organization, actor }: Context, account: ScopedAccount) {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'This is for signed-in people only');
  return { organizationId: organization.id, membershipId: actor.membershipId, accountId: account.id };
}

/** Keeps an account at hand in the person's rail. */
export const pinAccount = defineOperation({
  name: 'account.pin',
  kind: 'write',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: Done,
  run: async (ctx, _input, account) => {
    const pin = { ...pinOf(ctx, account), createdAt: ctx.now };
    await ctx.db
      .insertInto('accountPin')
      .values(pin)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return {};
  },
});

export const unpinAccount = defineOperation({
  name: 'account.unpin',
  kind: 'write',
  permission: 'account:read',
  scope: (input: { accountId: string }) => input.accountId,
  input: AccountId,
  output: Done,
  run: async (ctx, _input, account) => {
    const { membershipId, accountId } = pinOf(ctx, account);
    await ctx.db.deleteFrom('accountPin').where('membershipId', '=', membershipId).where('accountId', '=', accountId).execute();
    return {};
  },
});
