import { dealRoutes } from '@/app/api/v1/_routes/deals';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(dealRoutes.stages);
export const PUT = toRoute(dealRoutes.saveStages);
