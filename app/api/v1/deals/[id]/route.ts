import { dealRoutes } from '@/app/api/v1/_routes/deals';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(dealRoutes.get);
export const PATCH = toRoute(dealRoutes.update);
export const DELETE = toRoute(dealRoutes.delete);
