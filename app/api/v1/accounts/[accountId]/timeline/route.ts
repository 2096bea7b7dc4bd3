import { timelineRoutes } from '@/app/api/v1/_routes/timeline';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(timelineRoutes.ofAccount);
