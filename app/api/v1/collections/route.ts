import { collectionRoutes } from '@/app/api/v1/_routes/collections';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(collectionRoutes.list);
export const POST = toRoute(collectionRoutes.create);
