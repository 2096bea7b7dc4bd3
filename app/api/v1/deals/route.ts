import { dealRoutes } from '@/app/api/v1/_routes/deals';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(dealRoutes.list);
export const PUT = toRoute(dealRoutes.upsert);
