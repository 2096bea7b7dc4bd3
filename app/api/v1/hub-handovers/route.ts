import { hubManagerRoutes } from '@/app/api/v1/_routes/hub-manager';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(hubManagerRoutes.handOver);
