import { tagRoutes } from '@/app/api/v1/_routes/tags';
import { toRoute } from '@/lib/next/route';

export const PATCH = toRoute(tagRoutes.update);
export const DELETE = toRoute(tagRoutes.delete);
