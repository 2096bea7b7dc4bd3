import { memberRoutes } from '@/app/api/v1/_routes/members';
import { toRoute } from '@/lib/next/route';

export const PATCH = toRoute(memberRoutes.update);
