import { tagRoutes } from '@/app/api/v1/_routes/tags';
import { toRoute } from '@/lib/next/route';

export const POST = toRoute(tagRoutes.merge);
