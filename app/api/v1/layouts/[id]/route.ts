import { layoutRoutes } from '@/app/api/v1/_routes/layouts';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(layoutRoutes.get, layoutRoutes.delete);
