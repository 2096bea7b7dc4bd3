import { viewRoutes } from '@/app/api/v1/_routes/views';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(viewRoutes.list);
export const POST = toRoute(viewRoutes.save);
