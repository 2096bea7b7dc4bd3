import { dealRoutes } from '@/app/api/v1/_routes/deals';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(dealRoutes.get, dealRoutes.update, dealRoutes.delete);
