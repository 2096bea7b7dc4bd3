import { playRoutes } from '@/app/api/v1/_routes/plays';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(playRoutes.runs, playRoutes.start);
