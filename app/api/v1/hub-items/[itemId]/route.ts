import { hubRoutes } from '@/app/api/v1/_routes/hubs';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(hubRoutes.endItem);
