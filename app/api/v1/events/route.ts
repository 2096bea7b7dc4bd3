import { eventRoutes } from '@/app/api/v1/_routes/events';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(eventRoutes.accepted);
