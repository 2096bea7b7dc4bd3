import { chartRoutes } from '@/app/api/v1/_routes/charts';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(chartRoutes.metrics);
