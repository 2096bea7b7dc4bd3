import { resolveAsOf } from '@/lib/core/as-of';
import { defineOperation } from '@/lib/core/operation';
import { AccountReading } from '@/lib/features/usage/contract';
import { FinancialsReading } from './contract';
import { readFinancials } from './financials';

/** What an account pays, month by month; in place of the figures, the rates that they lack. */
export const readAccountFinancials = defineOperation({
  name: 'money.financials',
  kind: 'read',
  permission: 'money:read',
  scope: (input) => input.accountId,
  input: AccountReading,
  output: FinancialsReading,
  run: async (ctx, { asOf: asked }, account) => {
    const asOf = resolveAsOf(ctx, asked);
    const { missing, financials } = await readFinancials(ctx, account, asOf);
    const described = { asOf: asOf.day, partial: asOf.partial, freshTo: ctx.now.toISOString() };
    return { ...described, missing, financials: missing.length > 0 ? null : financials };
  },
});
