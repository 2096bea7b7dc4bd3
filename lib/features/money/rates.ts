import { defineOperation } from '@/lib/core/operation';
import { Done, ExchangeRates } from './contract';

/** All rates of the organization, by currency and latest first. */
export const listExchangeRates = defineOperation({
  name: 'rate.list',
  kind: 'read',
  permission: 'money:read',
  scope: 'organization',
  input: Done,
  output: ExchangeRates,
  run: async ({ db, organization }) => {
    const rates = await db.selectFrom('exchangeRate').select(['currency', 'day', 'rate']).orderBy('currency').orderBy('day', 'desc').execute();
    return { currency: organization.currency, rates };
  },
});
