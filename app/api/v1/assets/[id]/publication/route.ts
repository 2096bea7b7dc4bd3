import { publicationRoutes } from '@/app/api/v1/_routes/publications';
import { apiAddress } from '@/lib/next/api-address';

export const { GET, PUT, POST, PATCH, DELETE, OPTIONS } = apiAddress(publicationRoutes.fromAsset);
