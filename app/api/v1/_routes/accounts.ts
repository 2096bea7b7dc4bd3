import { deleteAccount, upsertAccounts } from '@/lib/features/account/commands';
import { AccountRecord } from '@/lib/features/account/contract';
import { getRecord, listRecords, StoredAccount } from '@/lib/features/account/records';
import { apiListByKey } from '@/lib/next/api-list';
import { api, apiUpsert } from '@/lib/next/api-route';

export const accountRoutes = {
  list: apiListByKey('GET /api/v1/accounts', 'Accounts by id', listRecords, StoredAccount, (account) => account.id),
  upsert: apiUpsert('PUT /api/v1/accounts', 'Make, change and restore accounts by id', upsertAccounts, AccountRecord),
  get: api('GET /api/v1/accounts/{accountId}', 'One account', getRecord),
  delete: api('DELETE /api/v1/accounts/{accountId}', 'Delete an account; an upsert of its id restores it within 30 days', deleteAccount, 204),
};
