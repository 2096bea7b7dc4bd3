import { tagRoutes } from '@/app/api/v1/_routes/tags';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(tagRoutes.list);
export const POST = toRoute(tagRoutes.create);
