import { accountRoutes } from '@/app/api/v1/_routes/accounts';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(accountRoutes.list);
export const PUT = toRoute(accountRoutes.upsert);
