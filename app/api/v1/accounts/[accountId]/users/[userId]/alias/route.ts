import { eventRoutes } from '@/app/api/v1/_routes/events';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(eventRoutes.undoAlias);
