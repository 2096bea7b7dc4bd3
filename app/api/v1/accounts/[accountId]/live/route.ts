import { usageRoutes } from '@/app/api/v1/_routes/usage';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(usageRoutes.live);
