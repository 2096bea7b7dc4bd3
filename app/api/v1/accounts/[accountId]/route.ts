import { accountRoutes } from '@/app/api/v1/_routes/accounts';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(accountRoutes.get);
export const DELETE = toRoute(accountRoutes.delete);
