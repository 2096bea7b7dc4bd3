import { tagRoutes } from '@/app/api/v1/_routes/tags';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(tagRoutes.merge);
