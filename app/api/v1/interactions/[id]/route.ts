import { interactionRoutes } from '@/app/api/v1/_routes/interactions';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(interactionRoutes.get);
export const DELETE = toRoute(interactionRoutes.delete);
