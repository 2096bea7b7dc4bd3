import { viewRoutes } from '@/app/api/v1/_routes/views';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(viewRoutes.list, viewRoutes.save);
