import { timelineRoutes } from '@/app/api/v1/_routes/timeline';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(timelineRoutes.ofAccount);
