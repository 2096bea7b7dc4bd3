import { accountRoutes } from '@/app/api/v1/_routes/accounts';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(accountRoutes.list, accountRoutes.upsert);
