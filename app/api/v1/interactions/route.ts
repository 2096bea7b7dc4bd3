import { interactionRoutes } from '@/app/api/v1/_routes/interactions';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(interactionRoutes.list);
export const PUT = toRoute(interactionRoutes.upsert);
