import { planRoutes } from '@/app/api/v1/_routes/plans';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(planRoutes.list, planRoutes.create);
