import { usageRoutes } from '@/app/api/v1/_routes/usage';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(usageRoutes.users);
