import { teamRoutes } from '@/app/api/v1/_routes/members';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(teamRoutes.list);
export const POST = toRoute(teamRoutes.create);
