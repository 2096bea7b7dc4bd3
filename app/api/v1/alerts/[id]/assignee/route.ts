import { alertRoutes } from '@/app/api/v1/_routes/alerts';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(alertRoutes.assign);
