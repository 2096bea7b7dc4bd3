import { deleteAccount, upsertAccounts } from '@/lib/features/account/commands';
import { AccountRecord } from '@/lib/features/account/contract';
import { api, apiUpsert } from '@/lib/next/api-route';

export const accountRoutes = {
  upsert: apiUpsert('PUT /api/v1/accounts', 'Make, change and restore accounts by id', upsertAccounts, AccountRecord),
  delete: api('DELETE /api/v1/accounts/{accountId}', 'Delete an account; an upsert of its id restores it within 30 days', deleteAccount, 204),
};
