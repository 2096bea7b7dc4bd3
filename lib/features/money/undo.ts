import * as z from 'zod';
import { defineOperation } from '@/lib/core/operation';
import { refreshAccountMoney } from './account-figures';
import { Done } from './contract';

/** After rows of subscriptions were put back or taken away: what follows for the list of their accounts. */
export const settleSubscriptions = defineOperation({
  name: 'subscription.settle',
  kind: 'write',
  permission: 'money:write',
  scope: 'organization',
  input: z.strictObject({ accountIds: z.array(z.int()) }),
  output: Done,
  run: async (ctx, { accountIds }) => {
    await refreshAccountMoney(ctx, accountIds);
    return {};
  },
});
