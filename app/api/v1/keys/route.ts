import { organizationRoutes } from '@/app/api/v1/_routes/organization';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(organizationRoutes.keys);
export const POST = toRoute(organizationRoutes.createKey);
