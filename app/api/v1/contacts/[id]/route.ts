import { contactRoutes } from '@/app/api/v1/_routes/contacts';
import { toRoute } from '@/lib/next/route';

export const GET = toRoute(contactRoutes.get);
export const PATCH = toRoute(contactRoutes.update);
export const DELETE = toRoute(contactRoutes.delete);
