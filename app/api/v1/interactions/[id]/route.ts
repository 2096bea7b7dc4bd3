import { interactionRoutes } from '@/app/api/v1/_routes/interactions';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(interactionRoutes.get, interactionRoutes.delete);
