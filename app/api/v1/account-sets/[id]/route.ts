import { teamRoutes } from '@/app/api/v1/_routes/members';
import { toRoute } from '@/lib/next/route';

export const PATCH = toRoute(teamRoutes.updateSet);
export const DELETE = toRoute(teamRoutes.deleteSet);
