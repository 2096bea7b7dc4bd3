import { viewRoutes } from '@/app/api/v1/_routes/views';
import { toRoute } from '@/lib/next/route';

export const PATCH = toRoute(viewRoutes.update);
export const DELETE = toRoute(viewRoutes.delete);
