import { contactRoutes } from '@/app/api/v1/_routes/contacts';
import { toRoute } from '@/lib/next/route';

export const POST = toRoute(contactRoutes.merge);
