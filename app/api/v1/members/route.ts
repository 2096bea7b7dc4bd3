import { memberRoutes } from '@/app/api/v1/_routes/members';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(memberRoutes.list);
export const POST = toRoute(memberRoutes.invite);
